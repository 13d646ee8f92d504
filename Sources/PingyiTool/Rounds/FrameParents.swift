/// Which assessed unit every grassroots unit of `frame.csv` belongs to.
///
/// Reads the columns `id` and `parent` alone, in UTF-8 without quotes; a round without a frame has none.
enum FrameParents {
  /// The parents by grassroots unit.
  static func read(inRound folder: String) throws(FileFault) -> [String: String] {
    let path = PathName.joining(folder, "frame.csv")
    guard Folder.holdsSomething(at: path) else { return [:] }
    let text = String(decoding: try FileContents.read(path), as: UTF8.self)
    var rows = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }[...]
    guard let header = rows.popFirst()?.map({ $0.filter { $0 != "\u{FEFF}" } }),
      let id = header.firstIndex(of: "id"), let parent = header.firstIndex(of: "parent")
    else { return [:] }
    var parents: [String: String] = [:]
    for row in rows where row.count > max(id, parent) { parents[row[id]] = row[parent] }
    return parents
  }
}
