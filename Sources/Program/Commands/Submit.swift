import Foundation
import HeyGenClient
import Sandbox
import VideoJobs
import VideoModel

/// `heygen-tui submit`: sends a request, and waits for the video where asked to.
enum Submit {
  /// The official command line gives up waiting after as long; the job goes on.
  static let longestWait: TimeInterval = 20 * 60

  static func run(_ words: [String], environment: [String: String]) throws(ProgramError) -> Int32 {
    let arguments = try Arguments(
      words, flags: ServiceChoice.flags.union(["--wait", "--json"]),
      options: ServiceChoice.options.union(["--kind", "--download"]))
    guard arguments.files.count == 1, let file = arguments.files.first else {
      throw .usage("submit needs one file, or - for standard input")
    }
    let request = try RequestFile.read(file, kind: try RequestFile.kind(arguments.value("--kind")))
    try refuseErrors(of: request, file: file)
    let settings = ConfigurationFile(environment: environment)
    let configuration = try settings.read()
    for line in settings.lines(of: configuration.problems.filter { $0.severity == .error }) {
      Output.complain(line)
    }
    let choice = try ServiceChoice(arguments, environment: environment, configuration: configuration)
    let places = Places(environment: environment)
    let store: Store
    do { store = try Store.open(at: places.store) } catch { throw .failed(error.description) }
    let submission = Submission(
      store: store,
      connection: Connection(choice: choice, sandbox: EmbeddedSandbox(folder: places.sandbox)),
      request: request, title: request.title ?? title(of: file), folder: arguments.value("--download"),
      pattern: configuration.preferences.downloadName,
      waits: arguments.has("--wait") || arguments.value("--download") != nil)
    let outcome = waitFor { await submission.run() }
    if let job = outcome.job { report(job, asJSON: arguments.has("--json")) }
    if let error = outcome.error { throw error }
    return ExitCode.done
  }

  private static func title(of file: String) -> String {
    file == "-" ? "Untitled" : URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
  }

  private static func refuseErrors(of request: VideoRequest, file: String) throws(ProgramError) {
    let errors = request.problems.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    throw .invalidRequest(
      "not submitted\n" + errors.map { Validate.line($0, file: file) }.joined(separator: "\n"))
  }

  private static func report(_ job: Job, asJSON: Bool) {
    guard asJSON else {
      if let id = job.videoID { Output.print(Output.visible(id)) }
      return
    }
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    let report: JSONValue = [
      "video_id": text(job.videoID), "status": .string(job.sightings.last?.word ?? job.state.rawValue),
      "title": .string(job.title), "video_url": text(job.result?.videoURL), "file": text(job.savedTo),
      "error": text(job.failure?.message),
    ]
    Output.print(report.prettyText)
  }
}

/// One submission by command.
private struct Submission: Sendable {
  let store: Store
  let connection: Connection
  let request: VideoRequest
  let title: String
  let folder: String?
  let pattern: FileNamePattern
  let waits: Bool

  struct Outcome: Sendable {
    var job: Job?
    var error: ProgramError?
  }

  func run() async -> Outcome {
    var outcome = Outcome()
    do {
      try await submit(&outcome)
    } catch let error as ProgramError {
      outcome.error = error
    } catch let error as ClientError {
      outcome.error = .client(error)
    } catch {
      outcome.error = .failed("\(error)")
    }
    await connection.sandbox.stop()
    return outcome
  }

  private func submit(_ outcome: inout Outcome) async throws {
    // The one answer that says why, with its exit code; the job keeps only the words.
    let failure = LastError()
    let service = connection.service
    let noting = VideoService(
      name: service.name,
      submit: { job async throws(ClientError) in
        do throws(ClientError) { return try await service.submit(job) } catch {
          await failure.note(error)
          throw error
        }
      }, status: service.status, delete: service.delete)
    let submitter = Submitter(store: store, service: noting, clock: .live, owner: Compose.owner)
    let job = try await submitter.submit(
      draftID: nil, kind: request.kind, title: title, requestText: request.json.prettyText)
    outcome.job = job
    if job.videoID == nil, let error = await failure.error { throw error }
    if let deprecation = job.deprecation { Output.complain(Output.visible(deprecation.message)) }
    guard waits else { return }
    outcome.job = try await wait(for: job)
    if let folder { outcome.job = try await download(outcome.job ?? job, into: folder) }
  }

  private func wait(for submitted: Job) async throws -> Job {
    var job = submitted
    guard let id = job.videoID else { return job }
    let clock = JobClock.live
    while !job.state.isEnded {
      let age = clock.now().timeIntervalSince(job.createdAt)
      guard age < Submit.longestWait else {
        throw ProgramError.stillRendering("\(id) is not ready after 20 minutes; it goes on rendering")
      }
      let interval = connection.choice.isQuick ? .milliseconds(500) : Duration.seconds(min(5 + age / 60, 30))
      try await clock.sleep(interval)
      let status = try await connection.service.status(job)
      let now = clock.now()
      job.take(status, at: now)
      try await store.change(job.id) { $0.take(status, at: now) }
    }
    guard job.state == .completed else {
      throw ProgramError.failed(
        "\(id) failed: \(job.failure.map { $0.detail ?? $0.message } ?? "no reason given")")
    }
    return job
  }

  private func download(_ finished: Job, into folder: String) async throws -> Job {
    var job = finished
    let folder = URL(fileURLWithPath: RequestFile.expanded(folder), isDirectory: true)
    let file = try await connection.downloads(store).save(job, to: .folder(folder, pattern, .nextFree))
    job.savedTo = file.path
    return job
  }
}

/// The error that a submission ended with.
private actor LastError {
  private(set) var error: ClientError?

  func note(_ error: ClientError) { self.error = error }
}

extension ServiceChoice {
  /// Whether answers cost nothing, so that asking often does no harm.
  fileprivate var isQuick: Bool {
    if case .server(let baseURL, _, _) = self { return baseURL.isLoopback }
    return true
  }
}
