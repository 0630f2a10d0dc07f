import Foundation

/// How long renders took that are done, and what that lets expect of one under way.
public struct RenderTimes: Equatable, Sendable {
  /// A render that is done.
  public struct Sample: Equatable, Sendable {
    /// The kind of its request.
    public var kind: RequestKind
    /// How long the video was expected to be, in seconds.
    public var spoken: Double
    /// From the submission to the finished video, in seconds.
    public var took: Double

    /// A sample.
    public init(kind: RequestKind, spoken: Double, took: Double) {
      self.kind = kind
      self.spoken = spoken
      self.took = took
    }
  }

  /// Renders of about this length decide, so many at most.
  static let nearest = 9
  /// Fewer say nothing.
  static let fewest = 3
  /// Most samples that are kept; the oldest go first.
  public static let most = 300

  /// The samples, the newest first.
  public private(set) var samples: [Sample] = []

  /// - Parameter samples: the newest first.
  public init(_ samples: [Sample] = []) {
    self.samples = Array(samples.filter(Self.isSound).prefix(Self.most))
  }

  /// Learns from a job that is done; from any other one, nothing.
  public mutating func learn(from job: Job) {
    guard let sample = Sample(job), Self.isSound(sample) else { return }
    samples.insert(sample, at: 0)
    if samples.count > Self.most { samples.removeLast() }
  }

  private static func isSound(_ sample: Sample) -> Bool {
    sample.spoken.isFinite && sample.spoken >= 0 && sample.took.isFinite && sample.took > 0
  }

  /// About how long a render will still take, in seconds, by those of its kind whose videos were about as long; nil when
  /// too few are known, when it takes longer than any of them, or when the length is none.
  /// - Parameters:
  ///   - spoken: how long the video is expected to be, in seconds.
  ///   - age: how long it has taken until now, in seconds.
  public func left(kind: RequestKind, spoken: Double, age: Double) -> Double? {
    guard spoken.isFinite, spoken >= 0 else { return nil }
    // Twice as long is as far off as half as long; a few seconds make no difference.
    func distance(_ sample: Sample) -> Double { abs(log((sample.spoken + 5) / (spoken + 5))) }
    let near = samples.filter { $0.kind == kind }
      .enumerated().sorted { (distance($0.element), $0.offset) < (distance($1.element), $1.offset) }
      .prefix(Self.nearest).map(\.element)
    guard near.count >= Self.fewest else { return nil }
    // Of those that took longer than this one has by now: the others say nothing about what is still to come.
    let longer = near.map(\.took).filter { $0 > age }.sorted()
    guard !longer.isEmpty else { return nil }
    let middle = longer.count / 2
    let median = longer.count % 2 == 1 ? longer[middle] : (longer[middle - 1] + longer[middle]) / 2
    return median - age
  }

  /// The same for a job under way; nil also for one whose length nobody can tell.
  public func left(of job: Job, at now: Date) -> Double? {
    guard job.state.isUnderWay, let spoken = job.spokenSeconds else { return nil }
    return left(kind: job.kind, spoken: spoken, age: max(now.timeIntervalSince(job.createdAt), 0))
  }
}

extension RenderTimes.Sample {
  /// What a finished job tells; nil for one that is not finished, or whose length nobody can tell.
  public init?(_ job: Job) {
    guard job.state == .completed, let spoken = job.spokenSeconds, let end = job.endedAt else { return nil }
    self.init(kind: job.kind, spoken: spoken, took: end.timeIntervalSince(job.createdAt))
  }
}
