import Foundation
import HeyGenClient
import VideoModel

/// How far a run of a batch is, and what is to be done next: without clock, store and network.
struct BatchProgress {
  /// What has happened.
  enum Step: Sendable {
    /// A row was handed to the service; its job says what came of it.
    case sent(BatchEntry)
    /// Another program sends the row.
    case takenByOther(Int)
    case polled(JobEvent)
    case saved(Int, file: String?, failure: String?)
    case pauseIsOver
    /// The store could not take what was to be written of a row.
    case storeFailed(Int, StoreError)
    case stop
  }

  /// What is to be done.
  enum Action: Equatable, Sendable {
    case send(BatchEntry)
    case save(BatchEntry)
    /// Wait before the next row is sent.
    case pause
    case tell(BatchRunner.Event)
  }

  private var entries: [Int: BatchEntry]
  private var numbers: [Job.ID: Int] = [:]
  /// What was told of jobs before it was told which row they are.
  private var early: [Job.ID: Job] = [:]
  /// Rows that are to be sent or saved, in their order.
  private var queue: [Int]
  /// Rows that are handed to the service now.
  private var sending: Set<Int> = []
  /// Rows that the service works on.
  private var running: Set<Int> = []
  private var saving: Set<Int> = []
  private var isPausing = false
  private var isOffline = false
  private var isKeyRefused = false
  private let atOnce: Int
  private let saves: Bool

  /// Why no further row is begun.
  private(set) var stop: BatchRunner.Stop?
  private(set) var storeFailure: StoreError?

  /// - Parameters:
  ///   - retriesFailed: whether rows whose videos failed are sent again.
  ///   - resendsUnconfirmed: whether rows are sent again of which nobody knows whether the service took them.
  init(
    _ entries: [BatchEntry], atOnce: Int, retriesFailed: Bool, resendsUnconfirmed: Bool = false, saves: Bool
  ) {
    self.entries = Dictionary(entries.map { ($0.number, $0) }) { $1 }
    self.atOnce = max(atOnce, 1)
    self.saves = saves
    queue = entries.filter { entry in
      switch entry.state {
      case .waiting: true
      case .failed: retriesFailed
      case .completed: saves && entry.job?.hasFile == false
      case .unconfirmed: resendsUnconfirmed
      case .running, .gone: false
      }
    }.map(\.number)
    for entry in entries {
      if let id = entry.jobID { numbers[id] = entry.number }
      // One that another program is sending is that program's.
      if entry.job?.state.isUnderWay == true { running.insert(entry.number) }
    }
  }

  /// Whether nothing more will happen.
  var isOver: Bool {
    guard sending.isEmpty, saving.isEmpty else { return false }
    switch stop {
    case .asked: return true
    // What the service has taken is still waited for.
    case .refused: return running.isEmpty
    case nil: return storeFailure != nil || queue.isEmpty && running.isEmpty && !isPausing
    }
  }

  /// What is to be done first.
  mutating func begin() -> [Action] { next() }

  /// Takes what has happened, and says what is to be done.
  mutating func take(_ step: Step) -> [Action] {
    switch step {
    case .sent(var entry):
      sending.remove(entry.number)
      if let id = entry.jobID {
        numbers[id] = entry.number
        entry.job = early.removeValue(forKey: id) ?? entry.job
      }
      entries[entry.number] = entry
      return takeSent(entry) + next()
    case .takenByOther(let number):
      sending.remove(number)
      return next()
    case .polled(let event): return take(event) + next()
    case .saved(let number, let file, let failure):
      saving.remove(number)
      guard let entry = entries[number] else { return next() }
      return [.tell(.ended(entry, file: file, saving: failure))] + next()
    case .pauseIsOver:
      isPausing = false
      return next()
    case .storeFailed(let number, let error):
      sending.remove(number)
      storeFailure = storeFailure ?? error
      return []
    case .stop:
      stop = .asked
      return []
    }
  }

  private mutating func takeSent(_ entry: BatchEntry) -> [Action] {
    switch entry.state {
    case .running:
      running.insert(entry.number)
      return [.tell(.changed(entry))]
    case .waiting:
      queue.insert(entry.number, at: queue.firstIndex { $0 > entry.number } ?? queue.endIndex)
      return putOff(entry)
    case .completed, .failed, .unconfirmed, .gone: return end(entry)
    }
  }

  /// The service takes nothing for now: it wants fewer at once, or nothing will help but the user.
  private mutating func putOff(_ entry: BatchEntry) -> [Action] {
    guard let failure = entry.job?.failure else { return [] }
    guard failure.code == "rate_limit_exceeded" else {
      stop = stop ?? .refused(failure)
      return []
    }
    guard !isPausing else { return [] }
    isPausing = true
    return [.tell(.slowedDown(seconds: BatchRunner.pause)), .pause]
  }

  private mutating func take(_ event: JobEvent) -> [Action] {
    switch event {
    case .changed(let job):
      guard let number = numbers[job.id] else {
        early[job.id] = job
        return []
      }
      guard running.contains(number), var entry = entries[number] else { return [] }
      entry.job = job
      entries[number] = entry
      guard entry.state != .running else { return [.tell(.changed(entry))] }
      running.remove(number)
      return end(entry)
    case .removed(let id):
      guard let number = numbers[id], running.remove(number) != nil, var entry = entries[number] else {
        return []
      }
      entry.job = nil
      entries[number] = entry
      return end(entry)
    case .offline(_, _, let reason):
      defer { isOffline = true }
      return isOffline ? [] : [.tell(.offline(reason: reason))]
    case .problem(let words): return [.tell(.problem(words))]
    case .keyRefused(let since, let retryAt, let message):
      defer { isKeyRefused = true }
      let wait = Int(retryAt.timeIntervalSince(since).rounded())
      return isKeyRefused
        ? []
        : [
          .tell(
            .problem("\(ClientError.wrongKey(message: message)); renders are asked for again in \(wait) s"))
        ]
    case .online:
      isOffline = false
      return []
    case .keyTaken:
      isKeyRefused = false
      return []
    }
  }

  private mutating func end(_ entry: BatchEntry) -> [Action] {
    guard entry.state == .completed, saves, entry.job?.hasFile == false else {
      return [.tell(.ended(entry, file: entry.job?.savedTo, saving: nil))]
    }
    saving.insert(entry.number)
    return [.save(entry)]
  }

  /// Begins as many rows as there is room for.
  private mutating func next() -> [Action] {
    guard stop == nil, storeFailure == nil, !isPausing else { return [] }
    var actions: [Action] = []
    while sending.count + running.count + saving.count < atOnce, !queue.isEmpty {
      guard let entry = entries[queue.removeFirst()] else { continue }
      if entry.state == .completed {
        saving.insert(entry.number)
        actions.append(.save(entry))
      } else {
        sending.insert(entry.number)
        actions.append(.send(entry))
      }
    }
    return actions
  }
}

extension Job {
  /// Whether the file that the video was saved to is still there.
  fileprivate var hasFile: Bool { savedTo.map { FileManager.default.fileExists(atPath: $0) } ?? false }
}
