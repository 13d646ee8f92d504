extension RoundReport {
  /// The name under which a page says by which definitions it was published.
  static let publicationName = "pingyi-publication"

  /// Far more bytes than come before it.
  private static let reach = 4096

  /// The hash of the definitions by which a page was published.
  ///
  /// Nil for a trial, and for a file that is no such page.
  static func publication(ofPageAt path: String) throws(FileFault) -> String? {
    let bytes = try FileContents.beginning(of: path, count: reach)
    let text = String(decoding: bytes, as: UTF8.self)
    let start = "<meta name=\"\(publicationName)\" content=\""
    let parts = text.split(separator: start, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "\"") else { return nil }
    return String(parts[1][..<end])
  }
}
