import Definitions
import Diagnostics
import ExactArithmetic

/// Inputs that may count one event several times, because several departments score it (AMB-27).
///
/// `events: [ { id: 'speech', title: { … }, of: ['speeches', 'legalSpeeches'], clause, reading: 'AMB-27' } ]`.
/// A fact names its events in its evidence by `#`: see ``EventNames``. One name behind two of these inputs is
/// one event. The reading `each` lets every department count it, `highest` only the input at which one of
/// it gives most, the first of equals; the others count that many less.
struct EventGroup: Sendable {
  /// Where an event counts that several inputs name.
  enum Counting: String, CaseIterable, Sendable {
    /// At every one of them.
    case each
    /// Where one gives most.
    case highest
  }

  /// Stable id, unique among the groups.
  let id: String
  /// What kind of event it is.
  let title: Bilingual
  /// The inputs, in the order of the document.
  let inputs: [Located<String>]
  /// The id of a reading or one of ``Counting``; nil for ``Counting/each``.
  let reading: Located<String>?
  /// Where the document says so.
  let clause: String
  /// Names of events with the counts that are left.
  let examples: [Example]
  /// Where the definition begins.
  let location: SourceLocation

  /// The events that some inputs name, with what each of them still counts.
  struct Example: Sendable {
    let given: [TableEntry<[String]>]
    let reading: String?
    let expected: [TableEntry<Located<Rational>>]
  }

  /// The reading that it asks for.
  var need: ReadingNeed? {
    reading.map { ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue)) }
  }

  /// How events are counted, as the readings say.
  func counting(_ readings: Readings) -> Counting {
    reading.flatMap { Counting(rawValue: readings.use($0.value).alternative) } ?? .each
  }

  /// Every event that several inputs name, sorted by name, with the inputs in the order of the group.
  ///
  /// - Parameters:
  ///   - names: the events that each input's evidence names.
  ///   - rates: what one event gives at each input, in points.
  func repeated(
    _ names: [String: Set<String>], rates: [String: Rational]
  ) -> [(event: String, inputs: [String], best: String)] {
    let order = inputs.map(\.value)
    let events = Set(names.values.flatMap { $0 }).sorted()
    return events.compactMap { event in
      let readers = order.filter { names[$0]?.contains(event) == true }
      guard readers.count > 1, var best = readers.first else { return nil }
      for name in readers where rates[name, default: 0] > rates[best, default: 0] { best = name }
      return (event, readers, best)
    }
  }
}

/// The names of events that a text mentions: words that begin with `#` (or `＃`).
///
/// `市总简报第12期 #2019-07经验交流会，#劳模宣讲` names `2019-07经验交流会` and `劳模宣讲`. A name ends at a blank,
/// a comma, a semicolon, a full stop, a bracket or the next `#`; a bare `#` names nothing.
enum EventNames {
  private static let marks: Set<Character> = ["#", "＃"]
  private static let ends: Set<Character> = [
    ",", "，", "、", ";", "；", "。", "(", ")", "（", "）", "|",
  ]

  /// The names in a text, each once.
  static func named(in text: String) -> Set<String> {
    var names: Set<String> = []
    var name: String?
    for character in text {
      if marks.contains(character) || ends.contains(character) || character.isWhitespace {
        if let found = name, !found.isEmpty { names.insert(found) }
        name = marks.contains(character) ? "" : nil
      } else {
        name?.append(character)
      }
    }
    if let found = name, !found.isEmpty { names.insert(found) }
    return names
  }
}

/// An event that several inputs of a unit name, as one of these inputs sees it.
struct EventUse: Sendable {
  /// What kind of event it is.
  let title: Bilingual
  /// Its name.
  let event: String
  /// Where it counts besides, or instead, as items.
  let elsewhere: [String]
  /// Whether it counts here.
  let isCounted: Bool
  /// The reading that decided; nil where the group leaves no choice.
  let reading: ReadingUse?

  /// What a reader must know about it.
  var note: Bilingual {
    let items = (
      zh: elsewhere.joined(separator: "、"), en: elsewhere.joined(separator: ", ")
    )
    let name = Excerpt.quote(event)
    let choice = reading.map { "\($0.id) \($0.alternative)" } ?? ""
    let by = (zh: choice.isEmpty ? "" : "（\(choice)）", en: choice.isEmpty ? "" : " (\(choice))")
    guard isCounted else {
      return Bilingual(
        zh: "\(title.zh) #\(name) 已在 \(items.zh) 计分，此处不再计\(by.zh)",
        en: "\(title.en) #\(name) counts at \(items.en) and not here\(by.en)")
    }
    return Bilingual(
      zh: "\(title.zh) #\(name) 在 \(items.zh) 也有登记，此处计分\(by.zh)",
      en: "\(title.en) #\(name) is also registered at \(items.en) and counts here\(by.en)")
  }
}

extension Shape<EventGroup> {
  /// `{ id: 'speech', title, of: [ … ], clause, reading: 'AMB-27', examples: [ … ] }`.
  static var eventGroup: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let inputs = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 2, atMost: 100))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .eventExample, atMost: 100), default: [])
      guard let id, let title, let inputs, let clause else { return nil }
      return EventGroup(
        id: id, title: title, inputs: inputs, reading: reading, clause: clause, examples: examples,
        location: reader.location)
    }
  }
}

extension Shape<EventGroup.Example> {
  /// `{ given: { speeches: ['a', 'b'], legalSpeeches: ['a'] }, reading: 'highest', counts: { speeches: '2', legalSpeeches: '0' } }`.
  fileprivate static var eventExample: Shape {
    object { reader in
      let names = Shape<[String]>.array(of: .line, atLeast: 1, atMost: 100)
      let given = reader.required("given", Shape<[TableEntry<[String]>]>.table(of: names))
      let reading = reader.optional("reading", .line)
      let counts = reader.required(
        "counts",
        Shape<[TableEntry<Located<Rational>>]>.table(
          of: Shape<Rational>.rational(from: 0).located))
      guard let given, let counts else { return nil }
      return EventGroup.Example(given: given, reading: reading, expected: counts)
    }
  }
}
