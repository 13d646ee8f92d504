import Digests

extension CollectionEvent {
  /// The protocol's word for it, which is the record's kind.
  public var word: String {
    switch self {
    case .who: "who"
    case .begin: "begin"
    case .header: "header"
    case .paper: "paper"
    case .text: "text"
    case .tick: "tick"
    case .undo: "undo"
    case .fix: "fix"
    case .void: "void"
    case .unvoid: "unvoid"
    case .invalid: "invalid"
    case .abstain: "abstain"
    case .spoil, .withdraw: "spoil-batch"
    case .end: "end"
    case .accept: "accept"
    case .settle, .keep: "settle"
    case .seal: "seal"
    case .reopen, .lift: "reopen"
    case .fact: "fact"
    case .override: "override"
    case .intervene: "intervene"
    case .draw: "draw"
    case .substitute: "substitute"
    }
  }

  /// The record's fields: positional ones first, then `key=value`.
  public var fields: [String] {
    switch self {
    case .who(let id): [id]
    case .begin(let parameters, let key, let after):
      [key.batch, "\(key.pass)"] + parameters.fields + Self.reference(after)
        + (parameters.isConfirmed ? ["!"] : [])
    case .header(let key, let issued, let returned, let reason, let isForced):
      [key.batch, "\(key.pass)"] + (issued.map { ["issued=\($0)"] } ?? [])
        + (returned.map { ["returned=\($0)"] } ?? []) + ["reason=\(reason)"]
        + (isForced ? ["!"] : [])
    case .paper(let key, let number, let marks, let isForced):
      [key.batch, "\(key.pass)", "\(number)"]
        + (marks.isCompact ? [String(decoding: marks.bytes, as: UTF8.self)] : marks.tokens)
        + (isForced ? ["!"] : [])
    case .text(let key, let number, let item, let text):
      [key.batch, "\(key.pass)", "\(number)", item, text]
    case .tick(let key, let number, let place, let mark):
      [key.batch, "\(key.pass)", "\(number)", place, mark]
    case .undo(let sequence): ["\(sequence)"]
    case .fix(let key, let number, let changes, let reason, let isForced):
      [key.batch, "\(key.pass)", "\(number)"] + changes.map { "\($0.place)=\($0.mark)" }
        + ["reason=\(reason)"] + (isForced ? ["!"] : [])
    case .void(let key, let number, let reason):
      [key.batch, "\(key.pass)", "\(number)", "reason=\(reason)"]
    case .unvoid(let key, let number, let reason, let after):
      [key.batch, "\(key.pass)", "\(number)", "reason=\(reason)"] + Self.references(after)
    case .invalid(let key, let number, let code, let reason, let after):
      [key.batch, "\(key.pass)", "\(number)", "code=\(code)", "reason=\(reason)"]
        + Self.references(after)
    case .abstain(let key, let number, let after):
      [key.batch, "\(key.pass)", "\(number)"] + Self.references(after)
    case .spoil(let batch, let reason, let after):
      [batch, "reason=\(reason)"] + Self.reference(after)
    case .withdraw(let batch, let reason, let after):
      [batch, "pass=2", "reason=\(reason)"] + Self.reference(after)
    case .end(let key, let papers, let last, let isForced):
      [key.batch, "\(key.pass)", "papers=\(papers)", "last=\(last.hex)"] + (isForced ? ["!"] : [])
    case .accept(let key, let papers, let by, let reason, let last):
      [
        key.batch, "\(key.pass)", "papers=\(papers)", "by=\(by)", "reason=\(reason)",
        "last=\(last.hex)",
      ]
    case .settle(let parameters, let after, let prior):
      [parameters.batch, "\(parameters.number)"] + [parameters.place].compactMap(\.self) + [
        parameters.choice.word, "reason=\(parameters.reason)", "after=\(Self.list(after))",
      ] + (prior.isEmpty ? [] : ["prior=\(Self.list(prior))"])
    case .keep(let parameters, let after):
      [parameters.batch, "keep=\(parameters.kept.hex)"] + Self.references(parameters)
        + ["reason=\(parameters.reason)"]
        + (after.isEmpty ? [] : ["after=\(Self.list(after))"])
    case .seal(let batch, let after, let sheets):
      [batch, "after=\(Self.list(after))", "sha256=\(sheets.hex)"]
    case .reopen(let key, let by, let reason, let after):
      [
        key.batch, "\(key.pass)", "by=\(by)", "reason=\(reason)", "after=\(Self.list(after))",
      ]
    case .lift(let batch, let by, let reason, let after):
      [batch, "by=\(by)", "reason=\(reason)", "spoiled=\(Self.list(after))"]
    case .fact(let key, let value, let evidence, let reason, let prior):
      [key.unit, key.item, value.text, "evidence=\(evidence)", "side=\(key.side.rawValue)"]
        + (key.period.isEmpty ? [] : ["period=\(key.period)"])
        + (reason.map { ["reason=\($0)"] } ?? [])
        + (prior.isEmpty ? [] : ["prior=\(Self.list(prior))"])
    case .override(let said, let prior):
      [said.key.unit, said.key.item, said.word, "reason=\(said.reason)"]
        + (said.clause.isEmpty ? [] : ["clause=\(said.clause)"])
        + (said.evidence.isEmpty ? [] : ["evidence=\(said.evidence)"])
        + (prior.isEmpty ? [] : ["prior=\(Self.list(prior))"])
    case .intervene(let who, let what, let witnesses):
      ["who=\(who)", "what=\(what)", "witnesses=\(witnesses)"]
    case .draw(let key, let sha256):
      ["\(key.number)", key.stage.rawValue, "sha256=\(sha256.hex)"]
    case .substitute(let parameters, let after):
      [
        "\(parameters.draw)", "\(parameters.ordinal)", parameters.unit, parameters.substitute,
        "reason=\(parameters.reason)", "after=\(after.hex)",
      ]
    }
  }

  private static func reference(_ digest: Digest?) -> [String] {
    digest.map { ["after=\($0.hex)"] } ?? []
  }

  private static func references(_ digests: [Digest]?) -> [String] {
    digests.map { ["after=\(list($0))"] } ?? []
  }

  private static func references(_ ruling: KeepParameters) -> [String] {
    (ruling.rejected.isEmpty ? [] : ["reject=\(list(ruling.rejected))"])
      + (ruling.renamed.isEmpty
        ? []
        : ["rename=" + ruling.renamed.map { "\($0.line.hex):\($0.id)" }.joined(separator: ",")])
      + (ruling.prior.isEmpty ? [] : ["prior=\(list(ruling.prior))"])
  }

  private static func list(_ digests: [Digest]) -> String {
    digests.map(\.hex).joined(separator: ",")
  }

  /// The records that must have been read before this one can be.
  var references: [Digest] {
    switch self {
    case .begin(let parameters, _, let after):
      [after, parameters.replaces].compactMap(\.self)
    case .unvoid(_, _, _, let after), .invalid(_, _, _, _, let after), .abstain(_, _, let after):
      after ?? []
    case .spoil(_, _, let after): after.map { [$0] } ?? []
    case .withdraw(_, _, let after): [after]
    case .seal(_, let after, _), .reopen(_, _, _, let after), .lift(_, _, _, let after): after
    case .settle(_, let after, let prior): after + prior
    case .keep(let parameters, let after):
      [parameters.kept] + parameters.rejected + parameters.renamed.map(\.line) + parameters.prior
        + after
    case .fact(_, _, _, _, let prior), .override(_, let prior): prior
    case .substitute(_, let after): [after]
    case .who, .header, .paper, .text, .tick, .undo, .fix, .void, .end, .accept, .intervene, .draw:
      []
    }
  }

  /// The pass that the line keys into, which must be open and its own journal's.
  var keyedPass: PassKey? {
    switch self {
    case .header(let key, _, _, _, _), .paper(let key, _, _, _), .text(let key, _, _, _),
      .tick(let key, _, _, _), .fix(let key, _, _, _, _), .void(let key, _, _),
      .unvoid(let key, _, _, nil), .invalid(let key, _, _, _, nil), .abstain(let key, _, nil):
      key
    default: nil
    }
  }

  /// The pass of a line that keys, opens or closes it.
  var ownPass: PassKey? {
    switch self {
    case .begin(_, let key, _), .end(let key, _, _, _), .accept(let key, _, _, _, _): key
    default: keyedPass
    }
  }

  /// The batch that the line is about; nil for facts and other lines.
  var batchID: String? {
    switch self {
    case .settle(let parameters, _, _): parameters.batch
    case .keep(let parameters, _): parameters.batch
    case .spoil(let batch, _, _), .withdraw(let batch, _, _), .seal(let batch, _, _),
      .lift(let batch, _, _, _):
      batch
    case .reopen(let key, _, _, _), .unvoid(let key, _, _, _), .invalid(let key, _, _, _, _),
      .abstain(let key, _, _):
      key.batch
    default: ownPass?.batch
    }
  }

  /// Whether a later record may refer to this one.
  var isReferable: Bool {
    switch self {
    case .undo, .begin, .unvoid, .invalid, .abstain, .spoil, .withdraw, .lift, .settle, .keep,
      .end, .accept, .seal, .reopen, .fact, .override, .draw, .substitute:
      true
    case .who, .header, .paper, .text, .tick, .fix, .void, .intervene: false
    }
  }
}

extension BeginParameters {
  /// As a `begin` line and its record carry them.
  var fields: [String] {
    [
      "questionnaire=\(questionnaire)", "definition=\(definition.hex)", "subject=\(subject)",
    ] + (role.map { ["role=\($0)"] } ?? []) + [
      "issued=\(issued)", "returned=\(returned)", "numbers=\(numbers.text)",
    ] + (hasCheckDigits ? ["check=damm"] : [])
      + (sampling.map { ["value=\($0.value)", "share=\($0.share)"] } ?? [])
      + (replaces.map { ["replaces=\($0.hex)"] } ?? [])
  }
}
