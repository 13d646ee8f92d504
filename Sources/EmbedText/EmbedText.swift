import Foundation
import PackagePlugin

/// Puts the text files of a target into its code; see `TextEmbedder`.
@main
struct EmbedText: BuildToolPlugin {
  /// The endings of what is embedded.
  private static let endings = ["json5", "txt", "csv"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url)
      .filter { Self.endings.contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
    let output = context.pluginWorkDirectoryURL.appending(path: "PackageResources.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) texts of \(target.name)",
        executable: try context.tool(named: "TextEmbedder").url,
        arguments: [output.path()] + files.map { $0.path() }, inputFiles: files,
        outputFiles: [output])
    ]
  }
}
