import Definitions
import Diagnostics
import Sheets

/// A statement about yes/no inputs that is true, false or, while inputs are missing, open.
indirect enum Condition: Sendable {
  /// The input says yes.
  case holds(Located<String>)
  case allOf([Condition])
  case anyOf([Condition])
  case noneOf([Condition])

  /// The inputs that it reads.
  var references: [InputReference] {
    switch self {
    case .holds(let name): [InputReference(name: name, kinds: [.yesNo])]
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.references)
    }
  }

  /// Whether it is true; nil while that is open.
  func truth(_ answer: (String) -> Bool?) -> Bool? {
    switch self {
    case .holds(let name): return answer(name.value)
    case .allOf(let parts):
      let truths = parts.map { $0.truth(answer) }
      if truths.contains(false) { return false }
      return truths.contains(nil) ? nil : true
    case .anyOf(let parts): return Condition.any(parts, answer)
    case .noneOf(let parts): return Condition.any(parts, answer).map { !$0 }
    }
  }

  private static func any(_ parts: [Condition], _ answer: (String) -> Bool?) -> Bool? {
    let truths = parts.map { $0.truth(answer) }
    if truths.contains(true) { return true }
    return truths.contains(nil) ? nil : false
  }
}

extension Shape<Condition> {
  /// `'input'`, or `{ allOf: [ … ] }`, `{ anyOf: [ … ] }`, `{ noneOf: [ … ] }`.
  static var condition: Shape {
    Shape { value, findings in
      guard case .object = value.content else {
        return Shape<String>.line.located.read(value, &findings).map(Condition.holds)
      }
      return ObjectReader.read(value, into: &findings) { reader in
        let words = ["allOf", "anyOf", "noneOf"]
        let present = words.filter { reader.has($0) }
        let lists = words.map { reader.optional($0, .array(of: .condition, atLeast: 1)) }
        guard present.count == 1 else {
          reader.report(SchemeFault.oneOf(words, found: present))
          return nil
        }
        guard let list = lists.compactMap({ $0 }).first else { return nil }
        switch present[0] {
        case "allOf": return .allOf(list)
        case "anyOf": return .anyOf(list)
        default: return .noneOf(list)
        }
      }
    }
  }
}
