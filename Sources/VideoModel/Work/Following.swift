import Foundation

/// How closely the renders of a service are followed now.
public struct Following: Equatable, Sendable {
  /// When the service last told how far a render is; nil before the first time.
  public var toldAt: Date?
  /// When it is asked again; nil while it is being asked, and when there is nothing to ask.
  public var nextAt: Date?
  /// Since when it has been asked and has not answered; nil while nothing is being asked.
  public var unansweredSince: Date?
  /// Until when the service wants no requests; nil when it takes them.
  public var silentUntil: Date?
  /// Requests that wait now because the budget is used up.
  public var waiting: Int
  /// The budget of requests in a minute; nil where there is none.
  public var perMinute: Int?
  /// The job that somebody looks at.
  public var job: FollowedJob?

  /// How closely they are followed.
  public init(
    toldAt: Date? = nil, nextAt: Date? = nil, unansweredSince: Date? = nil, silentUntil: Date? = nil,
    waiting: Int = 0, perMinute: Int? = nil, job: FollowedJob? = nil
  ) {
    self.toldAt = toldAt
    self.nextAt = nextAt
    self.unansweredSince = unansweredSince
    self.silentUntil = silentUntil
    self.waiting = waiting
    self.perMinute = perMinute
    self.job = job
  }
}

/// How closely one render is followed.
public struct FollowedJob: Equatable, Sendable {
  /// The job.
  public let id: Job.ID
  /// When the service last told how far it is; nil before this run's first time.
  public let toldAt: Date?
  /// When it is asked again; nil while it is being asked.
  public let nextAt: Date?
  /// Since when it is being asked; nil when it is not.
  public let askedAt: Date?

  /// How closely it is followed.
  public init(id: Job.ID, toldAt: Date?, nextAt: Date?, askedAt: Date? = nil) {
    self.id = id
    self.toldAt = toldAt
    self.nextAt = nextAt
    self.askedAt = askedAt
  }
}
