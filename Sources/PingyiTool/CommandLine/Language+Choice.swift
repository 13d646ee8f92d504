import Diagnostics

extension Language {
  /// The language that a command line asks for, else the environment's, else English.
  ///
  /// Read before the command line is understood, so that a usage fault speaks it too. Of `LC_ALL`,
  /// `LC_MESSAGES` and `LANG` the first that is not empty decides; every value that begins with `zh`
  /// means Chinese.
  static func chosen(
    by arguments: [String], environment: (String) -> String?
  ) -> Language {
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { break }
      var value: String?
      if argument == "--lang" {
        value = arguments.dropFirst(place + 1).first
      } else if argument.hasPrefix("--lang=") {
        value = String(argument.dropFirst("--lang=".count))
      }
      if let language = value.flatMap(Language.init(rawValue:)) { return language }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first {
      !$0.isEmpty
    }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }
}
