import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// A run of a batch by command: it tells how far it is, and reports at the end.
struct BatchRun: Sendable {
  let store: Store
  let services: Services
  private let surroundings: Surroundings
  private let atOnce: Int
  private let folder: String?
  private let form: BatchReportForm
  private let retriesFailed: Bool
  private let resendsUnconfirmed: Bool
  private let batch = Locked<Batch?>(nil)

  init(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) {
    self.surroundings = surroundings
    atOnce = try arguments.number("--at-once", in: 1...100) ?? BatchRunner.Options().atOnce
    folder = arguments.value("--download")
    form = try BatchReportForm(arguments)
    retriesFailed = arguments.has("--retry-failed")
    resendsUnconfirmed = arguments.has("--resend-unconfirmed")
    store = try surroundings.store()
    services = try surroundings.services(arguments)
  }

  /// How to go on.
  var farewell: @Sendable () -> String {
    { [batch] in
      guard let batch = batch.now else { return "interrupted; nothing was sent" }
      return
        "stopped; what is under way goes on, and heygen-tui batch resume \(batch.id.rawValue) goes on with the rest"
    }
  }

  /// Runs a batch to its end, or until the task is cancelled.
  func perform(_ batch: Batch, _ connection: Connection) async throws -> Int32 {
    self.batch.change { $0 = batch }
    let line = BatchLine(try await store.entries(of: batch.id))
    let stop: BatchRunner.Stop?
    do {
      stop = try await run(batch, connection, line)
    } catch {
      await services.sandbox.stop()
      throw error
    }
    await services.sandbox.stop()
    ProgressLine.shared.clear()
    if stop == .asked { throw CancellationError() }
    let entries = try await store.entries(of: batch.id)
    Output.print(form.text(of: entries, surroundings))
    Output.complain("batch \(batch.id.rawValue): " + BatchReportForm.summary(of: entries))
    if let advice = BatchReportForm.advice(on: entries, of: batch) { Output.complain(advice) }
    if case .refused(let failure) = stop { throw Self.error(failure) }
    guard entries.allSatisfy({ $0.state == .completed }), line.unsaved == 0 else { return ExitCode.failed }
    return ExitCode.done
  }

  private func run(_ batch: Batch, _ connection: Connection, _ line: BatchLine) async throws -> BatchRunner
    .Stop?
  {
    var options = BatchRunner.Options()
    options.atOnce = atOnce
    options.retriesFailed = retriesFailed
    options.resendsUnconfirmed = resendsUnconfirmed
    if let folder {
      let saving = Saving(store, to: folder, isFolder: true, services.configuration)
      options.save = { job async throws(ClientError) in try await saving.saveQuietly(job, from: connection) }
    }
    let service = connection.service
    var schedule = PollSchedule.standard
    if connection.choice.isQuick { schedule.first = 0.5 }
    let runner = BatchRunner(
      store: store, submitter: Submitter(store: store, service: service, clock: .live, owner: Compose.owner),
      poller: Poller(store: store, service: service, clock: .live, owner: Compose.owner, schedule: schedule),
      clock: .live, batch: batch, options: options)
    let (stop, end) = AsyncStream.makeStream(of: Never.self)
    // The run itself is not cancelled: what is on its way to the service is heard out.
    let running = Task { try await runner.run(until: stop) { line.take($0) } }
    return try await withTaskCancellationHandler {
      try await running.value
    } onCancel: {
      end.finish()
    }
  }

  private static func error(_ failure: VideoFailure) -> ProgramError {
    let words = "stopped: \(failure.message); heygen-tui batch resume goes on with the rest"
    let kinds: [ClientError] = [.offline(reason: ""), .wrongKey(message: ""), .noCredits(message: "")]
    let code = kinds.first { $0.code == failure.code }?.exitCode ?? ExitCode.failed
    return .stopped(words, code: code)
  }
}

/// How far a batch is, in a line; what fails is told as it happens.
final class BatchLine: Sendable {
  private struct State {
    var states: [Int: BatchEntry.State]
    /// How many rows are in each state: a line costs the same for any number of rows.
    var counts: [BatchEntry.State: Int]
    var unsaved = 0

    mutating func note(_ entry: BatchEntry) {
      if let before = states.updateValue(entry.state, forKey: entry.number) {
        counts[before, default: 0] -= 1
      }
      counts[entry.state, default: 0] += 1
    }
  }

  private let state: Locked<State>
  private let total: Int

  init(_ entries: [BatchEntry]) {
    var state = State(states: [:], counts: [:])
    for entry in entries { state.note(entry) }
    self.state = Locked(state)
    total = entries.count
  }

  /// How many videos are ready, and could not be saved.
  var unsaved: Int { state.now.unsaved }

  func take(_ event: BatchRunner.Event) {
    switch event {
    case .changed(let entry): note(entry)
    case .ended(let entry, _, let failure):
      note(entry)
      if let failure {
        state.change { $0.unsaved += 1 }
        Output.complain(Output.visible("row \(entry.number): not saved: \(failure)"))
      } else if entry.state != .completed {
        let reason = entry.job?.failure.map { ": \($0.detail ?? $0.message)" } ?? ""
        Output.complain(Output.visible("row \(entry.number): \(entry.state.rawValue)\(reason)"))
      }
    case .slowedDown(let seconds):
      Output.complain("the service wants fewer at once; going on in \(Int(seconds)) s")
    case .offline(let reason):
      Output.complain(Output.visible("the service cannot be reached: \(reason); trying again"))
    case .problem(let words): Output.complain(Output.visible(words))
    }
    ProgressLine.shared.show(text)
  }

  /// Such as `3 of 10 · 2 under way · 1 failed`.
  var text: String {
    let counts = state.now.counts
    func count(_ state: BatchEntry.State) -> Int { counts[state] ?? 0 }
    let ended = total - count(.waiting) - count(.running)
    return "\(ended) of \(total) · \(count(.running)) under way"
      + (count(.failed) > 0 ? " · \(count(.failed)) failed" : "")
  }

  private func note(_ entry: BatchEntry) { state.change { $0.note(entry) } }
}
