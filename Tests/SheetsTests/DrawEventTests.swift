import Digests
import Encodings
import Testing

@testable import Sheets

/// Draws and substitutes on record; expectations follow from the rule that only references order
/// records of different journals.
@Suite struct DrawEventTests {
  struct Record {
    let event: CollectionEvent
    let stamp: Stamp
  }

  static func record(_ event: CollectionEvent, _ journal: String, _ sequence: Int) -> Record {
    Record(
      event: event,
      stamp: Stamp(
        journal: journal, sequence: sequence, hash: SHA256.hash("\(journal) \(sequence)")))
  }

  /// Replays records through their written form; what waits is offered again.
  static func replay(_ records: [Record]) throws -> CollectionState {
    var replay = Replay(layouts: [SheetLayout]())
    var rest = records
    var hasMoved = true
    while hasMoved, !rest.isEmpty {
      hasMoved = false
      var waiting: [Record] = []
      var heldUp: Set<String> = []
      for record in rest {
        if heldUp.contains(record.stamp.journal) {
          waiting.append(record)
          continue
        }
        let outcome = try read(record, &replay)
        if outcome == .applied {
          hasMoved = true
        } else {
          heldUp.insert(record.stamp.journal)
          waiting.append(record)
        }
      }
      rest = waiting
    }
    #expect(rest.isEmpty)
    return replay.state
  }

  private static func read(_ record: Record, _ replay: inout Replay) throws -> Replay.Outcome {
    let kind = Array(record.event.word.utf8)
    let payload = Array(
      record.event.fields.map { PercentEscaping.escape($0) }.joined(separator: " ").utf8)
    let time = Array("2026-06-01T00:00:00Z".utf8)
    return try kind.withUnsafeBytes { kind in
      try payload.withUnsafeBytes { payload in
        try time.withUnsafeBytes { time in
          try replay.read(kind: kind, payload: payload, time: time, stamp: record.stamp)
        }
      }
    }
  }

  static let hash = SHA256.hash("file")
  static let key = DrawKey(number: 1, stage: .record)

  static func substitution(_ ordinal: Int, _ unit: String, _ substitute: String)
    -> SubstitutionParameters
  {
    SubstitutionParameters(
      draw: 1, ordinal: ordinal, unit: unit, substitute: substitute, reason: "撤销 a=b % \u{301}")
  }

  @Test(
    "an event is read back from its words as it was",
    arguments: [
      CollectionEvent.draw(key, sha256: hash),
      .draw(DrawKey(number: 9_999, stage: .commit), sha256: hash),
      .substitute(substitution(2, "reason=", "after="), after: hash),
    ])
  func roundTrip(event: CollectionEvent) {
    let read = CollectionEvent(word: event.word, fields: event.fields, isCompact: { _ in false })
    #expect(read == event)
  }

  @Test(
    "what is no draw and no substitute is not read",
    arguments: [
      ("draw", ["0", "record", "sha256=\(hash.hex)"]),
      ("draw", ["1", "file", "sha256=\(hash.hex)"]),
      ("draw", ["1", "record", "sha256=00"]),
      ("draw", ["1", "record", "sha256=\(hash.hex)", "x"]),
      ("draw", ["1", "record"]),
      ("substitute", ["1", "0", "a", "b", "reason=x", "after=\(hash.hex)"]),
      ("substitute", ["1", "1", "a", "b", "after=\(hash.hex)"]),
      ("substitute", ["1", "1", "a", "b", "reason=x"]),
    ])
  func unread(word: String, fields: [String]) {
    #expect(CollectionEvent(word: word, fields: fields, isCompact: { _ in false }) == nil)
  }

  @Test("a substitute in another journal waits for its draw, and both orders give one state")
  func order() throws {
    let wang = [
      Self.record(.who("wang"), "w", 2), Self.record(.draw(Self.key, sha256: Self.hash), "w", 3),
    ]
    let first = Self.record(
      .substitute(Self.substitution(1, "G02", "G01"), after: SHA256.hash("w 3")), "l", 3)
    let second = Self.record(
      .substitute(Self.substitution(2, "G01", "G03"), after: first.stamp.hash), "w", 4)
    let li = [Self.record(.who("li"), "l", 2), first]
    let states = try [wang + [second] + li, li + wang + [second]].map { try Self.replay($0) }
    for state in states {
      #expect(state.draws[Self.key]?.sha256 == Self.hash)
      #expect(state.draws[Self.key]?.by == "wang")
      #expect(state.substitutions.map(\.parameters.substitute) == ["G01", "G03"])
      #expect(state.substitutions.map(\.by) == ["li", "wang"])
      #expect(state.newestAct(ofDraw: 1) == SHA256.hash("w 4"))
      #expect(state.substitutes(activatedIn: [1]) == ["G01", "G03"])
      #expect(state.substitutes(activatedIn: [2]).isEmpty)
    }
    #expect(CanonicalSheets.stateHash(states[0]) == CanonicalSheets.stateHash(states[1]))
  }

  @Test("two journals that record different files for one draw are in conflict, in both orders")
  func conflict() throws {
    let here = Self.record(.draw(Self.key, sha256: Self.hash), "w", 2)
    let there = Self.record(.draw(Self.key, sha256: SHA256.hash("other")), "l", 2)
    let states = try [[here, there], [there, here]].map { try Self.replay($0) }
    for state in states { #expect(state.drawConflicts[Self.key] != nil) }
    #expect(states[0].drawConflicts == states[1].drawConflicts)
    #expect(CanonicalSheets.stateHash(states[0]) == CanonicalSheets.stateHash(states[1]))
    let same = Self.record(.draw(Self.key, sha256: Self.hash), "l", 2)
    #expect(try Self.replay([here, same]).drawConflicts.isEmpty)
  }

  @Test("the state's hash covers draws and substitutes, and is as before without them")
  func stateHash() throws {
    let draw = Self.record(.draw(Self.key, sha256: Self.hash), "w", 2)
    let substitute = Self.record(
      .substitute(Self.substitution(1, "G02", "G01"), after: draw.stamp.hash), "w", 3)
    let other = Self.record(
      .substitute(Self.substitution(1, "G02", "G03"), after: draw.stamp.hash), "w", 3)
    let hashes = try [[], [draw], [draw, substitute], [draw, other]].map { records in
      CanonicalSheets.stateHash(try Self.replay(records))
    }
    #expect(Set(hashes).count == 4)
    // printf '' | sha256sum
    #expect(
      hashes[0].hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
