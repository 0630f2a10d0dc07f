import Foundation
import HeyGenClient
import VideoModel

/// Many requests that were made of one draft, and are sent a few at a time.
public struct Batch: Equatable, Sendable, Identifiable {
  /// Names a batch for as long as it is kept.
  public struct ID: RawRepresentable, Hashable, Sendable {
    /// The id as text: eight letters and digits.
    public let rawValue: String
    /// An id of that text.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// An id that hardly any other batch has.
    public static var random: ID { ID(rawValue: String(UUID().uuidString.lowercased().prefix(8))) }
  }

  /// Names the batch.
  public let id: ID
  /// What its draft was called.
  public let name: String
  /// The kind of its requests.
  public let kind: RequestKind
  /// The name of the service that it is for.
  public let service: String
  /// When it was written down.
  public let createdAt: Date

  /// A batch.
  public init(id: ID, name: String, kind: RequestKind, service: String, createdAt: Date) {
    self.id = id
    self.name = name
    self.kind = kind
    self.service = service
    self.createdAt = createdAt
  }
}

/// A row of a batch, and what has become of it.
public struct BatchEntry: Equatable, Sendable {
  /// The number of the row, from 1.
  public let number: Int
  /// What the video is called.
  public let title: String
  /// The very text that is sent.
  public let requestText: String
  /// The job that it was last sent as; nil before.
  public var jobID: Job.ID?
  /// Whether that job has been in the store: one that is not there any more was forgotten, and not never sent.
  public var wasSent: Bool
  /// The job, as far as it is in the store.
  public var job: Job?

  /// A row that has not been sent.
  public init(number: Int, title: String, requestText: String) {
    self.number = number
    self.title = title
    self.requestText = requestText
    wasSent = false
  }

  /// How far a row is.
  public enum State: String, Equatable, Sendable, CaseIterable {
    /// Nothing of it was sent, or surely nothing came of what was.
    case waiting
    /// Being sent, waiting at the service, or being rendered.
    case running
    /// The video is ready.
    case completed
    /// The video will not come.
    case failed
    /// Perhaps there is a video, perhaps not.
    case unconfirmed
    /// Its job was forgotten, or its video deleted; it is not made again.
    case gone
  }

  /// How far the row is.
  public var state: State {
    guard jobID != nil else { return .waiting }
    guard let job else { return wasSent ? .gone : .waiting }
    switch job.state {
    case .stored, .sending, .waiting, .processing: return .running
    case .completed: return .completed
    case .failed: return .failed
    case .unconfirmed: return .unconfirmed
    case .deleted: return .gone
    case .refused: return job.isWorthSendingLater ? .waiting : .failed
    }
  }
}

extension Job {
  /// Whether the service did not take the job for a reason that passes: out of reach, too many at once, a key or credits
  /// that lack.
  var isWorthSendingLater: Bool {
    guard state == .refused, let code = failure?.code else { return false }
    return Self.passingRefusals.contains(code)
  }

  private static let passingRefusals: Set = [
    ClientError.offline(reason: "").code, ClientError.rateLimited(retryAfter: nil).code,
    ClientError.wrongKey(message: "").code, ClientError.noCredits(message: "").code, "not_sent",
  ]
}
