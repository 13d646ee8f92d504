import Diagnostics
import Digests
import Reporting
import Sheets

/// Rulings on conflicts between journals, in words and as documents: what a ruling dropped stays told.
struct RulingWords {
  /// The language of the words.
  let language: Language
  /// Whether the round's papers are keyed twice, so that someone may still key a pass blind.
  var isKeyedTwice = true
  /// Whether journals are called by their files, for a person who has to find them; else by keeper and
  /// station, so that what is told does not change when a file is renamed.
  var namesFiles = false

  /// One ruling in a sentence: who, when, what stands, what was dropped or has another id, and why.
  func sentence(_ ruling: ConflictRuling) -> String {
    let kept = place(of: ruling.kept)
    let day = String(ruling.at.prefix(10))
    var parts = [
      words(
        "批 \(ruling.batch)：\(ruling.by) 于 \(day) 裁定 \(kept)有效",
        "batch \(ruling.batch): \(ruling.by) ruled on \(day) that \(kept) stands")
    ]
    parts += ruling.dropped.map { dropped($0) }
    parts += ruling.renamed.map { part in
      words(
        "\(place(of: part))开的批改号为 \(part.id ?? "")，两批都计",
        "the batch begun by \(place(of: part)) counts too, as \(part.id ?? "")")
    }
    parts.append(words("理由：\(ruling.reason)", "reason: \(ruling.reason)"))
    let sentence = parts.joined(separator: words("；", "; "))
    switch ruling.standing {
    case .inForce: return sentence
    case .replaced: return words("（已由后来的裁定取代）", "(replaced by a later ruling) ") + sentence
    case .disputed:
      return words("（与另一裁定矛盾，没有生效）", "(contradicted by another, not applied) ") + sentence
    }
  }

  private func dropped(_ part: ConflictRuling.Part) -> String {
    let trail = part.trail
    let subject =
      part.line?.event.opening.map {
        words("（\($0.questionnaire) \($0.subject)）", " (\($0.questionnaire) \($0.subject))")
      } ?? ""
    let seal =
      trail.isSealed ? words("，其中有封存", ", a seal among them") : ""
    return words(
      "\(place(of: part))\(subject)起的 \(trail.lines) 条记录不计，其中答卷 \(trail.papers) 张\(seal)",
      "\(trail.lines) records from \(place(of: part))\(subject) on are dropped, with "
        + "\(trail.papers) papers\(seal)")
  }

  /// A line by its file and number, its station and its operator.
  func place(of part: ConflictRuling.Part) -> String {
    guard let line = part.line else { return part.hash.prefix16 }
    return place(line.stamp, part.place, line.operatorID)
  }

  private func place(_ stamp: Stamp, _ place: JournalPlace?, _ operatorID: String?) -> String {
    let file = name(place, stamp) ?? String(stamp.journal.prefix(8))
    let who = [operatorID, place?.station].compactMap(\.self).joined(separator: words("、", ", "))
    return words("\(file) 第 \(stamp.sequence) 条（\(who)）", "\(file):\(stamp.sequence) (\(who))")
  }

  /// What a record's journal is called; a copy that went on by itself with what tells it from the other.
  private func name(_ place: JournalPlace?, _ stamp: Stamp) -> String? {
    guard let place, !namesFiles else { return place?.file }
    return place.desk + stamp.journal.dropFirst(Replay.trunk(of: stamp.journal).count)
  }

  /// The two lines of a conflict, each with its place, its day, its words and its hash.
  func lines(of conflict: Conflict, in batch: Batch, _ state: CollectionState) -> [String] {
    conflict.rivals.map { stamp in
      let place = place(stamp, state.place(of: stamp), state.author(of: stamp.hash))
      guard let line = state.line(stamp) else { return "  \(stamp.hash.prefix16)  \(place)" }
      let trail = state.trail(from: stamp)
      return "  \(stamp.hash.prefix16)  "
        + words(
          "\(place) \(line.day)，共 \(trail.lines) 条、答卷 \(trail.papers) 张：",
          "\(place) \(line.day), \(trail.lines) records, \(trail.papers) papers: ")
        + line.words(isBlind: isBlind(batch))
    }
  }

  /// Whether somebody may still key a second pass, so that no mark of the first may be told.
  private func isBlind(_ batch: Batch) -> Bool {
    guard isKeyedTwice || batch.passes[2] != nil else { return false }
    return !(batch.isSealed || batch.passes.count == 2 && batch.isEnded)
  }

  // MARK: Documents

  /// A ruling: `batch ruling standing by at reason kept dropped renamed`.
  func document(of ruling: ConflictRuling) -> JSONValue {
    [
      "batch": .string(ruling.batch), "ruling": .string(Self.name(ruling.stamp)),
      "standing": .string(ruling.standing.rawValue), "by": .string(ruling.by),
      "at": .string(ruling.at), "reason": .string(ruling.reason),
      "kept": document(of: ruling.kept),
      "dropped": .array(ruling.dropped.map { document(of: $0) }),
      "renamed": .array(ruling.renamed.map { document(of: $0) }),
    ]
  }

  private func document(of part: ConflictRuling.Part) -> JSONValue {
    let opening = part.line?.event.opening
    return [
      "line": .string(part.line.map { Self.name($0.stamp) } ?? part.hash.prefix16),
      "journal": .optional(part.line.flatMap { name(part.place, $0.stamp) }),
      "station": .optional(part.place?.station),
      "sequence": .optional(part.line?.stamp.sequence),
      "operator": .optional(part.line?.operatorID),
      "day": .optional(part.line?.day), "as": .optional(part.id),
      "questionnaire": .optional(opening?.questionnaire), "subject": .optional(opening?.subject),
      "role": .optional(opening?.role), "records": .integer(part.trail.lines),
      "papers": .integer(part.trail.papers), "sealed": .bool(part.trail.isSealed),
    ]
  }

  /// The lines of a conflict: `line journal station sequence operator day records papers says`.
  func document(of conflict: Conflict, in batch: Batch, _ state: CollectionState) -> JSONValue {
    .array(
      conflict.rivals.map { stamp in
        let place = state.place(of: stamp)
        let line = state.line(stamp)
        let trail = state.trail(from: stamp)
        return [
          "line": .string(Self.name(stamp)), "journal": .optional(place?.file),
          "station": .optional(place?.station), "sequence": .integer(stamp.sequence),
          "operator": .optional(state.author(of: stamp.hash)), "day": .optional(line?.day),
          "records": .integer(trail.lines), "papers": .integer(trail.papers),
          "says": .optional(line?.words(isBlind: isBlind(batch))),
        ]
      })
  }

  /// A record's name as the protocol gives it: journal, sequence number, beginning of the hash.
  static func name(_ stamp: Stamp) -> String {
    "\(stamp.journal.prefix(8)):\(stamp.sequence):\(stamp.hash.prefix16)"
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
