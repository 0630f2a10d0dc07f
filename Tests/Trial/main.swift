import Foundation

// Trial jobs [COUNT [SEED]] · Trial kills [COUNT [SEED]] · Trial serve … (by itself)
let words = CommandLine.arguments.dropFirst()
let numbers = words.dropFirst().compactMap { Int($0) }
switch words.first {
case "serve": try serve(numbers)
case "jobs": try await followJobs(count: numbers.first ?? 10_000, seed: numbers.dropFirst().first ?? 1)
case "kills": try await killPrograms(count: numbers.first ?? 300, seed: numbers.dropFirst().first ?? 1)
default:
  try await followJobs(count: 10_000, seed: 1)
  try await killPrograms(count: 300, seed: 1)
}
