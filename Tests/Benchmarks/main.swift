benchmarkKeys()
if !CommandLine.arguments.contains("keys") { try await benchmarkRendering() }
