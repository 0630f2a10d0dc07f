import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

extension CommandDescription {
  static let jobs = CommandDescription(
    "jobs", .jobs, "Lists the jobs that are known here, the newest first",
    operands: [Operand("TEXT", .optional, "only jobs whose title, id or video's id holds this text")],
    options: [
      Option(
        "-s --state", "STATE",
        "only jobs in these states, with commas between; running is all that have not ended",
        .words(["running"] + Job.State.allCases.map(\.rawValue))),
      Option("--draft", "DRAFT", "only jobs of a draft", .drafts),
      Option("--by-cause", nil, "what failed, one line for each cause, with how many jobs and what helps"),
      Option("-a --all", nil, "also jobs that were put away"),
      Option("-L --limit", "N", "at most so many; 30 without"),
    ] + .json,
    details: """
      Nothing is asked of any service: the list is what is known, and status asks.

      With --json an array. \(JobReport.shape) With --by-cause an array of
      objects: count, code, error, remedy (avatar, voice, test, field, resubmit or null) and ids.
      """,
    examples: [
      Example("heygen-tui jobs --state failed", "what went wrong"),
      Example("heygen-tui jobs --by-cause", "and why"),
      Example(
        "heygen-tui jobs --by-cause --json | jq -r '.[0].ids[]' | xargs -n 1 heygen-tui resubmit",
        "try all of a cause again"),
      Example(
        "heygen-tui jobs --json | jq -r '.[] | select(.file == null) | .id'", "what has not been saved"),
    ],
    run: Jobs.list)

  static let status = CommandDescription(
    "status", .jobs, "Asks how far jobs are", operands: [Operand("ID", .some, "a job", .jobs)],
    options: .json + .service,
    details: """
      Each job is asked about at the service that it was sent to. A video that is not known here is
      asked about at the service that is chosen. The exit code is 1 when a job has failed.

      With --json an array. \(JobReport.shape)
      """,
    examples: [Example("heygen-tui status 3fa85f64", "a job, by the beginning of its id")], run: Jobs.status)

  static let watch = CommandDescription(
    "watch", .jobs, "Waits until jobs have ended",
    operands: [Operand("ID", .any, "a job; without one, all that are under way at the service", .jobs)],
    options: [JobWatch.timeout] + .json + .service,
    details: """
      Progress is shown on standard error when that is a terminal. A line is printed for each job when
      it ends, or, with --json, one array at the end. The exit code is 0 when all are completed, 1 when
      one is not, and 4 when the time is over.

      \(JobReport.shape)
      """,
    examples: [
      Example("heygen-tui watch && notify-send ready", "when everything is rendered"),
      Example("heygen-tui watch 3fa85f64 --timeout 2h", "come back to a job"),
    ],
    run: Jobs.watch)
}

/// `heygen-tui jobs`, `status` and `watch`.
enum Jobs {
  static func list(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let states = try states(arguments.value("--state"))
    let limit = try arguments.number("--limit", in: 1...Int.max) ?? 30
    let store = try surroundings.store()
    return try surroundings.work {
      let draft = try await arguments.value("--draft").asyncMap { try await store.draft(of: $0).id }
      let text = arguments.files.first?.lowercased() ?? ""
      let jobs = try await store.jobs(limit: Int(Int32.max)).filter { job in
        (states == nil || states?.contains(job.state) == true) && (draft == nil || job.draftID == draft)
          && (text.isEmpty || job.searchedText.contains(text))
          && (arguments.has("--all") || job.archivedAt == nil)
      }.prefix(arguments.has("--by-cause") ? Int.max : limit)
      if arguments.has("--by-cause") {
        FailureReport(FailureGroup.groups(of: Array(jobs)).prefix(limit)).print(
          asJSON: arguments.has("--json"), surroundings)
      } else if arguments.has("--json") {
        Output.print(JSONValue.array(jobs.map(JobReport.json)).prettyText)
      } else if jobs.isEmpty {
        Output.complain("no job\(states == nil && draft == nil && text.isEmpty ? " yet" : " is like that")")
      } else {
        Output.print(JobReport.table(Array(jobs), now: Date(), surroundings))
      }
      return ExitCode.done
    }
  }

  private static func states(_ text: String?) throws(ProgramError) -> Set<Job.State>? {
    guard let text else { return nil }
    var states: Set<Job.State> = []
    for word in text.split(separator: ",").map(String.init) {
      if word == "running" {
        states.formUnion(Job.State.allCases.filter { !$0.isEnded })
      } else if let state = Job.State(rawValue: word) {
        states.insert(state)
      } else {
        let known = ["running"] + Job.State.allCases.map(\.rawValue)
        throw .usage("there is no state \(word); the states are \(known.joined(separator: ", "))")
      }
    }
    return states
  }

  static func status(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    return try surroundings.work {
      var jobs: [Job] = []
      do {
        for word in arguments.files { jobs.append(try await present(word, store, services)) }
      } catch {
        await services.sandbox.stop()
        throw error
      }
      await services.sandbox.stop()
      if arguments.has("--json") {
        Output.print(JSONValue.array(jobs.map(JobReport.json)).prettyText)
      } else {
        for job in jobs { Output.print(JobReport.line(job)) }
      }
      return jobs.contains { $0.state == .failed || $0.state == .refused } ? ExitCode.failed : ExitCode.done
    }
  }

  /// A job as the service says that it is now.
  private static func present(_ word: String, _ store: Store, _ services: Services) async throws -> Job {
    let known = try await store.jobs(named: word)
    guard !known.isEmpty else { return try await stranger(word, services) }
    let job = try await store.job(of: word)
    guard job.videoID != nil, job.state != .deleted, job.state != .completed || job.isAwaited else {
      return job
    }
    return try await asked(about: job, store, services)
  }

  private static func asked(about job: Job, _ store: Store, _ services: Services) async throws -> Job {
    let status = try await services.connection(for: job).service.status(job)
    return try await store.change(job.id) { $0.take(status, at: Date()) }?.after ?? job
  }

  /// Where the finished videos are that a list has told of. One of which it cannot be learned stays without.
  private static func located(_ jobs: [Job], _ store: Store, _ services: Services) async -> [Job] {
    var located: [Job] = []
    for job in jobs {
      let isAsked = job.isAwaited && !job.state.isUnderWay
      located.append(isAsked ? (try? await asked(about: job, store, services)) ?? job : job)
    }
    return located
  }

  /// A video that was not made from here.
  static func stranger(_ word: String, _ services: Services) async throws -> Job {
    let connection = try services.chosen()
    var job = Job(
      id: Job.ID(rawValue: word), draftID: nil, kind: .studio, title: "", requestText: "{}",
      service: connection.choice.name, createdAt: Date())
    job.videoID = word
    do throws(ClientError) {
      job.take(try await connection.client().statusOfStranger(word), at: Date())
    } catch .notFound {
      throw ProgramError.failed(
        "there is no job \(Output.visible(word)) here, and no such video in \(connection.choice.name); heygen-tui jobs lists the jobs"
      )
    }
    return job
  }

  static func watch(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let longest = try arguments.seconds("--timeout") ?? JobWatch.usualTime
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    let asJSON = arguments.has("--json")
    return try surroundings.work(
      farewell: { "interrupted; what is rendered goes on, and heygen-tui watch comes back to it" }
    ) {
      let jobs =
        arguments.files.isEmpty
        ? try await store.jobsUnderWay(service: try services.chosen().choice.name)
        : try await store.jobs(of: arguments.files)
      let line = WatchLine(jobs)
      var ended: [Job]
      do {
        ended = try await wait(jobs, longest, store, services) { job in
          line.take(job)
          guard !asJSON, !job.state.isUnderWay else { return }
          ProgressLine.shared.clear()
          Output.print(JobReport.line(job))
        }
        if asJSON { ended = await located(ended, store, services) }
      } catch {
        await services.sandbox.stop()
        throw error
      }
      await services.sandbox.stop()
      ProgressLine.shared.clear()
      if asJSON { Output.print(JSONValue.array(ended.map(JobReport.json)).prettyText) }
      return ended.allSatisfy { $0.state == .completed } ? ExitCode.done : ExitCode.failed
    }
  }

  /// Follows jobs of several services, each at its own.
  private static func wait(
    _ jobs: [Job], _ longest: Double, _ store: Store, _ services: Services,
    told: @escaping @Sendable (Job) -> Void
  ) async throws -> [Job] {
    for job in jobs where !job.state.isUnderWay { told(job) }
    let groups = Dictionary(grouping: jobs, by: \.service)
    return try await withThrowingTaskGroup(of: [Job].self) { group in
      for members in groups.values {
        let connection = try services.connection(for: members[0])
        var watch = JobWatch(store: store, connection: connection, longest: longest)
        watch.told = told
        group.addTask { [watch] in try await watch.wait(for: members) }
      }
      let ended = Dictionary(try await group.reduce([]) { $0 + $1 }.map { ($0.id, $0) }) { $1 }
      return jobs.map { ended[$0.id] ?? $0 }
    }
  }
}

extension Job {
  fileprivate var searchedText: String {
    [title, id.rawValue, videoID ?? ""].joined(separator: "\n").lowercased()
  }
}

extension Client {
  /// How far a video is of which is not known how it was made.
  fileprivate func statusOfStranger(_ id: String) async throws(ClientError) -> VideoStatus {
    do throws(ClientError) { return try await videoStatusV3(id) } catch {
      guard error.isEnded else { throw error }
      return try await videoStatus(id)
    }
  }
}

extension Optional where Wrapped: Sendable {
  /// What an asynchronous function makes of the value.
  func asyncMap<Value>(_ change: (Wrapped) async throws -> Value) async throws -> Value? {
    guard let self else { return nil }
    return try await change(self)
  }
}
