import Definitions
import Diagnostics
import Questionnaires
import Reporting
import Surveys
import Testing

@testable import PingyiTool

/// The JSON Schemas that editors use, against the readers, the bundled definitions and the samples.
@Suite("JSON Schemas for editors") struct SchemaTests {
  static let samples = SourceFile.root() + "/Fixtures/questionnaires"

  /// The codes of the failing samples that a schema can catch, as Python's jsonschema 4 (Draft202012Validator)
  /// found them; the others compare names, count, add up, or are no JSON5.
  static let caught: Set = [
    "abstain-satisfied", "abstain-scored", "bad-id", "bad-id.full-width", "duplicate-code.skip",
    "duplicate-id.role", "empty-text", "low-threshold", "members-not-asked", "missing-clause",
    "missing-key", "missing-key.options", "missing-language", "missing-policy.allblank",
    "missing-policy.illegible", "missing-policy.overtick", "missing-policy.partblank", "never-true",
    "no-places", "number-not-string", "own-row-without-rater", "quota-without-options",
    "text-in-grid", "too-few", "too-many", "unknown-key", "unknown-key.type", "unknown-value",
    "unknown-value.over-tick", "unreachable-code", "unreachable-code.blank", "wrong-type",
  ]

  @Test("check --schema prints a schema of draft 2020-12", arguments: DefinitionSchema.allCases)
  func prints(_ kind: DefinitionSchema) {
    let outcome = Stage().run("check", "--schema", kind.rawValue)
    #expect(outcome.status == .fine)
    #expect(
      outcome.output.hasPrefix(
        "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\","))
    #expect(Stage().run("check", "--schema", kind.rawValue, "x.json5").status.rawValue == 64)
    #expect(Stage().run("check").status.rawValue == 64)
    #expect(Stage().run("check", "--schema", "rounds").diagnostics.contains("round"))
  }

  @Test("every keyword is one that the validator of this test knows")
  func keywords() {
    let known: Set = [
      "$ref", "type", "enum", "const", "not", "oneOf", "allOf", "if", "then", "pattern",
      "maxLength", "minimum", "maximum", "properties", "required", "additionalProperties", "items",
      "minItems", "maxItems", "uniqueItems", "contains",
    ]
    for kind in DefinitionSchema.allCases {
      let words = SchemaValidator.words(in: kind.document)
      #expect(words.keywords.subtracting(known) == SchemaValidator.annotations, "\(kind)")
    }
  }

  /// The keys that a room's sources ask for: the first text after `required(`, `optional(` and the like.
  static func keysAsked(in files: [String]) throws -> Set<String> {
    var keys: Set<String> = []
    for file in files {
      let text = try #require(SourceFile.read(file), "\(file)")
      for call in ["required(", "optional(", "rule(", ".value("] {
        for piece in text.split(separator: call, omittingEmptySubsequences: false).dropFirst() {
          let argument = piece.drop { $0.isWhitespace }
          guard argument.first == "\"" else { continue }
          keys.insert(String(argument.dropFirst().prefix { $0 != "\"" }))
        }
      }
    }
    return keys
  }

  @Test("the questionnaires' schema has exactly the keys that their reader asks for")
  func questionnaireKeys() throws {
    let asked = try Self.keysAsked(in: [
      "Sources/Questionnaires/QuestionnaireDraft+Reading.swift",
      "Sources/Questionnaires/ItemDraft+Reading.swift",
      "Sources/Questionnaires/NumberRange+Reading.swift",
    ])
    #expect(asked.count > 40)
    let keys = SchemaValidator.words(in: DefinitionSchema.questionnaire.document).keys
    // The two languages are asked for by their names, and the hint is read by nobody.
    #expect(keys.symmetricDifference(asked) == ["zh", "en", "$schema"])
  }

  @Test("the rounds' schema has exactly the keys that their reader asks for")
  func roundKeys() throws {
    let asked = try Self.keysAsked(in: ["Sources/Rounds/Round+Decoding.swift"])
    #expect(asked.count > 15)
    let keys = SchemaValidator.words(in: DefinitionSchema.round.document).keys
    #expect(keys.symmetricDifference(asked) == ["zh", "en", "$schema"])
  }

  @Test("the schemes' schema names no key that their reader does not ask for")
  func schemeKeys() throws {
    let asked = try Self.keysAsked(in: [
      "Sources/Scoring/Scheme+Decoding.swift", "Sources/Scoring/Scheme.Input+Decoding.swift",
    ])
    let keys = SchemaValidator.words(in: DefinitionSchema.scheme.document).keys
    #expect(keys.subtracting(asked) == ["zh", "en", "$schema"])
  }

  @Test("the types of items in the schema are those that the reader lists")
  func types() throws {
    let text = "{ items: [ { id: 'q1', type: '?' } ] }"
    let findings = Questionnaire.decode(bytes: Array(text.utf8), file: "x").findings
    let words = try #require(findings.first { $0.code == "unknown-value" }?.expected?.en)
    let listed = words.split(separator: ",").map { $0.split(separator: " ").last ?? "" }
    guard case .object(let schema) = DefinitionSchema.questionnaire.document,
      case .object(let parts)? = schema["$defs"]
    else { throw SchemaFault.noParts }
    let types = parts.names.filter { $0.hasPrefix("item-") }.map { $0.dropFirst(5) }
    #expect(Set(types) == Set(listed))
  }

  @Test("every bundled definition fits its schema", arguments: BundledDefinition.all.map(\.path))
  func bundled(_ path: String) throws {
    let definition = try #require(BundledDefinition.all.first { $0.path == path })
    let kind: DefinitionSchema = definition.isScheme ? .scheme : .questionnaire
    let root = try #require(Definition(bytes: definition.bytes, file: path).root)
    #expect(SchemaValidator(document: kind.document).accepts(root))
  }

  @Test("the rounds of the demonstrations fit their schema", arguments: ["Demo", "Shaoxing"])
  func rounds(_ name: String) throws {
    let text = try #require(SourceFile.read("Fixtures/\(name)Round/round.json5"))
    let root = try #require(Definition(bytes: Array(text.utf8), file: name).root)
    #expect(SchemaValidator(document: DefinitionSchema.round.document).accepts(root))
  }

  @Test("the schema accepts every passing sample, and catches the failing ones that it can")
  func samplesOfRules() throws {
    let validator = SchemaValidator(document: DefinitionSchema.questionnaire.document)
    let names = try Folder.entries(of: Self.samples).map(\.name).sorted()
    var refused: Set<String> = []
    for name in names {
      let bytes = try FileContents.read(Self.samples + "/" + name)
      guard let root = Definition(bytes: bytes, file: name).root else { continue }
      let accepted = validator.accepts(root)
      if name.hasSuffix(".good.json5") {
        #expect(accepted, "\(name)")
      } else if !accepted {
        refused.insert(String(name.dropLast(".bad.json5".count)))
      }
    }
    #expect(refused == Self.caught)
  }

  enum SchemaFault: Error { case noParts }
}
