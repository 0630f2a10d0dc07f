import Synchronization

/// Tells progress in steps of a hundredth, and never backwards, as when a file is fetched again from its start.
final class ProgressSteps: Sendable {
  private let tell: (@Sendable (Double) -> Void)?
  private let told = Mutex(-1)

  init(_ tell: (@Sendable (Double) -> Void)?) { self.tell = tell }

  func tell(_ fraction: Double) {
    let step = Int(min(max(fraction, 0), 1) * 100)
    let isNews = told.withLock { told in
      defer { told = max(told, step) }
      return step > told
    }
    if isNews { tell?(Double(step) / 100) }
  }
}
