/// Starts the benchmark, in the package's folder:
/// `swift run -c release scoring-benchmark [UNITS] [RUNS] [figures]`.
let words = CommandLine.arguments.dropFirst()
let numbers = words.compactMap { Int($0) }
try Benchmark(
  units: numbers.first ?? 10_000, runs: numbers.dropFirst().first ?? 5,
  isFiguresOnly: words.contains("figures")
).run()
