import Foundation
import HeyGenClient
import VideoModel

/// Sends the rows of a batch, a few at a time, and follows them until they end. What is done is in the store before the
/// next step, so that it can be stopped at any moment, by a kill too, and gone on with: no row is sent twice.
public struct BatchRunner: Sendable {
  /// What happens.
  public enum Event: Equatable, Sendable {
    /// A row is sent, or has gone on.
    case changed(BatchEntry)
    /// A row will not change any more in this run; the file that it was saved to, and why it is not saved.
    case ended(BatchEntry, file: String?, saving: String?)
    /// The service wants fewer at once; it is tried again after so many seconds.
    case slowedDown(seconds: Double)
    /// The service cannot be reached, and is tried again; told once for as long as it lasts.
    case offline(reason: String)
    /// Something that the user must see to.
    case problem(String)
  }

  /// Why a run ended before all rows did.
  public enum Stop: Equatable, Sendable {
    /// It was asked to.
    case asked
    /// The service takes nothing more for now; the code of its refusal and its words.
    case refused(VideoFailure)
  }

  /// What is to be done.
  public struct Options: Sendable {
    /// How many rows may be under way at once.
    public var atOnce = 3
    /// Whether rows that failed are sent again.
    public var retriesFailed = false
    /// Whether rows are sent again of which nobody knows whether the service took them: the user's word that it did not.
    public var resendsUnconfirmed = false
    /// Saves a finished video, and gives the file; nil to save nothing.
    public var save: (@Sendable (Job) async throws(ClientError) -> URL)?

    /// What is done unless something else is asked for.
    public init() {}
  }

  /// Between two tries after the service wanted fewer at once, in seconds.
  static let pause = 30.0

  let store: Store
  let submitter: Submitter
  let poller: Poller
  let clock: JobClock
  let batch: Batch
  let options: Options

  /// A run of a batch.
  /// - Parameter poller: one of its own, which the run starts and stops.
  public init(
    store: Store, submitter: Submitter, poller: Poller, clock: JobClock, batch: Batch, options: Options
  ) {
    self.store = store
    self.submitter = submitter
    self.poller = poller
    self.clock = clock
    self.batch = batch
    self.options = options
  }

  /// Runs until every row has ended, or it is to stop; what is on its way to the service then is waited for.
  /// - Parameters:
  ///   - stop: ends when the run is to stop.
  ///   - told: told of what happens, in order.
  /// - Returns: why it stopped; nil when every row has ended.
  public func run(
    until stop: AsyncStream<Never>, told: @escaping @Sendable (Event) -> Void
  ) async throws(StoreError) -> Stop? {
    let (steps, post) = AsyncStream.makeStream(of: BatchProgress.Step.self)
    let settling = Task { await settle() }
    let stopping = Task {
      for await _ in stop {}
      guard !Task.isCancelled else { return }
      settling.cancel()
      post.yield(.stop)
    }
    let listening = Task { for await event in poller.events { post.yield(.polled(event)) } }
    defer {
      listening.cancel()
      stopping.cancel()
    }
    try await settling.value.get()
    guard !settling.isCancelled else { return .asked }
    // The rows are read after the poller's jobs, so that it tells of each that ends afterwards.
    await poller.start()
    var progress = BatchProgress(
      try await store.entries(of: batch.id), atOnce: options.atOnce, retriesFailed: options.retriesFailed,
      resendsUnconfirmed: options.resendsUnconfirmed, saves: options.save != nil)
    perform(progress.begin(), post, told)
    if !progress.isOver {
      for await step in steps {
        perform(progress.take(step), post, told)
        if progress.isOver { break }
      }
    }
    await poller.stop()
    if let failure = progress.storeFailure { throw failure }
    return progress.stop
  }

  /// Learns what became of what earlier runs left behind.
  private func settle() async -> Result<Void, StoreError> {
    do throws(StoreError) {
      _ = try await submitter.recover()
      try await submitter.settleUnconfirmed { _ in }
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private func perform(
    _ actions: [BatchProgress.Action], _ post: AsyncStream<BatchProgress.Step>.Continuation,
    _ told: @escaping @Sendable (Event) -> Void
  ) {
    for action in actions {
      switch action {
      case .tell(let event): told(event)
      case .send(let entry): Task { post.yield(await send(entry)) }
      case .save(let entry): Task { post.yield(await save(entry)) }
      case .pause:
        Task {
          try? await clock.sleep(.seconds(Self.pause))
          post.yield(.pauseIsOver)
        }
      }
    }
  }

  private func send(_ entry: BatchEntry) async -> BatchProgress.Step {
    var sent = entry
    do {
      // A job that was written down as this row's and never sent keeps its id; a new one takes the place of one that the
      // service did not take.
      let id = entry.job == nil ? entry.jobID ?? .random : .random
      guard try await store.claim(entry.number, of: batch.id, as: id, before: entry.jobID) else {
        return .takenByOther(entry.number)
      }
      if let doubted = entry.job, doubted.state == .unconfirmed { _ = try await submitter.giveUp(doubted.id) }
      // Of a row that was tried many times only the last job is of interest.
      if let refused = entry.job, refused.isWorthSendingLater { try await store.deleteJob(refused.id) }
      sent.jobID = id
      let job = try await submitter.submit(
        id: id, draftID: nil, kind: batch.kind, title: entry.title, requestText: entry.requestText)
      sent.wasSent = true
      sent.job = job
      await poller.nudge(id)
      return .sent(sent)
    } catch {
      return .storeFailed(entry.number, error)
    }
  }

  private func save(_ entry: BatchEntry) async -> BatchProgress.Step {
    guard let save = options.save, let job = entry.job else {
      return .saved(entry.number, file: nil, failure: nil)
    }
    do throws(ClientError) {
      return .saved(entry.number, file: try await save(job).path, failure: nil)
    } catch {
      return .saved(entry.number, file: nil, failure: error.description)
    }
  }
}
