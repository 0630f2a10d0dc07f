benchmarkKeys()
try await benchmarkRendering()
