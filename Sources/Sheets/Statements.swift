import Digests

/// What a record says about one matter; a later record may say it otherwise.
protocol Statement: Sendable, Hashable {
  /// The record.
  var stamp: Stamp { get }

  /// Whether it takes the place of another one that its author had read.
  func replaces(_ other: Self) -> Bool

  /// Whether both say the same.
  func agrees(with other: Self) -> Bool
}

extension Statement {
  func replaces(_ other: Self) -> Bool { true }
}

/// All that was ever said about one matter, by people who had or had not read each other.
///
/// Each statement names those that its author had read. What stands is every statement that was not taken
/// back and that none which stands takes the place of. That is a matter of sets: the order in which journals
/// are read decides nothing, and a statement that was taken back is as if it had never been made.
///
/// Worked example: li says x and takes it back; zhao, who has read neither, says y. Whoever is read first,
/// y stands. Had li not taken it back, x and y would stand side by side and contradict each other.
struct Statements<Element: Statement>: Sendable, Hashable {
  private struct Entry: Sendable, Hashable {
    let element: Element
    let named: [Digest]
    var isTakenBack = false
  }

  private var entries: [Entry] = []

  /// What stands, by hash, the least first.
  private(set) var heads: [Element] = []

  /// Nothing was said yet.
  init() {}

  /// One statement, and what came before it is forgotten.
  init(_ element: Element) { state(element, naming: []) }

  /// What a record said about the matter, whether or not it stands; nil where it said nothing.
  func statement(_ record: Digest) -> Element? {
    entries.first { $0.element.stamp.hash == record }?.element
  }

  /// Everything that was said and not taken back, whether or not it stands.
  var said: [Element] { entries.filter { !$0.isTakenBack }.map(\.element) }

  /// Whether a record said something about the matter.
  func knows(_ record: Digest) -> Bool { statement(record) != nil }

  /// Whether a record stands.
  func includes(_ record: Digest) -> Bool { heads.contains { $0.stamp.hash == record } }

  /// Takes in a statement whose author had read the ones that it names.
  mutating func state(_ element: Element, naming named: [Digest]) {
    entries.append(Entry(element: element, named: named))
    // What stands and was not read stays; the usual statement names all that it takes the place of.
    let isPlain =
      named.allSatisfy { includes($0) }
      && heads.allSatisfy { named.contains($0.stamp.hash) || !element.replaces($0) }
    guard isPlain else {
      settle()
      return
    }
    heads.removeAll { named.contains($0.stamp.hash) && element.replaces($0) }
    heads.append(element)
    heads.sort { $0.stamp.hash < $1.stamp.hash }
  }

  /// Takes a statement back.
  mutating func takeBack(_ record: Digest) {
    guard let index = entries.firstIndex(where: { $0.element.stamp.hash == record }) else { return }
    entries[index].isTakenBack = true
    settle()
  }

  /// What a statement names, by hash.
  func named(by record: Digest) -> [Element] {
    guard let entry = entries.last(where: { $0.element.stamp.hash == record }) else { return [] }
    return entries.map(\.element).filter { entry.named.contains($0.stamp.hash) }
      .sorted { $0.stamp.hash < $1.stamp.hash }
  }

  /// What the author of a statement had read, directly or through others, the newest first.
  ///
  /// A statement comes after those that it names.
  func read(by record: Digest) -> [Element] {
    guard let index = entries.lastIndex(where: { $0.element.stamp.hash == record }) else {
      return []
    }
    var named = Set(entries[index].named)
    var found: [Element] = []
    for entry in entries[..<index].reversed() where named.contains(entry.element.stamp.hash) {
      found.append(entry.element)
      named.formUnion(entry.named)
    }
    return found
  }

  /// The first lines in which two statements part that contradict each other; nil where none do.
  func contradiction(
    _ contradict: (Element, Element) -> Bool = { !$0.agrees(with: $1) }
  ) -> (first: Stamp, second: Stamp)? {
    for (index, first) in heads.enumerated() {
      for second in heads.dropFirst(index + 1) where contradict(first, second) {
        return (root(of: first, besides: second), root(of: second, besides: first))
      }
    }
    return nil
  }

  /// The first line of the same journal that led to a statement and that another one's author had not read.
  private func root(of element: Element, besides other: Element) -> Stamp {
    let known = Set(read(by: other.stamp.hash).map(\.stamp.hash))
    return read(by: element.stamp.hash).map(\.stamp)
      .filter { $0.journal == element.stamp.journal && !known.contains($0.hash) }
      .min { $0.sequence < $1.sequence } ?? element.stamp
  }

  private mutating func settle() {
    let alive = entries.filter { !$0.isTakenBack }.map(\.element)
    var replaced: Set<Digest> = []
    for element in alive {
      for other in read(by: element.stamp.hash) where element.replaces(other) {
        replaced.insert(other.stamp.hash)
      }
    }
    heads = alive.filter { !replaced.contains($0.stamp.hash) }
      .sorted { $0.stamp.hash < $1.stamp.hash }
  }
}
