/// What the service says of a video.
public struct VideoStatus: Equatable, Sendable {
  /// How far a video is.
  public enum Phase: Equatable, Sendable {
    /// Accepted, not begun; also for any word that the program does not know.
    case waiting
    /// Being rendered.
    case processing
    /// Ready.
    case completed
    /// It will not come.
    case failed
  }

  /// The service's id of the video.
  public var videoID: String
  /// The service's own word, such as `processing`.
  public var word: String
  /// 0–1, where the server tells it.
  public var progress: Double?
  /// What came out; nil until the video is completed.
  public var result: VideoResult?
  /// Why it failed, where the service says.
  public var failure: VideoFailure?
  /// What is not as it should be in a video all the same, a sentence each; only the sandbox tells it.
  public var warnings: [String]
  /// The user's own id of the video, where the service repeats it.
  public var callbackID: String?

  /// A status.
  public init(
    videoID: String, word: String, progress: Double? = nil, result: VideoResult? = nil,
    failure: VideoFailure? = nil, warnings: [String] = [], callbackID: String? = nil
  ) {
    self.videoID = videoID
    self.word = word
    self.progress = progress
    self.result = result
    self.failure = failure
    self.warnings = warnings
    self.callbackID = callbackID
  }

  /// The word's meaning. A word that is not known is taken as unfinished.
  public var phase: Phase { Self.phase(of: word) }

  /// The meaning of the service's word.
  public static func phase(of word: String) -> Phase {
    switch word.lowercased() {
    case "processing": .processing
    case "completed": .completed
    case "failed": .failed
    default: .waiting
    }
  }
}

/// A finished video. The addresses are signed and expire after 7 days; asking for the status signs them anew.
public struct VideoResult: Equatable, Sendable {
  /// The video.
  public var videoURL: String
  /// A still picture.
  public var thumbnailURL: String?
  /// A short animated preview.
  public var gifURL: String?
  /// The captions.
  public var captionURL: String?
  /// The video with captions burnt in.
  public var captionedVideoURL: String?
  /// Seconds.
  public var duration: Double?

  /// A result.
  public init(
    videoURL: String, thumbnailURL: String? = nil, gifURL: String? = nil, captionURL: String? = nil,
    captionedVideoURL: String? = nil, duration: Double? = nil
  ) {
    self.videoURL = videoURL
    self.thumbnailURL = thumbnailURL
    self.gifURL = gifURL
    self.captionURL = captionURL
    self.captionedVideoURL = captionedVideoURL
    self.duration = duration
  }
}

/// Why a video failed, in the service's words.
public struct VideoFailure: Equatable, Sendable {
  /// The code, numeric codes as digits; empty where none was given.
  public var code: String
  /// The message; may be empty.
  public var message: String
  /// A longer message.
  public var detail: String?
  /// The field that is at fault, where the service names one.
  public var field: FieldPath?

  /// A failure.
  public init(code: String, message: String, detail: String? = nil, field: FieldPath? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
    self.field = field
  }
}
