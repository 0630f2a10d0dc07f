import Foundation
import VideoJobs
import VideoModel

/// `heygen-tui __complete`: what the shells' completions ask for while somebody types: ids and names, each with what it
/// is behind a tab. Nothing but the store is asked, and whatever goes wrong, nothing is said.
enum Completer {
  /// The newest of what there is.
  private static let most = 100

  static func run(_ words: [String], _ surroundings: Surroundings) -> Int32 {
    // Looking for completions must not make a store where there is none.
    guard FileManager.default.fileExists(atPath: surroundings.places.store.path),
      let store = try? surroundings.store()
    else { return ExitCode.done }
    let lines = waitFor { await self.lines(of: words.first ?? "", store) }
    for (word, what) in lines {
      Output.print(Output.visible(word) + "\t" + Output.visible(what.isEmpty ? "untitled" : what))
    }
    return ExitCode.done
  }

  private static func lines(of what: String, _ store: Store) async -> [(String, String)] {
    switch what {
    case "jobs":
      let jobs = (try? await store.jobs(limit: most)) ?? []
      return jobs.map { (String($0.id.rawValue.prefix(8)), "\($0.title) (\($0.state.rawValue))") }
    case "drafts":
      let drafts = (try? await store.drafts()) ?? []
      return drafts.prefix(most).map { (String($0.id.rawValue.prefix(8)), $0.name) }
    case "batches":
      let batches = (try? await store.batches()) ?? []
      return batches.prefix(most).map { ($0.id.rawValue, $0.name) }
    default: return []
    }
  }
}

extension Completion {
  /// The word by which `__complete` lists it; nil for what it does not list.
  var listed: String? {
    switch self {
    case .jobs: "jobs"
    case .drafts, .requests: "drafts"
    case .batches: "batches"
    case .nothing, .files, .folders, .words: nil
    }
  }

  /// Whether files are offered.
  var takesFiles: Bool { self == .files || self == .requests }
}
