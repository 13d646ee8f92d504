// swift-tools-version: 6.2

import PackageDescription

/// How every room is built.
///
/// The build refuses an import that is not declared here.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library room and its tests.
func room(_ name: String, _ dependencies: [String] = [], tests: [String] = []) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests",
      dependencies: ([name] + dependencies + tests + ["Chance"]).map { .byName(name: $0) },
      swiftSettings: settings),
  ]
}

/// The rooms of the house, from the ground floor up; each depends only on rooms above it in the list.
let rooms: [[Target]] = [
  room("Diagnostics"),
  room("ExactArithmetic"),
  room("Digests"),
  room("Encodings"),
  room("Definitions", ["Diagnostics", "ExactArithmetic"]),
  room("Tables", ["Definitions", "Diagnostics", "Encodings", "ExactArithmetic"]),
  room("Journaling", ["Diagnostics", "Digests", "Encodings"]),
  room("Questionnaires", ["Definitions", "Diagnostics", "Digests", "ExactArithmetic"]),
  room("Rounds", ["Definitions", "Diagnostics", "ExactArithmetic"]),
  room("Statistics", ["Diagnostics", "ExactArithmetic"]),
  room("Reporting"),
  room(
    "Sampling",
    [
      "Definitions", "Diagnostics", "Digests", "Encodings", "ExactArithmetic", "Reporting",
      "Tables",
    ]),
  room(
    "Sheets",
    [
      "Diagnostics", "Digests", "Encodings", "ExactArithmetic", "Questionnaires", "Rounds",
      "Sampling",
    ]),
  room(
    "Sessions",
    [
      "Diagnostics", "Digests", "Encodings", "ExactArithmetic", "Questionnaires", "Rounds",
      "Sheets",
    ]),
  room(
    "Tallies",
    [
      "Diagnostics", "Digests", "ExactArithmetic", "Questionnaires", "Rounds", "Sheets",
      "Statistics",
    ]),
  room(
    "IndicatorTables",
    ["Definitions", "Diagnostics", "Encodings", "ExactArithmetic", "Sheets", "Tables"]),
  room(
    "Scoring",
    [
      "Definitions", "Diagnostics", "Digests", "ExactArithmetic", "IndicatorTables",
      "Questionnaires", "Reporting", "Rounds", "Sheets", "Tables", "Tallies",
    ], tests: ["Surveys"]),
  room(
    "Analyses",
    ["Diagnostics", "ExactArithmetic", "Scoring", "Sheets", "Tallies"],
    tests: ["Definitions", "Questionnaires", "Rounds"]),
  room(
    "Exchanging",
    [
      "Definitions", "Diagnostics", "Digests", "Encodings", "Questionnaires", "Reporting", "Rounds",
      "Sessions", "Sheets", "Tables",
    ]),
  room(
    "PingyiTool",
    [
      "Analyses", "Definitions", "DemoRound", "Diagnostics", "Digests", "Encodings",
      "ExactArithmetic", "Exchanging", "IndicatorTables",
      "Journaling", "Questionnaires", "Reporting", "Rounds", "Sampling", "Scoring", "Sessions",
      "ShaoxingRound", "Sheets", "Statistics", "Surveys", "Tables", "Tallies",
    ]),
]

/// What tests of several rooms make their cases up with.
let chance: [Target] = [
  .target(name: "Chance", path: "Tests/Chance", swiftSettings: settings)
]

/// The definitions, and rounds to try them on, that travel inside the program; every file of `Surveys/` is named in
/// `Surveys.swift`, which a test compares with the folder.
let surveys: [Target] = [
  .target(
    name: "Surveys", path: "Surveys", sources: ["Surveys.swift"],
    swiftSettings: settings, plugins: ["EmbedText"]),
  .testTarget(name: "SurveysTests", dependencies: ["Surveys"], swiftSettings: settings),
  .target(
    name: "DemoRound", path: "Fixtures/DemoRound", exclude: ["oracle.py", "expected.json"],
    sources: ["DemoRound.swift"],
    swiftSettings: settings, plugins: ["EmbedText"]),
  .target(
    name: "ShaoxingRound", path: "Fixtures/ShaoxingRound",
    exclude: ["generate.py", "oracle.py", "expected.txt"],
    sources: ["ShaoxingRound.swift"], swiftSettings: settings, plugins: ["EmbedText"]),
]

/// What puts the texts of `surveys` into the program's code.
let embedding: [Target] = [
  .plugin(
    name: "EmbedText", capability: .buildTool(), dependencies: ["TextEmbedder"],
    path: "Sources/EmbedText"),
  .executableTarget(name: "TextEmbedder", swiftSettings: settings),
]

/// The program: all input and output is in `PingyiTool`, `pingyi` only starts it.
let program: [Target] = [
  .executableTarget(name: "pingyi", dependencies: ["PingyiTool"], swiftSettings: settings)
]

/// How fast scoring is; a program that only says so, and no part of the tests.
let benchmark: [Target] = [
  .executableTarget(
    name: "ScoringBenchmark",
    dependencies: ["Analyses", "ExactArithmetic", "Scoring", "Sheets", "Tallies"],
    swiftSettings: settings)
]

let package = Package(
  name: "pingyi",
  products: rooms.map { .library(name: $0[0].name, targets: [$0[0].name]) }
    + [.library(name: "Surveys", targets: ["Surveys"])]
    + [
      .executable(name: "pingyi", targets: ["pingyi"]),
      .executable(name: "scoring-benchmark", targets: ["ScoringBenchmark"]),
    ],
  targets: rooms.flatMap { $0 } + chance + surveys + embedding + program + benchmark
)
