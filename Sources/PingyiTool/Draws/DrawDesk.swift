import Diagnostics
import Digests
import Glibc
import Journaling
import Sampling
import Sheets

/// A round at which a named operator draws: what is there, and the one way in which it grows.
struct DrawDesk {
  /// The round.
  let folder: RoundFolder
  /// Who draws.
  let operatorID: String
  /// The language of everything that is said.
  let language: Language
  /// The draws and the state that they were compared with, as of the opening of the journal.
  private(set) var standing: DrawStanding
  /// What the journals say.
  private(set) var state: CollectionState
  private let surroundings: Surroundings
  private var recording: JournalRecording

  /// Reads a round; nothing is written yet.
  init(_ invocation: Invocation, in surroundings: Surroundings) throws(Refusal) {
    operatorID = try DrawOptions.requiredOperator(invocation)
    let station = try CollectVerb.station(invocation, in: surroundings)
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    folder = loaded.folder
    language = invocation.language
    standing = loaded.draws
    state = loaded.state
    self.surroundings = surroundings
    recording = JournalRecording(
      folder, loaded.plan, after: loaded.reading, station: station, fixedPath: nil,
      language: language, in: surroundings)
  }

  /// The round's sampling frame; refused where there is none.
  func sourceFrame() throws(Refusal) -> RoundFrame {
    guard let frame = folder.frame else {
      throw Refusal(.noInput, RoundDrawFault.noFrame(folder.path(RoundFrame.fileName)))
    }
    return frame
  }

  /// The journal's head after something was stored.
  private(set) var head = ""

  /// Works something out: once without any trace, so that a refusal leaves none, then again with
  /// the operator's journal held.
  mutating func decide<Decision>(
    _ act: (DrawStanding, CollectionState) throws(Refusal) -> Decision
  ) throws(Refusal) -> Decision {
    _ = try act(standing, state)
    if let newer = try openJournal() {
      state = newer
      standing = try RoundDraws.standing(of: folder, in: newer)
    }
    return try act(standing, state)
  }

  private mutating func openJournal() throws(Refusal) -> CollectionState? {
    do throws(RecordingFailure) {
      return try recording.open(for: operatorID)
    } catch {
      let finding = Finding(code: "cannot-record", location: nil, problem: error.message)
      throw recording.failure ?? Refusal(.inputOutput, [finding])
    }
  }

  /// Writes a draw's file under its name and puts its SHA-256 on record; returns the path.
  ///
  /// A file of that name is never overwritten. The very same file, which an interruption left
  /// behind, is put on record.
  mutating func store(_ bytes: [UInt8], named name: String, as key: DrawKey) throws(Refusal)
    -> String
  {
    let path = folder.path("draws/\(name)")
    let isNew: Bool
    let found: [UInt8]
    do throws(FileFault) {
      isNew = try !Folder.holdsSomething(at: path)
      if isNew {
        try Folder.make(PathName.folder(of: path))
        try AtomicFile.write(bytes, to: path, overwriting: false)
      }
      found = try FileContents.read(path, limit: SamplingLimits.record)
    } catch {
      throw Refusal(error)
    }
    guard found == bytes else {
      let place = SourceLocation(file: path, line: 1, column: 1)
      throw Refusal(.cannotCreate, [RoundDrawFault.unrecorded.finding(at: place)])
    }
    do throws(Refusal) {
      try record(.draw(key, sha256: SHA256.hash(bytes)))
    } catch {
      if isNew { unlink(path) }
      throw error
    }
    return path
  }

  /// Records an event after the name of who decided it, and brings both to the disk.
  mutating func record(_ event: CollectionEvent) throws(Refusal) {
    for event in [.who(operatorID), event] {
      _ = recording.record(kind: event.word, fields: event.fields, grain: .second)
    }
    try recording.commit()
    head = recording.head ?? ""
    try recording.noteHead()
    try recording.close()
  }
}
