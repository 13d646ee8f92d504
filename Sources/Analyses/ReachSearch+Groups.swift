import ExactArithmetic
import Scoring
import Tallies

extension ReachSearch {
  /// The levers in clusters of items that share them, and the clusters in groups that add up.
  func groups(_ limit: inout ReachLimit?) -> [LeverGroup] {
    let items = rescoring.scoredItems
    let sections = Dictionary(
      items.map { ($0.id, $0.section) }, uniquingKeysWith: { first, _ in first })
    let moving = Set(items.filter(\.affectsOthers).map(\.id))
    var groups: [LeverGroup] = []
    var together: [String: [LeverCluster]] = [:]
    var order: [String] = []
    for (levers, readers) in clustered() {
      let isItems = readers.allSatisfy { sections[$0] != nil }
      let cluster = cluster(levers, readers, isItems: isItems)
      if !cluster.isExhaustive { limit = limit ?? .tooManyWays(readers: readers) }
      let key: String? =
        switch rescoring.joins {
        case .together: isItems ? "all" : nil
        case .bySection: isItems ? sections[readers[0]] : nil
        case .apart: nil
        }
      let parts = Set(readers.compactMap { sections[$0] })
      let isSplit =
        switch rescoring.joins {
        case .together: !isItems && !parts.isEmpty
        case .bySection: parts.count > 1 || (!isItems && !parts.isEmpty)
        case .apart: readers.count > 1 && rescoring.weighsPlaces
        }
      if isSplit { limit = limit ?? .acrossPlaces(readers: readers) }
      guard let key else {
        groups.append(
          LeverGroup([cluster], affectsOthers: readers.contains { moving.contains($0) }))
        continue
      }
      if together[key] == nil { order.append(key) }
      together[key, default: []].append(cluster)
    }
    return groups + order.map { LeverGroup(together[$0] ?? [], affectsOthers: true) }
  }

  private func cluster(_ levers: [Lever], _ readers: [String], isItems: Bool) -> LeverCluster {
    // Where places weight items, only the items' own points add up; else the total itself tells.
    let usesItems = isItems && (rescoring.weighsPlaces || readers.count == 1)
    return LeverCluster(levers, readers: readers, most: mostWays) { values in
      guard usesItems else { return compared(values).low }
      return readers.reduce(Rational(0)) {
        $0 + rescoring.points(ofItem: $1, of: unit, values).low
      }
    }
  }

  /// Levers that are connected by items which read several of them, in the order of the scheme.
  private func clustered() -> [(levers: [Lever], readers: [String])] {
    var clusters: [(levers: [Lever], readers: [String])] = []
    for lever in levers {
      var joined: (levers: [Lever], readers: [String]) = ([lever], lever.readers)
      var kept: [(levers: [Lever], readers: [String])] = []
      for cluster in clusters {
        guard !Set(cluster.readers).isDisjoint(with: joined.readers) else {
          kept.append(cluster)
          continue
        }
        joined = (
          cluster.levers + joined.levers,
          cluster.readers + joined.readers.filter { !cluster.readers.contains($0) }
        )
      }
      clusters = kept + [joined]
    }
    return clusters
  }
}
