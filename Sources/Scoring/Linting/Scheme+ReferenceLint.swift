import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

extension Scheme {
  /// The inputs that other inputs are made of.
  var derivedReferences: [InputReference] {
    inputs.flatMap { input -> [InputReference] in
      switch input.origin {
      case .mean(let names):
        names.map { InputReference(name: $0.target, kinds: [.amount, .count, .ratio, .rate]) }
      case .choice(_, let names):
        names.map { InputReference(name: $0.target, kinds: [.amount]) }
      default: []
      }
    }
  }

  /// Links, limits and defects that name what is there, and inputs that are not made of themselves.
  func lintReferences() -> [Finding] {
    lintLinks() + lintDerived() + lintDefects()
  }

  private func lintLinks() -> [Finding] {
    let items = items
    return links.flatMap(\.nodes).compactMap { node in
      guard Links.rule(node.value, in: items) == nil else { return nil }
      return SchemeFault.danglingItem(node.value, known: items.map(\.id))
        .finding(at: node.location)
    }
  }

  /// A mean is of plain inputs, a choice of plain ones and means, so that none is made of itself.
  private func lintDerived() -> [Finding] {
    let known = inputsByName
    return inputs.flatMap { input -> [Finding] in
      let names: [Located<String>]
      let takesMeans: Bool
      switch input.origin {
      case .mean(let inputs): (names, takesMeans) = (inputs.map(\.target), false)
      case .choice(_, let inputs): (names, takesMeans) = (inputs.map(\.target), true)
      default: return []
      }
      return names.compactMap { name in
        switch known[name.value]?.origin {
        case .choice: break
        case .mean where !takesMeans: break
        default: return nil
        }
        return SchemeFault.derivedInput(name.value).finding(at: name.location)
      }
    }
  }

  private func lintDefects() -> [Finding] {
    let known = items.map(\.id) + sections.map(\.id)
    return defects.flatMap { defect -> [Finding] in
      let strange = defect.about.filter { name in
        !known.contains(name.split(separator: "/").first.map { String($0) } ?? name)
      }
      return strange.map {
        SchemeFault.danglingItem($0, known: known).finding(at: defect.location)
      } + [SchemeFault.declaredDefect(defect.id, note: defect.note).finding(at: defect.location)]
    }
  }

  /// The findings, without those that a declared defect explains; it stands for them as a note.
  func excusing(_ findings: [Finding]) -> [Finding] {
    guard !defects.isEmpty else { return findings }
    let places = locationsByID
    return findings.filter { finding in
      !defects.contains { defect in
        defect.codes.contains(finding.code)
          && (defect.about.isEmpty
            || defect.about.contains { name in
              finding.found == name || places[name].map { $0.contains(finding) } ?? false
            })
      }
    }
  }

  /// From where to where in the file each item and section stands.
  private var locationsByID: [String: Extent] {
    var starts: [(id: String, location: SourceLocation)] = []
    for section in sections {
      starts.append((section.id, section.location))
      starts += section.items.map { ($0.id, $0.location) }
    }
    starts.sort { $0.location < $1.location }
    var extents: [String: Extent] = [:]
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].location : nil
      extents[start.id] = Extent(start: start.location, end: end)
    }
    return extents
  }
}

/// A stretch of a file.
private struct Extent {
  let start: SourceLocation
  let end: SourceLocation?

  func contains(_ finding: Finding) -> Bool {
    guard let location = finding.location else { return false }
    return start <= location && (end.map { location < $0 } ?? true)
  }
}
