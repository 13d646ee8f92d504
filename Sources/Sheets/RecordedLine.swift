import Digests

/// A record that a conflict or a ruling is about, with its words.
public struct RecordedLine: Sendable, Hashable {
  /// Where it stands.
  public let stamp: Stamp
  /// What it says.
  public let event: CollectionEvent
  /// Who wrote it.
  public let operatorID: String
  /// When, to the second or to the day.
  public let time: String

  /// The day on which it was written.
  public var day: String { String(time.prefix(10)) }

  /// The pass that it keys, opens, closes or rules on; nil where it is about the batch.
  public var pass: Int? { event.ownPass?.pass }

  /// The protocol's own line for it.
  ///
  /// - Parameter isBlind: whether marks, texts, rulings on papers, reasons and counts are left out
  ///   (`…`), as for someone who may still key the other pass.
  public func words(isBlind: Bool) -> String { event.line(isBlind: isBlind) }
}

extension CollectionEvent {
  /// What was opened by it; nil for any other line.
  public var opening: BeginParameters? {
    if case .begin(let parameters, _, _) = self { parameters } else { nil }
  }

  /// The line as a clerk types it, without references to other records.
  fileprivate func line(isBlind: Bool) -> String {
    func hidden(_ words: [String]) -> [String] { isBlind ? ["…"] : words }
    func reason(_ text: String) -> [String] { text.isEmpty ? [] : ["reason=\(Self.quoted(text))"] }
    let words: [String] =
      switch self {
      case .who(let id): [id]
      case .begin(let parameters, let key, _):
        [key.batch] + Self.words(of: parameters) + (key.pass == 1 ? [] : ["pass=\(key.pass)"])
      case .header(_, let issued, let returned, let why, let isForced):
        (issued.map { ["issued=\($0)"] } ?? []) + (returned.map { ["returned=\($0)"] } ?? [])
          + reason(why) + (isForced ? ["!"] : [])
      case .paper(_, let number, let marks, let isForced):
        ["\(number)"] + hidden([marks.grouped] + (isForced ? ["!"] : []))
      case .text(_, let number, let item, let text): ["\(number)", item] + hidden([text])
      case .tick(_, let number, let place, let mark): ["\(number)", place] + hidden([mark])
      case .undo(let sequence): ["\(sequence)"]
      case .fix(_, let number, let changes, let why, _):
        ["\(number)"] + hidden(changes.map { "\($0.place)=\($0.mark)" } + reason(why))
      case .void(_, let number, let why): ["\(number)"] + hidden(reason(why))
      case .unvoid(_, let number, let why, _): ["\(number)"] + hidden(reason(why))
      case .invalid(_, let number, let code, let why, _):
        ["\(number)"] + hidden(["code=\(code)"] + reason(why))
      case .abstain(_, let number, _): ["\(number)"]
      case .spoil(let batch, let why, _): reason(why) + ["batch=\(batch)"]
      case .withdraw(let batch, let why, _): ["pass=2"] + reason(why) + ["batch=\(batch)"]
      case .lift(let batch, let by, let why, _): ["by=\(by)"] + reason(why) + ["batch=\(batch)"]
      case .end(_, let papers, _, _): hidden(["papers=\(papers)"])
      case .accept(_, let papers, let by, let why, _):
        hidden(["papers=\(papers)"]) + ["by=\(by)"] + hidden(reason(why))
      case .settle(let ruling, _, _):
        ["\(ruling.number)"]
          + hidden(
            [ruling.place].compactMap(\.self) + [ruling.choice.word] + reason(ruling.reason))
          + ["batch=\(ruling.batch)"]
      case .keep(let ruling, _): Self.words(of: ruling) + reason(ruling.reason)
      case .seal(let batch, _, _): ["batch=\(batch)"]
      case .reopen(let key, let by, let why, _):
        ["by=\(by)"] + reason(why) + ["batch=\(key.batch)"]
          + (key.pass == 1 ? [] : ["pass=\(key.pass)"])
      case .fact, .override, .intervene, .draw, .substitute: fields.map { Self.quoted($0) }
      }
    if case .paper = self { return words.joined(separator: " ") }
    return ([word] + words).joined(separator: " ")
  }

  private static func words(of parameters: BeginParameters) -> [String] {
    parameters.fields.filter { !$0.hasPrefix("definition=") && !$0.hasPrefix("share=") }
  }

  private static func words(of ruling: KeepParameters) -> [String] {
    ["batch=\(ruling.batch)", "keep=\(ruling.kept.prefix16)"]
      + (ruling.renamed.isEmpty
        ? []
        : [
          "rename="
            + ruling.renamed.map { "\($0.line.prefix16):\($0.id)" }.joined(separator: ",")
        ])
  }

  private static func quoted(_ text: String) -> String {
    text.contains(" ") || text.contains("\u{3000}") ? "\"\(text)\"" : text
  }
}
