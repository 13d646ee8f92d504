import Foundation

// Writes text files into one Swift source, as `PackageResources.<name>` of type `[UInt8]`.
//
//     TextEmbedder OUTPUT.swift FILE…
//
// The package manager's own `.embedInCode` writes every byte as a number, which takes the compiler minutes for
// what string literals take it moments.

/// What can go wrong with a file.
enum EmbeddingFault: Error, CustomStringConvertible {
  case notUTF8(String)
  case twice(String)

  var description: String {
    switch self {
    case .notUTF8(let path): "\(path): not UTF-8; only text can be embedded"
    case .twice(let name): "two files are called \(name); rename one of them"
    }
  }
}

/// The name of a file in code: letters and digits stay, everything else is an underscore.
func identifier(of path: String) -> String {
  let name = URL(filePath: path).lastPathComponent
  return String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
}

/// A text as the inside of a literal of several lines, scalar for scalar.
func literal(_ text: String) -> String {
  var literal = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": literal += "\\\\"
    case "\"": literal += "\\\""
    case "\n": literal += "\n"
    case "\t": literal += "\\t"
    case _ where scalar.properties.generalCategory == .control,
      _ where scalar.properties.generalCategory == .format:
      literal += "\\u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal
}

let paths = CommandLine.arguments.dropFirst(2)
var names: Set<String> = []
var source = "enum PackageResources {\n"
for path in paths {
  let data = try Data(contentsOf: URL(filePath: path))
  guard let text = String(validating: data, as: UTF8.self) else {
    throw EmbeddingFault.notUTF8(path)
  }
  let name = identifier(of: path)
  guard names.insert(name).inserted else { throw EmbeddingFault.twice(name) }
  source += "static let \(name): [UInt8] = Array(\"\"\"\n\(literal(text))\n\"\"\".utf8)\n"
}
source += "}\n"
try Data(source.utf8).write(to: URL(filePath: CommandLine.arguments[1]))
