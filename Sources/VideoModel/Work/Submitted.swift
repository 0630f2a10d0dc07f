/// What the service answered to a request that it took.
public struct Submitted: Equatable, Sendable {
  /// The service's id of the video.
  public var videoID: String
  /// That the endpoint will end, where the service says so.
  public var deprecation: Deprecation?

  /// An accepted request.
  public init(videoID: String, deprecation: Deprecation? = nil) {
    self.videoID = videoID
    self.deprecation = deprecation
  }
}

/// The service's word that an endpoint will end or has ended.
public struct Deprecation: Equatable, Sendable {
  /// One sentence for people.
  public var message: String
  /// The day of the end, as `2026-10-31` where the service's date could be read, otherwise in the service's words.
  public var sunset: String?

  /// A word of warning.
  public init(message: String, sunset: String? = nil) {
    self.message = message
    self.sunset = sunset
  }
}
