import Definitions
import Diagnostics

/// A register of a round as it lies in `reports/`: a JSON document with one list.
struct RegisterFile {
  /// The most bytes that are read of one, far beyond what a round of 100,000 units needs.
  private static let maximumSize = 256 << 20

  /// Its path in a round's folder.
  let name: String
  /// The key of its list.
  let list: String

  /// Whether the round has it at all.
  func exists(in folder: RoundFolder) throws(Refusal) -> Bool {
    do throws(FileFault) {
      return try Folder.holdsSomething(at: folder.path(name))
    } catch {
      throw Refusal(error)
    }
  }

  /// Its entries in their order; none where the round has no register.
  ///
  /// One that is there and is not what the program writes is refused, with the place where it stops making
  /// sense.
  ///
  /// - Parameters:
  ///   - fault: what is wrong with it then.
  ///   - entry: reads one entry; nil where it is none.
  func entries<Entry>(
    in folder: RoundFolder, else fault: some Fault, _ entry: (LocatedValue) -> Entry?
  ) throws(Refusal) -> [Entry] {
    let path = folder.path(name)
    guard try exists(in: folder) else { return [] }
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileContents.read(path, limit: Self.maximumSize)
    } catch {
      throw Refusal(error)
    }
    let definition = Definition(bytes: bytes, file: path, limit: Self.maximumSize)
    let start = SourceLocation(file: path, line: 1, column: 1)
    guard let root = definition.root, case .array(let values)? = root[list]?.content else {
      let place = definition.findings.first { $0.severity == .error }?.location
      throw Refusal(.data, [fault.finding(at: place ?? definition.root?.location ?? start)])
    }
    var entries: [Entry] = []
    for value in values {
      guard let read = entry(value) else {
        throw Refusal(.data, [fault.finding(at: value.location)])
      }
      entries.append(read)
    }
    return entries
  }
}
