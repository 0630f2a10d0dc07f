import Cells
import Foundation
import VideoModel

/// A job in words.
enum JobText {
  /// What the job is doing, in a word or two.
  static func word(_ job: Job) -> String {
    switch job.state {
    case .stored: "not sent yet"
    case .sending: "submitting"
    case .unconfirmed: "unconfirmed"
    // Nobody refused what never left.
    case .refused: job.isUnsent ? "not sent" : "refused"
    case .waiting: job.sightings.last?.word ?? "waiting"
    case .processing: "processing"
    case .completed: "completed"
    case .failed: "failed"
    case .deleted: job.result == nil && job.failure == nil ? "cancelled" : "deleted"
    }
  }

  /// A sign, so that colour is never the only one.
  /// - Parameter isFollowed: whether its service can be asked about it; what cannot does not move.
  static func sign(
    _ job: Job, now: Date, isLate: Bool = false, isFollowed: Bool = true, isUTF8: Bool
  ) -> (text: String, role: Role) {
    if job.state.isUnderWay, !isFollowed { return (isUTF8 ? "…" : ".", .dimmed) }
    if isLate { return ("!", .warning) }
    switch job.state {
    case .completed: return (isUTF8 ? "✓" : "+", .success)
    case .failed, .refused: return (isUTF8 ? "✗" : "x", .error)
    case .unconfirmed: return ("?", .warning)
    case .deleted: return (isUTF8 ? "−" : "-", .dimmed)
    case .stored, .sending, .waiting: return (isUTF8 ? "…" : ".", .running)
    case .processing:
      let frames: [String] = isUTF8 ? ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"] : ["|", "/", "-", "\\"]
      let tick = Int(now.timeIntervalSinceReferenceDate.rounded(.down))
      return (frames[((tick % frames.count) + frames.count) % frames.count], .running)
    }
  }

  /// How far it is, or what came of it.
  /// - Parameter wait: what its submission waits for.
  static func outcome(
    _ job: Job, download: Double?, wait: String? = nil, times: RenderTimes = RenderTimes(), now: Date,
    isUTF8: Bool
  ) -> String {
    let gauges: GaugeSet = isUTF8 ? .unicode : .ascii
    if let download { return "saving \(bar(value: download, width: 12, set: gauges)) \(percent(download))" }
    switch job.state {
    case .completed, .deleted:
      let length = job.result?.duration.map(Age.clock) ?? ""
      return job.savedTo.map { "\(length)  saved to \($0)" } ?? length
    case .failed, .refused, .unconfirmed: return job.failure.map { $0.detail ?? $0.message } ?? ""
    case .processing, .waiting:
      guard let progress = job.progress else {
        return timeLeft(job, by: times, now: now).map { (isUTF8 ? "≈ " : "~ ") + $0 } ?? ""
      }
      return "\(bar(value: progress, width: 12, set: gauges)) \(percent(progress))"
    case .stored, .sending: return wait ?? ""
    }
  }

  /// An error with its code.
  static func error(_ failure: VideoFailure) -> String {
    [failure.code, failure.message].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// How long the job has run, or when it ended.
  static func age(_ job: Job, now: Date) -> String {
    if let end = job.endedAt { return Age.ago(end, now: now) }
    // Nothing runs: nobody knows whether it is rendered.
    if job.state == .unconfirmed { return Age.ago(job.createdAt, now: now) }
    return "started \(Age.clock(now.timeIntervalSince(job.createdAt))) ago"
  }

  /// About how long it will still take, by the renders before it, in words: an estimate, no measure of what is done. Nil
  /// where nothing is known.
  static func timeLeft(_ job: Job, by times: RenderTimes, now: Date) -> String? {
    times.left(of: job, at: now).map { seconds in
      switch seconds {
      case ..<10: "a few s left"
      case ..<55: "\(Int((seconds / 10).rounded()) * 10) s left"
      case ..<5400: "\(max(Int((seconds / 60).rounded()), 1)) min left"
      default: "\(Int((seconds / 3600).rounded())) h left"
      }
    }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
