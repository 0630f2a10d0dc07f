import Foundation

/// A submission of a request, from the moment it is written down until its video is there.
public struct Job: Equatable, Sendable, Identifiable {
  /// Names a job for as long as it is kept.
  public struct ID: RawRepresentable, Hashable, Sendable {
    /// The id as text, a UUID.
    public let rawValue: String
    /// An id of that text.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// An id that no other job has.
    public static var random: ID { ID(rawValue: UUID().uuidString.lowercased()) }
  }

  /// How far the job is.
  public enum State: String, Equatable, Sendable, CaseIterable {
    /// Written down; nothing has been sent.
    case stored
    /// Being sent; nothing is known of what the server did with it.
    case sending
    /// The connection broke while it was sent: perhaps there is a video, perhaps not.
    case unconfirmed
    /// The server did not take it, so there is no video.
    case refused
    /// Taken by the server, not begun.
    case waiting
    /// Being rendered.
    case processing
    /// The video is ready.
    case completed
    /// The video will not come.
    case failed
    /// The video was deleted from the server, perhaps before it was ready.
    case deleted

    /// Whether the server is to be asked how far it is.
    public var isUnderWay: Bool { self == .waiting || self == .processing }
    /// Whether nothing more will happen by itself.
    public var isEnded: Bool { self == .completed || self == .failed || self == .refused || self == .deleted }
    /// Whether the server has a video, ready or not, or keeps one that failed.
    public var hasVideo: Bool { isUnderWay || self == .completed || self == .failed }
  }

  /// A status that was seen, and when it was first seen.
  public struct Sighting: Equatable, Sendable {
    /// The service's own word.
    public var word: String
    /// When it was first seen.
    public var at: Date

    /// A sighting.
    public init(word: String, at: Date) {
      self.word = word
      self.at = at
    }
  }

  /// Names the job.
  public let id: ID
  /// The draft that was submitted; it may have been deleted since.
  public let draftID: Draft.ID?
  /// The kind of request.
  public let kind: RequestKind
  /// What the job is called on the screen.
  public var title: String
  /// The very text that is sent.
  public let requestText: String
  /// The base address of the service that it is for.
  public let service: String
  /// The `Idempotency-Key` that it is sent with, by which the service knows it again; nil where the endpoint takes none.
  public let idempotencyKey: String?
  /// The service's id of the video, once it is known.
  public var videoID: String?
  /// How far the job is.
  public var state: State
  /// 0–1, where the server tells it.
  public var progress: Double?
  /// Every status seen, in order.
  public var sightings: [Sighting]
  /// What came out.
  public var result: VideoResult?
  /// Why there is no video.
  public var failure: VideoFailure?
  /// When it was written down.
  public let createdAt: Date
  /// When the state last changed.
  public var changedAt: Date
  /// When the job ended.
  public var endedAt: Date?
  /// The file that the video was saved to.
  public var savedTo: String?
  /// When the user put it away, out of the list.
  public var archivedAt: Date?
  /// The service's word that the endpoint will end.
  public var deprecation: Deprecation?
  /// How long the video is expected to be, by what is said in it, in seconds; nil where nobody can tell.
  public var spokenSeconds: Double?

  /// A job that has just been written down.
  public init(
    id: ID, draftID: Draft.ID?, kind: RequestKind, title: String, requestText: String, service: String,
    idempotencyKey: String? = nil, createdAt: Date
  ) {
    self.id = id
    self.draftID = draftID
    self.kind = kind
    self.title = title
    self.requestText = requestText
    self.service = service
    self.idempotencyKey = idempotencyKey
    self.createdAt = createdAt
    state = .stored
    changedAt = createdAt
    sightings = []
  }

  /// Whether the service is to be asked about it: how far it is, or where its finished video is.
  public var isAwaited: Bool {
    state.isUnderWay || state == .completed && result == nil && videoID != nil
  }

  /// Whether it was refused here, and never left: no service has seen it.
  public var isUnsent: Bool { state == .refused && ["offline", "not_sent"].contains(failure?.code) }

  /// The ending of the video's file.
  public var fileExtension: String {
    (try? VideoRequest(kind: kind, parsing: requestText))?.fileExtension ?? "mp4"
  }

  /// The age at which a job that is under way is late, unless another one is set, in seconds.
  public static let usuallyLateAfter = 20.0 * 60

  /// Whether the video should have been there long ago. It is asked about all the same, if more rarely.
  /// - Parameter age: the age from which a job is late, in seconds.
  public func isLate(at now: Date, after age: Double = usuallyLateAfter) -> Bool {
    state.isUnderWay && now.timeIntervalSince(createdAt) >= age
  }

  /// How long the service knows an idempotency key, in seconds; an hour less than it says, to be sure.
  public static let idempotencyLasts = 23.0 * 3600

  /// Whether the request can be sent again without making a second video.
  public func canBeSentAgain(at now: Date) -> Bool {
    idempotencyKey != nil && (0..<Self.idempotencyLasts).contains(now.timeIntervalSince(createdAt))
  }

  /// Takes over that the video is not on the service any more.
  public mutating func noteDeletion(at now: Date) {
    sightings.append(Sighting(word: "deleted", at: now))
    state = .deleted
    progress = nil
    changedAt = now
    endedAt = now
  }

  /// Takes over what the service says of the video. One that was deleted stays so, and one that is there is not under way
  /// again: the answer is an older one.
  public mutating func take(_ status: VideoStatus, at now: Date) {
    let isUnderWay = status.phase == .waiting || status.phase == .processing
    guard state != .deleted, state != .completed || !isUnderWay else { return }
    if sightings.last?.word != status.word { sightings.append(Sighting(word: status.word, at: now)) }
    let newState: State =
      switch status.phase {
      case .waiting: .waiting
      case .processing: .processing
      case .completed: .completed
      case .failed: .failed
      }
    if newState != state { changedAt = now }
    state = newState
    progress = status.progress
    result = status.result ?? result
    failure = status.failure
    endedAt = newState.isEnded ? endedAt ?? now : nil
  }
}
