import Foundation

// Trial jobs|pair|kills|composer [COUNT [SEED]] · Trial serve … and Trial follow … (by itself)
let words = CommandLine.arguments.dropFirst()
let numbers = words.dropFirst().compactMap { Int($0) }
let (count, seed) = (numbers.first, numbers.dropFirst().first ?? 1)
switch words.first {
case "serve": try serve(numbers)
case "follow": try await follow(Array(words.dropFirst()))
case "jobs": try await followJobs(count: count ?? 10_000, seed: seed)
case "pair": try await followJobs(count: count ?? 10_000, seed: seed, isPair: true)
case "kills": try await killPrograms(count: count ?? 300, seed: seed)
case "composer": try await killComposers(count: count ?? 200, seed: seed)
case nil:
  try await followJobs(count: 10_000, seed: 1)
  try await followJobs(count: 10_000, seed: 1, isPair: true)
  try await killPrograms(count: 300, seed: 1)
  try await killComposers(count: 200, seed: 1)
case let other?:
  throw TrialFault(description: "there is no trial “\(other)”; there are jobs, pair, kills and composer")
}
