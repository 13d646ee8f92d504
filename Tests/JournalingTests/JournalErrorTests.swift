import Diagnostics
import Digests
import Glibc
import Testing

@testable import Journaling

@Suite("What a refusal says") struct JournalErrorTests {
  static let fault = SystemFault(.write, ENOSPC)
  static let all: [JournalError] = [
    .standardStreamClosed(1), .missing(path: "p"), .notAJournal(path: "p"),
    .damaged(path: "p", JournalDamage(line: 7, offset: 900, length: 1, reason: .chain)),
    .locked(path: "p"), .rolledBack(path: "p", noted: "9:ab", .shorter(than: 9, has: 3)),
    .vanished(path: "p", noted: "9:ab"),
    .notedForAnother(path: "p", noted: Scene.id(1), found: Scene.id(2)),
    .wrongRound(path: "p", expected: "a", found: "b"), .noRoom(path: "p", fault),
    .notSynced(path: "p", SystemFault(.fdatasync, EIO)),
    .system(path: "p", SystemFault(.open, EMFILE)),
    .changedUnderneath(path: "p", expected: 10, found: 11), .restless(path: "p"),
    .stopped(path: "p"), .exists(path: "p"), .nothingToSalvage(path: "p"),
    .headerUnreadable(path: "p"), .notUnderstood(line: 3, kind: "paper"),
    .emptyHeaderField("round"), .kindNotAllowed("A"), .timeNotAllowed("x"),
    .recordTooLong(bytes: 10, limit: 9),
  ]

  @Test("every refusal has its own code, and words of its own in both languages")
  func words() {
    #expect(Set(Self.all.map(\.code)).count == Self.all.count)
    for error in Self.all {
      let message = error.message
      #expect(error.code.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(message.zh != message.en && message.zh != error.code && message.en != error.code)
      #expect(message.zh.hasSuffix("。") && message.en.hasSuffix("."), "\(error.code)")
      #expect(message.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(error.code)")
      #expect(message.en.unicodeScalars.allSatisfy { $0.value < 0x4E00 }, "\(error.code)")
    }
  }

  @Test("damage names its line, a full disk and a lock their reply and exit status")
  func facts() {
    // Source: the protocol's table of codes and sysexits: 65 data, 74 I/O, 75 temporary.
    #expect(Self.all[3].message.zh.contains("第 7 行") && Self.all[3].message.en.contains("line 7"))
    #expect(Self.all[3].replyCode == 560 && Self.all[3].exitStatus == 65)
    #expect(Self.all[4].replyCode == 440 && Self.all[4].exitStatus == 75)
    #expect(Self.all[9].replyCode == 450 && Self.all[9].exitStatus == 74)
    #expect(Self.all[10].replyCode == 450 && Self.all[10].exitStatus == 74)
  }

  @Test("input is quoted short and without characters that act on a terminal")
  func quoting() {
    let nasty = "\u{1B}[2J" + String(repeating: "长", count: 500)
    for error in [JournalError.kindNotAllowed(nasty), .timeNotAllowed(nasty)] {
      #expect(error.message.zh.count < 200 && !error.message.zh.contains("\u{1B}"))
    }
  }
}
