import Digests
import ExactArithmetic

extension CollectionEvent {
  /// Reads an event back from a record's kind and fields.
  ///
  /// - Parameter isCompact: whether the batch's questionnaire takes one character a place; asked
  ///   only for papers.
  /// - Returns: nil when the record is none that this version writes.
  public init?(word: String, fields: [String], isCompact: (String) -> Bool) {
    var reader = RecordFields(fields)
    guard let event = Self.read(word, &reader, isCompact), reader.isFinished else { return nil }
    self = event
  }

  private static func read(
    _ word: String, _ fields: inout RecordFields, _ isCompact: (String) -> Bool
  ) -> CollectionEvent? {
    switch word {
    case "who": return fields.next().map { .who($0) }
    case "undo": return fields.next().flatMap { Digits.value($0) }.map { .undo(sequence: $0) }
    case "intervene":
      guard let who = fields["who"], let what = fields["what"],
        let witnesses = fields["witnesses"]
      else { return nil }
      return .intervene(who: who, what: what, witnesses: witnesses)
    case "fact": return fact(&fields)
    case "override": return override(&fields)
    case "seal": return seal(&fields)
    case "settle": return settle(&fields)
    case "draw": return draw(&fields)
    case "substitute": return substitute(&fields)
    case "spoil-batch":
      guard let batch = fields.next(), let reason = fields["reason"] else { return nil }
      if let pass = fields["pass"] {
        guard pass == "2", let after = fields.digest("after") else { return nil }
        return .withdraw(batch: batch, reason: reason, after: after)
      }
      return .spoil(batch: batch, reason: reason, after: fields.digest("after"))
    case "begin", "header", "end", "accept", "reopen":
      if word == "reopen", let after = fields.digests("spoiled") {
        guard let batch = fields.next(), let by = fields["by"], let reason = fields["reason"] else {
          return nil
        }
        return .lift(batch: batch, by: by, reason: reason, after: after)
      }
      guard let key = fields.passKey() else { return nil }
      return passEvent(word, key, &fields)
    default:
      guard let key = fields.passKey(), let number = fields.next().flatMap({ Digits.value($0) })
      else { return nil }
      return paperEvent(word, key, number, &fields, isCompact)
    }
  }

  private static func passEvent(
    _ word: String, _ key: PassKey, _ fields: inout RecordFields
  ) -> CollectionEvent? {
    switch word {
    case "begin":
      let isConfirmed = fields.takeForce()
      guard let parameters = BeginParameters(&fields, isConfirmed: isConfirmed) else { return nil }
      return .begin(parameters, pass: key, after: fields.digest("after"))
    case "header":
      let isForced = fields.takeForce()
      guard let reason = fields["reason"] else { return nil }
      return .header(
        key, issued: fields.count("issued"), returned: fields.count("returned"), reason: reason,
        isForced: isForced)
    case "end":
      guard let papers = fields.count("papers"), let last = fields.digest("last") else {
        return nil
      }
      return .end(key, papers: papers, last: last, isForced: fields.takeForce())
    case "accept":
      guard let papers = fields.count("papers"), let by = fields["by"],
        let reason = fields["reason"], let last = fields.digest("last")
      else { return nil }
      return .accept(key, papers: papers, by: by, reason: reason, last: last)
    default:
      guard let by = fields["by"], let reason = fields["reason"],
        let after = fields.digests("after")
      else { return nil }
      return .reopen(key, by: by, reason: reason, after: after)
    }
  }

  private static func paperEvent(
    _ word: String, _ key: PassKey, _ number: Int, _ fields: inout RecordFields,
    _ isCompact: (String) -> Bool
  ) -> CollectionEvent? {
    switch word {
    case "paper":
      let isForced = fields.takeForce()
      let tokens = fields.rest()
      let marks = Marks(
        bytes: Array(tokens.joined(separator: " ").utf8), isCompact: isCompact(key.batch))
      return .paper(key, number: number, marks: marks, isForced: isForced)
    case "text":
      guard let item = fields.next(), let text = fields.next() else { return nil }
      return .text(key, number: number, item: item, text: text)
    case "tick":
      guard let place = fields.next(), let mark = fields.next() else { return nil }
      return .tick(key, number: number, place: place, mark: mark)
    case "fix":
      let isForced = fields.takeForce()
      guard let reason = fields.takeLast("reason") else { return nil }
      let changes = fields.rest().map { MarkChange(recorded: $0) }
      guard !changes.isEmpty, !changes.contains(nil) else { return nil }
      return .fix(
        key, number: number, changes: changes.compactMap(\.self), reason: reason,
        isForced: isForced)
    case "void": return fields["reason"].map { .void(key, number: number, reason: $0) }
    case "unvoid":
      guard let reason = fields["reason"] else { return nil }
      return .unvoid(key, number: number, reason: reason, after: fields.digests("after"))
    case "invalid":
      guard let code = fields["code"], let reason = fields["reason"] else { return nil }
      return .invalid(
        key, number: number, code: code, reason: reason, after: fields.digests("after"))
    case "abstain": return .abstain(key, number: number, after: fields.digests("after"))
    default: return nil
    }
  }

  private static func fact(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let unit = fields.next(), let item = fields.next(),
      let value = fields.next().flatMap({ FactValue(recorded: $0) }),
      let evidence = fields["evidence"],
      let side = fields["side"].flatMap({ FactKey.Side(rawValue: $0) })
    else { return nil }
    let key = FactKey(unit: unit, item: item, period: fields["period"] ?? "", side: side)
    return .fact(
      key, value: value, evidence: evidence, reason: fields["reason"],
      prior: fields.digests("prior") ?? [])
  }

  private static func override(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let unit = fields.next(), let item = fields.next(), let reason = fields["reason"] else {
      return nil
    }
    let clause = fields["clause"] ?? ""
    let evidence = fields["evidence"] ?? ""
    var prior: [Digest] = []
    if let text = fields["prior"] {
      guard let read = RecordFields.digests(in: text) else { return nil }
      prior = read
    }
    var points: Rational?
    if let text = fields["points"] {
      guard let read = try? Rational(parsing: text) else { return nil }
      points = read
    } else if fields.next() != OverrideParameters.lift {
      return nil
    }
    return .override(
      OverrideParameters(
        key: OverrideKey(unit: unit, item: item), points: points, reason: reason, clause: clause,
        evidence: evidence), prior: prior)
  }

  private static func draw(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let number = fields.next().flatMap({ Digits.value($0) }), number >= 1,
      let stage = fields.next().flatMap({ DrawKey.Stage(rawValue: $0) }),
      let sha256 = fields.digest("sha256")
    else { return nil }
    return .draw(DrawKey(number: number, stage: stage), sha256: sha256)
  }

  private static func substitute(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let draw = fields.next().flatMap({ Digits.value($0) }), draw >= 1,
      let ordinal = fields.next().flatMap({ Digits.value($0) }), ordinal >= 1,
      let unit = fields.next(), let substitute = fields.next(), let reason = fields["reason"],
      let after = fields.digest("after")
    else { return nil }
    return .substitute(
      SubstitutionParameters(
        draw: draw, ordinal: ordinal, unit: unit, substitute: substitute, reason: reason),
      after: after)
  }

  private static func settle(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let reason = fields["reason"] else { return nil }
    let named = fields["after"].map { RecordFields.digests(in: $0) } ?? []
    if let kept = fields.digest("keep") {
      guard let named else { return nil }
      return keep(kept, reason, after: named, &fields)
    }
    guard let after = named, !after.isEmpty else { return nil }
    let prior = fields["prior"].map { RecordFields.digests(in: $0) } ?? []
    let words = fields.rest()
    guard let prior, (3...4).contains(words.count), let number = Digits.value(words[1]),
      let choice = words.last.flatMap({ Settlement.Choice($0) })
    else { return nil }
    return .settle(
      SettlementParameters(
        batch: words[0], number: number, place: words.count == 4 ? words[2] : nil, choice: choice,
        reason: reason), after: after, prior: prior)
  }

  private static func keep(
    _ kept: Digest, _ reason: String, after: [Digest], _ fields: inout RecordFields
  ) -> CollectionEvent? {
    let lists = ["reject", "prior"].map { key in
      fields[key].map { RecordFields.digests(in: $0) } ?? []
    }
    var renamed: [KeepParameters.Renaming] = []
    if let text = fields["rename"] {
      for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard let colon = pair.firstIndex(of: ":"), let line = Digest(hex: pair[..<colon]) else {
          return nil
        }
        let id = pair[pair.index(after: colon)...]
        guard !id.isEmpty else { return nil }
        renamed.append(.init(line: line, id: String(id)))
      }
    }
    guard let rejected = lists[0], let prior = lists[1], !(rejected.isEmpty && renamed.isEmpty),
      let batch = fields.next()
    else { return nil }
    return .keep(
      KeepParameters(
        batch: batch, kept: kept, rejected: rejected, renamed: renamed, prior: prior,
        reason: reason), after: after)
  }

  private static func seal(_ fields: inout RecordFields) -> CollectionEvent? {
    guard let batch = fields.next(), let after = fields.digests("after"),
      let sheets = fields.digest("sha256")
    else { return nil }
    return .seal(batch: batch, after: after, sheets: sheets)
  }
}

extension BeginParameters {
  fileprivate init?(_ fields: inout RecordFields, isConfirmed: Bool) {
    guard let questionnaire = fields["questionnaire"],
      let definition = fields.digest("definition"), let subject = fields["subject"],
      let issued = fields.count("issued"), let returned = fields.count("returned"),
      let numbers = fields["numbers"].flatMap({ PaperNumbers($0) })
    else { return nil }
    var sampling: SamplingParameters?
    if let value = fields["value"] {
      guard let share = fields["share"].flatMap({ try? Rational(parsing: $0) }), share > 0,
        share <= 1
      else { return nil }
      sampling = SamplingParameters(value: value, share: share)
    }
    self.init(
      questionnaire: questionnaire, definition: definition, subject: subject, role: fields["role"],
      issued: issued, returned: returned, numbers: numbers,
      hasCheckDigits: fields["check"] == "damm", sampling: sampling,
      replaces: fields.digest("replaces"), isConfirmed: isConfirmed)
  }
}

extension MarkChange {
  /// Reads `place=mark`; nil for anything else.
  fileprivate init?(recorded field: String) {
    guard let equals = field.utf8.firstIndex(of: 0x3D) else { return nil }
    self.init(
      place: String(decoding: field.utf8[..<equals], as: UTF8.self),
      mark: String(decoding: field.utf8[field.utf8.index(after: equals)...], as: UTF8.self))
  }
}

/// The fields of one record while they are taken off.
struct RecordFields {
  private var fields: ArraySlice<String>

  init(_ fields: [String]) {
    self.fields = fields[...]
  }

  var isFinished: Bool { fields.isEmpty }

  mutating func next() -> String? { fields.popFirst() }

  /// Everything that is left.
  mutating func rest() -> [String] {
    defer { fields = [] }
    return Array(fields)
  }

  /// Takes off `key=value`; nil when absent.
  subscript(key: String) -> String? {
    mutating get {
      guard let index = fields.firstIndex(where: { $0.utf8.starts(with: "\(key)=".utf8) }) else {
        return nil
      }
      return String(
        decoding: fields.remove(at: index).utf8.dropFirst(key.utf8.count + 1), as: UTF8.self)
    }
  }

  /// Takes off `key=value` when it is the last field.
  mutating func takeLast(_ key: String) -> String? {
    guard let last = fields.last, last.utf8.starts(with: "\(key)=".utf8) else { return nil }
    fields.removeLast()
    return String(decoding: last.utf8.dropFirst(key.utf8.count + 1), as: UTF8.self)
  }

  mutating func count(_ key: String) -> Int? { self[key].flatMap { Digits.value($0) } }

  mutating func digest(_ key: String) -> Digest? { self[key].flatMap { Digest(hex: $0) } }

  /// A list of hashes; nil when it is absent or malformed.
  mutating func digests(_ key: String) -> [Digest]? {
    self[key].flatMap { Self.digests(in: $0) }
  }

  static func digests(in text: String) -> [Digest]? {
    let digests = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { Digest(hex: $0) }
    return digests.contains(nil) ? nil : digests.compactMap(\.self)
  }

  mutating func takeForce() -> Bool {
    guard fields.last == "!" else { return false }
    fields.removeLast()
    return true
  }

  mutating func passKey() -> PassKey? {
    guard let batch = next(), let pass = next().flatMap({ Digits.value($0) }),
      (1...2).contains(pass)
    else { return nil }
    return PassKey(batch: batch, pass: pass)
  }
}
