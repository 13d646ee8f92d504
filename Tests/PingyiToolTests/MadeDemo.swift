import Testing

@testable import PingyiTool

/// The demo's round of Shaoxing, made once; every test puts a copy of its own.
enum MadeDemo {
  private static let files: Result<[(name: String, text: String)], any Error> = Result {
    let scratch = ScratchFolder()
    let outcome = Stage().run("demo", scratch.path("demo"))
    try #require(outcome.status == .fine, "\(outcome.diagnostics)")
    var files: [(name: String, text: String)] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try Folder.entries(of: scratch.path("demo" + folder), hidden: true) {
        let name = "\(folder)/\(entry.name)"
        if entry.isFolder {
          folders.append(name)
        } else {
          files.append((name, try #require(scratch.text("demo" + name))))
        }
      }
    }
    return files
  }

  /// Puts a copy at `demo` inside a folder.
  static func put(in scratch: ScratchFolder) throws {
    for file in try files.get() { scratch.put(file.text, at: "demo" + file.name) }
  }

  /// What `score --json` says of it; the folder in which a copy lies is in no result.
  static let score = result("score")
  /// Why a unit with everything that can be missing has its points.
  static let explanation = result("explain", "U14")

  private static func result(_ verb: String, _ arguments: String...) -> String {
    let scratch = ScratchFolder()
    guard (try? put(in: scratch)) != nil else { return "" }
    return Stage().run([verb, scratch.path("demo/shaoxing")] + arguments + ["--json"]).output
  }
}
