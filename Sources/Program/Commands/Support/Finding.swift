import Foundation
import VideoJobs
import VideoModel

/// Finds what words of a command line name.
extension Store {
  /// The job of a word.
  func job(of word: String) async throws -> Job {
    let found = try jobs(named: word)
    guard let job = found.first else {
      throw ProgramError.failed("there is no job \(Output.visible(word)); heygen-tui jobs lists them")
    }
    guard found.count == 1 else {
      let ids = found.map { "\($0.id.rawValue) (“\($0.title)”)" }.joined(separator: ", ")
      throw ProgramError.usage("\(word) begins the ids of several jobs: \(Output.visible(ids))")
    }
    return job
  }

  /// The jobs of several words, each once.
  func jobs(of words: [String]) async throws -> [Job] {
    var jobs: [Job] = []
    for word in words {
      let job = try await job(of: word)
      if !jobs.contains(where: { $0.id == job.id }) { jobs.append(job) }
    }
    return jobs
  }

  /// The draft of a word: of its id, its name in any case, or the beginning of either, of four characters at least.
  func draft(of word: String) throws -> Draft {
    guard !word.isEmpty else { throw ProgramError.usage("no draft is named") }
    let drafts = try drafts()
    let lower = word.lowercased()
    let isLong = word.count >= Self.shortestPrefix
    let ways: [(Draft) -> Bool] = [
      { $0.id.rawValue == word }, { $0.name == word }, { $0.name.lowercased() == lower },
      { isLong && $0.id.rawValue.hasPrefix(word) }, { isLong && $0.name.lowercased().hasPrefix(lower) },
    ]
    for isMeant in ways {
      let found = drafts.filter(isMeant)
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        let names = found.prefix(5).map { "\($0.id.rawValue.prefix(8)) (“\($0.name)”)" }.joined(
          separator: ", ")
        throw ProgramError.usage(
          "\(word) may be several drafts: \(Output.visible(names)); name one by its id")
      }
    }
    let hint = Nearest.hint(word, in: drafts.map(\.name))
    throw ProgramError.failed(
      Output.visible("there is no draft and no file \(word)\(hint); heygen-tui draft list lists the drafts"))
  }

  /// The batch of a word, its id or the beginning of it, of four characters at least; or the newest one.
  func batch(of word: String?) throws -> Batch {
    let batches = try batches()
    guard let word else {
      guard let newest = batches.first else {
        throw ProgramError.failed("there is no batch; heygen-tui batch begins one")
      }
      return newest
    }
    let exact = batches.filter { $0.id.rawValue == word }
    let isLong = word.count >= Self.shortestPrefix
    let found = exact.isEmpty && isLong ? batches.filter { $0.id.rawValue.hasPrefix(word) } : exact
    guard found.count == 1 else {
      throw ProgramError.failed(
        "there is \(found.isEmpty ? "no" : "more than one") batch \(Output.visible(word)); heygen-tui batch list lists them"
      )
    }
    return found[0]
  }
}

/// A request that a command was given: from a file, from standard input, or a draft.
struct NamedRequest: Sendable {
  var request: VideoRequest
  /// What it is called.
  var name: String
  /// How problems of it are told of.
  var place: String
  /// The draft, where it is one.
  var draftID: Draft.ID?

  static let operand = Operand(
    "DRAFT|FILE", .one, "a draft, or a request as JSON; - is standard input", .requests)

  /// Reads what a word names: `-`, a file that is there, or a draft.
  static func read(_ word: String, kind: RequestKind?, _ store: Store) async throws -> NamedRequest {
    let path = RequestFile.expanded(word)
    guard word == "-" || FileManager.default.fileExists(atPath: path) else {
      if word.contains("/") || word.lowercased().hasSuffix(".json") {
        throw ProgramError.unreadable(file: word, reason: "there is no such file")
      }
      let draft = try await store.draft(of: word)
      guard kind == nil || kind == draft.request.kind else {
        throw ProgramError.usage(
          "the draft “\(Output.visible(draft.name))” is of the kind \(draft.request.kind.rawValue)")
      }
      return NamedRequest(request: draft.request, name: draft.name, place: draft.name, draftID: draft.id)
    }
    let request = try await interruptibly { try RequestFile.read(word, kind: kind, interruption: $0) }
    let name =
      word == "-" ? Draft.unnamed : URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return NamedRequest(request: request, name: name, place: word)
  }

  /// What the video is called.
  var title: String { request.title ?? name }

  /// - Throws: the errors of the request, a line each.
  func refuseErrors(_ what: String) throws(ProgramError) {
    let errors = request.problems.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    throw .invalidRequest(
      what + "\n" + errors.map { Validate.line($0, file: place) }.joined(separator: "\n"))
  }
}
