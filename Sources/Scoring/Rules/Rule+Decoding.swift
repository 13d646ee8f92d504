import Definitions
import Diagnostics
import ExactArithmetic

extension Shape<Rule> {
  /// The rule of an item: one primitive, perhaps with points for what was not held.
  static var itemRule: Shape { rule(hasPoints: false) { $0.optional("notHeld", .itemNotHeld) } }

  /// A part inside another rule: one primitive, perhaps with a loss for what was not held.
  static var part: Shape { rule(hasPoints: false) { $0.optional("notHeld", .partNotHeld) } }

  /// A part of a sum: as ``part``, perhaps with points of its own.
  static var sumPart: Shape { rule(hasPoints: true) { $0.optional("notHeld", .partNotHeld) } }

  private static func rule(
    hasPoints: Bool, notHeld: @escaping (inout ObjectReader) -> Rule.NotHeld?
  ) -> Shape {
    object { reader in
      let present = RulePrimitives.all.filter { reader.has($0.word) }
      let because = reader.optional("because", .text)
      let clause = reader.optional("clause", .line)
      let points =
        hasPoints ? reader.optional("points", Shape<Rational>.rational(from: 0).located) : nil
      let special = notHeld(&reader)
      let words = RulePrimitives.all.map { $0.word }
      if present.count != 1 {
        for word in words { _ = reader.value(word) }
        let known = Set(words + ["because", "clause", "notHeld"] + (hasPoints ? ["points"] : []))
        // A mistyped word is reported as an unknown key, with the nearest one.
        if present.count > 1 || reader.keys.allSatisfy(known.contains) {
          reader.report(SchemeFault.ruleWords(found: present.map { $0.word }, known: words))
        }
      }
      let primitives = present.map { (type) -> (any RulePrimitive)? in type.read(from: &reader) }
      guard primitives.count == 1, let primitive = primitives.first.flatMap({ $0 }) else {
        return nil
      }
      return Rule(
        primitive: primitive, because: because, clause: clause, notHeld: special, points: points,
        location: reader.location)
    }
  }
}

extension Shape<Rule.NotHeld> {
  /// `'0'`, or `{ reading: 'AMB-04', zero: '0', initialOnly: '1', pending: 'pending' }`.
  fileprivate static var itemNotHeld: Shape {
    Shape { value, findings in
      guard case .object = value.content else {
        return Shape<Rational>.rational(from: 0).read(value, &findings).map { .points($0) }
      }
      return ObjectReader.read(value, into: &findings) { reader in
        let reading = reader.required("reading", Shape<String>.line.located)
        var cases: [String: Rational?] = [:]
        for key in reader.keys where key != "reading" {
          if let points = reader.optional(key, .pointsOrPending) { cases[key] = points }
        }
        return reading.map { .reading($0, cases) }
      }
    }
  }

  /// `{ lose: '1' }`, or as for an item where the part has points of its own.
  fileprivate static var partNotHeld: Shape {
    Shape { value, findings in
      guard value["lose"] != nil else { return itemNotHeld.read(value, &findings) }
      return ObjectReader.read(value, into: &findings) { reader in
        reader.required("lose", .rational(from: 0)).map { .loses($0) }
      }
    }
  }
}

extension Shape<Rational?> {
  fileprivate static var pointsOrPending: Shape {
    Shape { value, findings in
      if value.string == "pending" { return .some(nil) }
      return Shape<Rational>.rational(from: 0).read(value, &findings).map { .some($0) }
    }
  }
}
