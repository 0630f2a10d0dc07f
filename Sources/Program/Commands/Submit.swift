import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

extension CommandDescription {
  static let submit = CommandDescription(
    "submit", .jobs, "Submits a request, and prints the video's id", operands: [NamedRequest.operand],
    options: [
      RequestFile.kindOption, Option("-w --wait", nil, "end when the video does"),
      Option("-d --download", "DIR", "save the video in a folder when it is ready; waits for it", .folders),
      JobWatch.timeout,
    ] + .json + .service,
    details: """
      A request with errors is not sent: they are named as validate does, and the exit code is 6. The
      request is written down before it is sent, so that nothing is lost; heygen-tui jobs shows it.

      \(JobReport.shape)
      """,
    examples: [
      Example(
        "heygen-tui submit --wait --download . request.json", "the video lies here when the command ends"),
      Example("heygen-tui submit \"Product demo\"", "a draft, by its name"),
    ],
    run: Submit.run)

  static let resubmit = CommandDescription(
    "resubmit", .jobs, "Sends a job's request once more, as it is",
    operands: [Operand("ID", .one, "the job", .jobs)],
    options: [
      Option("-w --wait", nil, "end when the video does"),
      Option("-d --download", "DIR", "save the video in a folder when it is ready; waits for it", .folders),
      JobWatch.timeout,
      Option(
        "--resend-unconfirmed", nil, "send also what the service may have taken already, once you have looked"
      ),
    ] + .json + .service,
    details: """
      It goes to the service that the job was sent to, unless another one is named.
      """,
    examples: [Example("heygen-tui resubmit 3fa85f64 --wait", "try again what failed")],
    run: Submit.again)
}

/// `heygen-tui submit` and `resubmit`: send a request, and wait for the video where asked to.
enum Submit {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let kind = try RequestFile.kind(arguments.value("--kind"))
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    let watch = try Follow(arguments)
    return try surroundings.work(farewell: watch.farewell) {
      let source = try await NamedRequest.read(arguments.files[0], kind: kind, store)
      try source.refuseErrors("not submitted")
      return try await watch.send(
        SentRequest(
          draftID: source.draftID, kind: source.request.kind, title: source.title,
          text: source.request.json.prettyText),
        store, services, try services.chosen())
    }
  }

  static func again(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    let watch = try Follow(arguments)
    let isNamed = [Option].service.contains { arguments.has($0.name) || arguments.value($0.name) != nil }
    return try surroundings.work(farewell: watch.farewell) {
      let job = try await store.job(of: arguments.files[0])
      guard job.state != .unconfirmed || arguments.has("--resend-unconfirmed") else {
        throw ProgramError.stopped(
          "the service may have taken “\(Output.visible(job.title))” already; look for it there, or press c on it in the "
            + "composer; --resend-unconfirmed sends it all the same", code: ExitCode.unconfirmed)
      }
      return try await watch.send(
        SentRequest(draftID: job.draftID, kind: job.kind, title: job.title, text: job.requestText), store,
        services,
        isNamed ? try services.chosen() : try services.connection(for: job))
    }
  }
}

/// What is sent.
private struct SentRequest: Sendable {
  let draftID: Draft.ID?
  let kind: RequestKind
  let title: String
  let text: String
}

/// What is done behind a submission.
private struct Follow: Sendable {
  let waits: Bool
  let folder: String?
  let longest: Double
  let asJSON: Bool
  private let job = Locked<Job?>(nil)

  init(_ arguments: Arguments) throws(ProgramError) {
    folder = arguments.value("--download")
    waits = arguments.has("--wait") || folder != nil
    longest = try arguments.seconds("--timeout") ?? JobWatch.usualTime
    asJSON = arguments.has("--json")
  }

  /// How to come back to the job.
  var farewell: @Sendable () -> String {
    { [job] in
      guard let job = job.now else { return "interrupted; nothing was sent" }
      guard let id = job.videoID else {
        return "interrupted while the request was sent; heygen-tui jobs shows what became of it"
      }
      let folder = folder.map { "; heygen-tui download \(id) -o \($0) saves it when it is ready" } ?? ""
      return "interrupted; the job goes on, and heygen-tui watch \(id) comes back to it\(folder)"
    }
  }

  func send(
    _ request: SentRequest, _ store: Store, _ services: Services, _ connection: Connection
  ) async throws -> Int32 {
    do {
      try await submit(request, store, connection)
      try await follow(store, services, connection)
    } catch {
      await connection.sandbox.stop()
      report()
      throw error
    }
    await connection.sandbox.stop()
    report()
    return ExitCode.done
  }

  private func submit(_ request: SentRequest, _ store: Store, _ connection: Connection) async throws {
    // The one answer that says why, with its exit code; the job keeps only the words.
    let failure = Locked<ClientError?>(nil)
    let submitter = Submitter(
      store: store, service: connection.service.noting { error in failure.change { $0 = error } },
      clock: .live,
      owner: Compose.owner)
    // What a program left behind that was killed while it sent: shown as it is from now on.
    _ = try await submitter.recover()
    let sent = try await submitter.submit(
      draftID: request.draftID, kind: request.kind, title: request.title, requestText: request.text,
      onStored: { [job] stored in job.change { $0 = stored } })
    job.change { $0 = sent }
    if sent.state == .unconfirmed { throw Self.unconfirmed(sent) }
    if sent.videoID == nil, let error = failure.now { throw error }
    if let deprecation = sent.deprecation { Output.complain(Output.visible(deprecation.message)) }
  }

  /// Who only tried again would perhaps make the video twice.
  private static func unconfirmed(_ job: Job) -> ProgramError {
    let reason = Output.visible(job.failure?.message ?? "it was not answered")
    return .stopped(
      "\(reason); it is not known whether the service took the request, so look for “\(Output.visible(job.title))” there "
        + "before you send it again, or press c on the job \(job.id.rawValue.prefix(8)) in the composer",
      code: ExitCode.unconfirmed)
  }

  private func follow(_ store: Store, _ services: Services, _ connection: Connection) async throws {
    guard waits, let submitted = job.now else { return }
    let line = WatchLine([submitted])
    var watch = JobWatch(store: store, connection: connection, longest: longest)
    watch.told = { line.take($0) }
    guard let ended = try await watch.wait(for: [submitted]).first else { return }
    job.change { $0 = ended }
    try ended.refuseFailure()
    guard let folder else { return }
    let saving = Saving(store, to: folder, isFolder: true, services.configuration)
    let file = try await saving.save(ended, from: connection)[0]
    job.change { $0?.savedTo = file.path }
  }

  private func report() {
    ProgressLine.shared.clear()
    guard let job = job.now else { return }
    if asJSON {
      Output.print(JobReport.json(job).prettyText)
    } else if let id = job.videoID {
      Output.print(Output.visible(id))
    }
  }
}

extension Job {
  /// - Throws: why the video is not there, when the job has ended without one.
  func refuseFailure() throws(ProgramError) {
    guard state != .completed else { return }
    let reason = failure.map { $0.detail ?? $0.message } ?? "no reason given"
    throw .failed(Output.visible("\(videoID ?? id.rawValue) is \(state.rawValue): \(reason)"))
  }
}

extension VideoService {
  /// The same, which tells of every error of a submission.
  func noting(_ note: @escaping @Sendable (ClientError) -> Void) -> VideoService {
    let plain = self
    var service = self
    service.turnToSubmit = { patience async throws(ClientError) in
      do throws(ClientError) { try await plain.turnToSubmit(patience) } catch {
        note(error)
        throw error
      }
    }
    service.submit = { job async throws(ClientError) in
      do throws(ClientError) { return try await plain.submit(job) } catch {
        note(error)
        throw error
      }
    }
    return service
  }
}
