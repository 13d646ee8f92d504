import Diagnostics
import Digests
import Sheets

/// What `settle batch=ID keep=… [rename=…]` asks for, sorted out against the state.
struct ConflictRequest {
  /// The id of the batch under which the ruling is recorded: that of the rulings that it replaces.
  let batch: String
  /// The line that stands.
  let kept: Digest
  /// The lines that fall.
  let rejected: [Digest]
  /// The lines that stand as batches with other ids.
  let renamed: [KeepParameters.Renaming]
  /// Rulings that a new one replaces.
  let prior: [Digest]
  /// Whether a ruling that is applied says all this already.
  let isSaid: Bool

  /// Every line that it decides about.
  var lines: Set<Digest> { Set([kept] + rejected + renamed.map(\.line)) }

  /// What becomes of every line.
  private struct Fates {
    var kept: Set<Digest> = []
    var rejected: Set<Digest> = []
    var renamed: [Digest: String] = [:]

    init(_ ruling: ConflictRuling) {
      kept = [ruling.kept.hash]
      rejected = Set(ruling.dropped.map(\.hash))
      for part in ruling.renamed { renamed[part.hash] = part.id }
    }

    init(kept: Digest, _ rejected: [Digest], _ renamed: [KeepParameters.Renaming]) {
      self.kept = [kept]
      self.rejected = Set(rejected)
      for renaming in renamed { self.renamed[renaming.line] = renaming.id }
    }

    /// Whether they say different things of one line.
    func contradicts(_ other: Fates) -> Bool {
      let lines = kept.union(rejected).union(renamed.keys)
      return lines.contains { line in
        guard let fate = fate(of: line), let others = other.fate(of: line) else { return false }
        return fate != others
      }
    }

    /// Whether others together say all this.
    func isCovered(by others: [Fates]) -> Bool {
      kept.union(rejected).union(renamed.keys).allSatisfy { line in
        others.contains { $0.fate(of: line) == fate(of: line) }
      }
    }

    private func fate(of line: Digest) -> String? {
      if let id = renamed[line] { return "as \(id)" }
      return rejected.contains(line) ? "falls" : kept.contains(line) ? "stands" : nil
    }
  }

  /// Sorts a line out.
  ///
  /// - Throws: 506 where it names no line of a conflict or ruling, or an id that cannot be given.
  init(
    _ arguments: CommandArguments, _ batch: Batch, _ state: CollectionState
  ) throws(Refusal) {
    let rulings = state.conflictRulings(about: batch.id)
    let standing = rulings.filter { $0.standing != .replaced }
    let known = Self.lines(batch, rulings)
    var renamed = try Self.renamings(arguments, batch, known, standing, state)
    let newIDs = Set(renamed.map(\.line))
    var kept = try Self.kept(arguments, batch, known, newIDs, standing)
    var rejected: [Digest] = []
    if let ruling = rulings.first(where: { $0.stamp.hash == kept }) {
      // Letting a ruling stand is saying once more what it says, and nothing else.
      guard renamed.isEmpty else { throw Self.decidedAlready(ruling, renamed) }
      kept = ruling.kept.hash
      rejected = ruling.dropped.map(\.hash)
      renamed = ruling.renamings
    } else if arguments.folded("keep")?.lowercased() != "both" {
      rejected += Self.rivals(of: kept, batch, standing).filter { !newIDs.contains($0) }
    }
    let asked = Fates(kept: kept, rejected, renamed)
    let replaced = standing.filter { Fates($0).contradicts(asked) }
    for ruling in replaced {
      // What else it decided stays decided.
      let decided = Set([kept] + rejected + renamed.map(\.line))
      rejected += ruling.dropped.map(\.hash).filter { !decided.contains($0) }
      renamed += ruling.renamings.filter { !decided.contains($0.line) }
    }
    self.kept = kept
    self.rejected = rejected.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.renamed = renamed
    prior = replaced.map(\.stamp.hash)
    self.batch = batch.conflicts.isEmpty ? replaced.first?.batch ?? batch.id : batch.id
    let applied = standing.filter { $0.standing == .inForce }.map { Fates($0) }
    isSaid = replaced.isEmpty && asked.isCovered(by: applied)
    guard !self.rejected.isEmpty || !renamed.isEmpty else {
      throw .bad(
        "keep", found: arguments.folded("keep") ?? "", zh: "这一行没有与别的行矛盾",
        en: "that line contradicts no other")
    }
  }

  /// The lines that fall where one stands: those that contradict it, and where no lines do so any more,
  /// what the rulings about it let stand or gave another id.
  private static func rivals(
    of kept: Digest, _ batch: Batch, _ rulings: [ConflictRuling]
  ) -> [Digest] {
    let conflicts = batch.conflicts.filter { $0.kind != .rulings }.map { $0.rivals.map(\.hash) }
    let groups = conflicts.isEmpty ? rulings.map { $0.parts.map(\.hash) } : conflicts
    return groups.filter { $0.contains(kept) }.flatMap { $0 }.filter { $0 != kept }
  }

  /// The lines that a ruling may name: those of conflicts and of rulings, and the rulings.
  private static func lines(_ batch: Batch, _ rulings: [ConflictRuling]) -> [Digest] {
    batch.conflicts.flatMap { $0.rivals.map(\.hash) }
      + rulings.flatMap { $0.parts.map(\.hash) + [$0.stamp.hash] }
  }

  /// `keep=HASH16`, or with `keep=both` the rival of the line that gets another id.
  private static func kept(
    _ arguments: CommandArguments, _ batch: Batch, _ known: [Digest], _ newIDs: Set<Digest>,
    _ rulings: [ConflictRuling]
  ) throws(Refusal) -> Digest {
    let typed = (arguments.folded("keep") ?? "").lowercased()
    guard typed == "both" else {
      guard let line = known.first(where: { $0.prefix16 == typed }) else {
        throw unknownLine(typed, batch, known)
      }
      return line
    }
    let groups =
      batch.conflicts.map { $0.rivals.map(\.hash) } + rulings.map { $0.parts.map(\.hash) }
    let rivals = groups.filter { !newIDs.isDisjoint(with: $0) }.flatMap { $0 }
    guard let line = rivals.first(where: { !newIDs.contains($0) }) else {
      let example = batch.conflicts.first?.rivals.last?.hash ?? known.first
      throw .missing(
        "rename",
        zh: "两批都要，就给其中一批另起批号：rename=\(example?.prefix16 ?? "哈希16位"):新批号",
        en:
          "to keep both, give one of them another id: rename=\(example?.prefix16 ?? "HASH16"):NEWID"
      )
    }
    return line
  }

  /// 506 with every line that could be meant, in an order that favours none.
  private static func unknownLine(_ typed: String, _ batch: Batch, _ known: [Digest]) -> Refusal {
    let rivals = batch.conflicts.flatMap { $0.rivals.map(\.hash) }
    let lines = Set(rivals.isEmpty ? known : rivals).map(\.prefix16).sorted()
    return .bad(
      "keep", found: typed,
      zh: "keep 是矛盾的各行之一的哈希前 16 位（\(lines.joined(separator: "、"))，"
        + "各是什么见 比对 batch=\(batch.id)），或 both（两批都要）",
      en: "keep is the first 16 digits of one of the conflicting lines "
        + "(\(lines.joined(separator: ", ")); diff batch=\(batch.id) shows them), or both")
  }

  /// 506: a ruling is upheld as it is; other ids are another ruling.
  private static func decidedAlready(
    _ ruling: ConflictRuling, _ renamed: [KeepParameters.Renaming]
  ) -> Refusal {
    .bad(
      "rename", found: renamed.map { "\($0.line.prefix16):\($0.id)" }.joined(separator: ","),
      zh: "\(ruling.stamp.hash.prefix16) 是一条裁定，keep 它就是照它办；要另起批号，"
        + "请写 keep=both 或矛盾的一行的哈希",
      en: "\(ruling.stamp.hash.prefix16) is a ruling, which keep= upholds as it is; to give other "
        + "ids write keep=both or the hash of a conflicting line")
  }

  /// `rename=HASH16:ID,…`: lines that opened a pass, each with an id that no batch has.
  private static func renamings(
    _ arguments: CommandArguments, _ batch: Batch, _ known: [Digest],
    _ rulings: [ConflictRuling], _ state: CollectionState
  ) throws(Refusal) -> [KeepParameters.Renaming] {
    let given = rulings.flatMap(\.renamings)
    guard let text = arguments.folded("rename") else { return [] }
    var renamed: [KeepParameters.Renaming] = []
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, Session.isIdentifier(String(parts[1])),
        let line = known.first(where: { $0.prefix16 == parts[0].lowercased() })
      else {
        throw .bad(
          "rename", found: String(pair), zh: "写法：rename=哈希16位:新批号，哈希是矛盾的两行之一的",
          en: "write: rename=HASH16:NEWID, with the hash of one of the conflicting lines")
      }
      let id = String(parts[1])
      guard state.opening(line) != nil else {
        throw .bad(
          "rename", found: String(pair), zh: "只有开批（begin）的一行可以改批号",
          en: "only a line that began a batch can have another id")
      }
      let isFree = state.batches[id] == nil || given.contains(.init(line: line, id: id))
      guard isFree, !renamed.contains(where: { $0.id == id || $0.line == line }) else {
        throw .bad(
          "rename", found: id, zh: "批号 \(id) 已经用过，另起一个",
          en: "there is a batch \(id) already; choose another id")
      }
      renamed.append(.init(line: line, id: id))
    }
    return renamed
  }

  /// Refuses to count the same papers twice, as two batches.
  func checkPapers(_ state: CollectionState) throws(Refusal) {
    guard let first = state.opening(kept) else { return }
    for renaming in renamed {
      guard let second = state.opening(renaming.line), !second.isAboutOtherPapers(than: first)
      else { continue }
      throw .bad(
        "keep", found: "both",
        zh: "两行开的是同一单位、同样号码的答卷，都计入就重复了；只能 keep 其中一行",
        en: "both lines began the same papers of the same unit, which would count twice: "
          + "keep one of them")
    }
  }
}

extension ConflictRuling {
  /// The lines that it gives other ids.
  fileprivate var renamings: [KeepParameters.Renaming] {
    renamed.compactMap { part in part.id.map { .init(line: part.hash, id: $0) } }
  }
}
