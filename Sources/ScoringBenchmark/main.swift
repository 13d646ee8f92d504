/// Starts the benchmark, in the package's folder: `swift run -c release scoring-benchmark [UNITS] [RUNS]`.
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
try Benchmark(units: arguments.first ?? 10_000, runs: arguments.dropFirst().first ?? 5).run()
