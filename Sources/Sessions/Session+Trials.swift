import Diagnostics
import Digests
import Sheets

extension Session {
  /// The verdict on a line, with nothing stored.
  mutating func tryOut(
    _ arguments: Arguments, _ recording: some Recording
  ) throws(Refusal) -> Reply {
    let line = arguments.rest
    guard !line.isEmpty, !Request.isComment(line) else {
      throw .missing("LINE", zh: "写法：试录 17 1123", en: "write: check 17 1123")
    }
    let request = try Request(line)
    guard request.id == nil else {
      throw .bad("LINE", found: line, zh: "@ 写在整行最前面", en: "an @id stands before check")
    }
    let reply: Reply
    switch request.act {
    case .paper(let text): reply = try judge(text, openKeyForPaper()).reply
    case .command(.check, _):
      throw .bad("LINE", found: line, zh: "试录里不能再试录", en: "a trial cannot try a trial")
    case .command:
      var trial = self
      var nowhere = Nowhere(
        journalID: recording.journalID, head: recording.head, lastHash: recording.lastHash)
      reply = try trial.answer(request.act, &nowhere)
    }
    return Reply(
      reply.code, reply.fields + [.init("stored", "no")], details: reply.details,
      text: .init(zh: "试录，未存", en: "a trial; nothing is stored"))
  }
}

/// Records nothing, for a trial.
private struct Nowhere: Recording {
  let journalID: String?
  let head: String?
  let lastHash: Digest?

  mutating func open(for operatorID: String) -> CollectionState? { nil }

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    (Stamp(journal: journalID ?? "", sequence: 0, hash: .zero), "")
  }
}
