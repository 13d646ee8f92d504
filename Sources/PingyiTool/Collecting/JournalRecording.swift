import Diagnostics
import Digests
import Journaling
import Rounds
import Sheets

/// The journals of one run of `collect` as the protocol writes to them, one operator's at a time.
///
/// Nothing is durable before ``commit()``. After a failure nothing is written any more.
struct JournalRecording: Recording {
  /// Why nothing can be recorded any more, as the process tells it; nil while all is well.
  private(set) var failure: Refusal?
  /// Whether something was recorded that did not reach the disk, so that its reply must not be sent.
  private(set) var hasLostRecords = false

  private let folder: RoundFolder
  private let plan: CollectionPlan
  private let station: String
  private let fixedPath: String?
  private let surroundings: Surroundings
  private let language: Language
  private var reading: RoundJournals.Reading
  private var journal: JournalFile?

  /// Records for a round, starting from what its journals say.
  ///
  /// - Parameter fixedPath: the file that all operators write to; nil for one file an operator.
  init(
    _ folder: RoundFolder, _ plan: CollectionPlan, after reading: RoundJournals.Reading,
    station: String, fixedPath: String?, language: Language, in surroundings: Surroundings
  ) {
    self.folder = folder
    self.plan = plan
    self.reading = reading
    self.station = station
    self.fixedPath = fixedPath
    self.language = language
    self.surroundings = surroundings
  }

  var journalID: String? { journal?.header.id.description }
  var head: String? { journal?.chain.head.description }
  var checkDigits: String? { journal?.chain.head.checkDigits }
  var lastHash: Digest? { journal?.chain.head.hash }

  func place(of journal: String) -> JournalPlace? {
    let id = journal.prefix { $0 != "#" }
    guard
      let holder = reading.journals.first(where: {
        $0.summary.header.map { $0.id.description == id } ?? false
      }), let station = holder.summary.header?.station
    else { return nil }
    return JournalPlace(station: station, file: PathName.lastName(of: holder.path))
  }

  // MARK: Opening

  /// The journal that an operator's records go to.
  func path(for operatorID: String) -> String {
    fixedPath ?? folder.path("journals/\(operatorID)-\(station).journal")
  }

  mutating func open(for operatorID: String) throws(RecordingFailure) -> CollectionState? {
    let path = path(for: operatorID)
    if let journal, journal.path == path { return nil }
    do throws(Refusal) {
      try commit()
      try close()
      try open(path, for: operatorID)
      let journals = try RoundJournals(of: folder, and: fixedPath)
      let isUnchanged = journals.isUnchanged(since: reading, in: surroundings)
      if !isUnchanged { reading = try journals.read(plan, in: surroundings) }
      if let journal, let fork = reading.forks.first(where: { $0.journal == journal.header.id }) {
        throw Refusal(
          .data, RoundFolderFault.forkedJournal(first: fork.first, second: fork.second))
      }
      return isUnchanged ? nil : reading.state
    } catch {
      failure = error
      journal = nil
      throw error.recordingFailure
    }
  }

  mutating func reread() throws(RecordingFailure) -> CollectionState? {
    do throws(Refusal) {
      try commit()
      reading = try RoundJournals(of: folder, and: fixedPath).read(plan, in: surroundings)
      return reading.state
    } catch {
      failure = error
      throw error.recordingFailure
    }
  }

  private mutating func open(_ path: String, for operatorID: String) throws(Refusal) {
    do throws(FileFault) {
      try Folder.make(PathName.folder(of: path))
    } catch {
      throw Refusal(error)
    }
    do throws(JournalError) {
      journal = try JournalFile.open(
        path, identity: .init(round: folder.round.id, operator: operatorID, station: station),
        time: CivilTime(surroundings.clock()).second, storage: surroundings.journalStorage)
    } catch {
      throw Refusal(error)
    }
    tellRecovery()
  }

  private func tellRecovery() {
    switch journal?.opening.recovery {
    case .notNeeded, nil: return
    case .completedLastRecord:
      surroundings.tell(
        Bilingual(
          zh: "上次最后一条记录缺少换行，已补上。",
          en: "The last record lacked its line feed; it was added.")[language])
    case .sealed(let tail):
      surroundings.tell(
        Bilingual(
          zh: "上次中断留下 \(tail.length) 字节未写完的内容，已封在原处；其中没有应答过“=”，请重录。",
          en: "An earlier stop left \(tail.length) unfinished bytes, now sealed in place; nothing "
            + "in them was answered with '='. Enter those lines again.")[language])
    }
  }

  // MARK: Writing

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    let now = CivilTime(surroundings.clock())
    let time = grain == .day ? now.day : now.second
    do throws(JournalError) {
      guard let journal, failure == nil else { throw .stopped(path: journal?.path ?? "") }
      let stamp = try journal.append(kind: kind, fields: fields, time: time)
      return (
        Stamp(journal: stamp.journal.description, sequence: stamp.seq, hash: stamp.hash), time
      )
    } catch {
      lose(Refusal(error))
      return (Stamp(journal: journalID ?? "", sequence: 0, hash: .zero), time)
    }
  }

  /// Brings everything that waits to the disk; only then may it be acknowledged.
  mutating func commit() throws(Refusal) {
    if let failure { throw failure }
    do throws(JournalError) {
      _ = try journal?.commit()
    } catch {
      lose(Refusal(error))
      throw Refusal(error)
    }
  }

  /// Forgets what was recorded since the last commit and stops for good.
  mutating func abandon(because refusal: Refusal) {
    journal?.discardPending()
    lose(refusal)
  }

  /// Notes the head beside the journal, as after a seal.
  func noteHead() throws(Refusal) {
    do throws(JournalError) {
      try journal?.noteHead()
    } catch {
      throw Refusal(error)
    }
  }

  /// Closes the journal that is open, with its head noted beside it.
  mutating func close() throws(Refusal) {
    guard let journal else { return }
    self.journal = nil
    do throws(JournalError) {
      _ = try journal.close()
    } catch {
      throw Refusal(error)
    }
  }

  private mutating func lose(_ refusal: Refusal) {
    if failure == nil { failure = refusal }
    hasLostRecords = true
  }
}

extension Refusal {
  /// The refusal as the protocol tells it: 440 locked, 560 damaged, else 450.
  var recordingFailure: RecordingFailure {
    let code =
      switch status {
      case .locked: 440
      case .data, .internalFault: 560
      default: 450
      }
    let finding = findings.first
    return RecordingFailure(
      code: code,
      fields: [("error", finding?.code ?? "unknown")]
        + (damagedLine.map { [("line", "\($0)")] } ?? []),
      message: finding?.sentence ?? Bilingual(zh: "无法存盘", en: "cannot store"))
  }
}
