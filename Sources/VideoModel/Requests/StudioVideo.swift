// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The request of `POST /v2/video/generate`: a video of 1–50 scenes.
public struct StudioVideo: RequestObject {
  /// What happens with captions.
  public struct CaptionMode: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [CaptionMode] = ["file_only", "burn_in"]
  }

  public var title: String?
  public var caption: Bool?
  public var captionMode: CaptionMode?
  public var dimension: Dimension?
  public var fps: Double?
  public var test: Bool?
  public var enableWatermark: Bool?
  public var folderID: String?
  public var callbackID: String?
  public var callbackURL: String?
  public var scenes: ObjectList<Scene> = []
  public var subtitles: Subtitles?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: StudioVideo {
    var video = StudioVideo()
    video.scenes = [.fresh]
    return video
  }

  /// The numbers of scenes that a video may have.
  public static let sceneCount = 1...50

  /// Whether there are scenes, and none of them speaks a text.
  private static func hasNoText(_ video: StudioVideo) -> Bool {
    !video.scenes.isEmpty && !video.scenes.contains { $0.voice?.type == .text }
  }

  public static let fields: [Field<StudioVideo>] = [
    .text("title", \.title, "Title", help: "The video's name in the service"),
    .object("dimension", \.dimension, "Dimension", help: "The size of the video"),
    .toggle(
      "caption", \.caption, "Captions", default: false, help: "Add captions; only spoken texts have them"),
    .choice(
      "caption_mode", \.captionMode, "Caption mode",
      help: "Captions as a file, or burnt into the picture; counts before Captions"),
    .number(
      "fps", \.fps, "Frame rate", NumberRule(0...(.infinity), step: 1, largeStep: 5, excludesMinimum: true),
      default: 25.0, help: "Frames a second"),
    .list(
      "video_inputs", \.scenes, "Scenes", count: sceneCount, help: "The scenes, in the order they are shown"),
    .object(
      "subtitles", \.subtitles, "Subtitles", isSection: true,
      help: "Subtitles that are burnt into the picture"),
    .toggle(
      "test", \.test, "Test mode", default: false,
      help: "Lower quality with a watermark, and no credits are taken"),
    .toggle(
      "enable_watermark", \.enableWatermark, "Watermark", default: false, help: "Show the service's watermark"
    ),
    .text("folder_id", \.folderID, "Folder", help: "The id of the folder that the video is stored in"),
    .text("callback_id", \.callbackID, "Callback id", help: "Your own id, sent back when the video is ready"),
    .text(
      "callback_url", \.callbackURL, "Callback URL", .url(.web),
      help: "The address that is told when the video is ready"),
  ]

  public static let rules: [ObjectRule<StudioVideo>] = [
    .rule("caption", .warning, allowed: onlyTextHasCaptions) { video in
      video.caption == true && video.captionMode == nil && hasNoText(video) ? captionsDoNothing : nil
    },
    .rule("caption_mode", .warning, allowed: onlyTextHasCaptions) { video in
      video.captionMode != nil && hasNoText(video) ? captionsDoNothing : nil
    },
  ]

  private static let onlyTextHasCaptions = "only spoken texts have captions"
  private static let captionsDoNothing = "does nothing here, since no scene's voice is text"
}
