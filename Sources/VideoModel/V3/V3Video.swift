// The table of fields says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The request of `POST /v3/videos`: one of four shapes, by its type.
public struct V3Video: RequestObject, Narrated, Animated {
  /// The shape of the request.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// An avatar that speaks.
    public static let avatar: Kind = "avatar"
    /// A picture that is made to speak.
    public static let image: Kind = "image"
    /// Several scenes.
    public static let studio: Kind = "studio"
    /// A clip from a description in words.
    public static let cinematic: Kind = "cinematic_avatar"
    public static let allowed: [Kind] = [.avatar, .image, .studio, .cinematic]
  }

  /// The video's shorter side.
  public struct Resolution: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Resolution] = ["4k", "1080p", "720p"]
  }

  /// The video's shape.
  public struct AspectRatio: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [AspectRatio] = ["16:9", "9:16", "4:5", "5:4", "1:1", "auto"]
  }

  /// How the subject fills the picture.
  public typealias Fit = SceneCharacter.Fit

  /// The file that comes out.
  public struct OutputFormat: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// With a background.
    public static let mp4: OutputFormat = "mp4"
    /// With a transparent background.
    public static let webm: OutputFormat = "webm"
    public static let allowed: [OutputFormat] = [.mp4, .webm]
  }

  public var type: Kind?
  public var avatarID: String?
  public var avatarIDs: [String]?
  public var image: ImageSource?
  public var prompt: String?
  public var references: ObjectList<AssetSource> = []
  public var scenes: ObjectList<V3Scene> = []
  public var script: String?
  public var voiceID: String?
  public var audioURL: String?
  public var audioAssetID: String?
  public var voiceSettings: V3VoiceSettings?
  public var engine: Engine?
  public var motionPrompt: String?
  public var expressiveness: Expressiveness?
  public var title: String?
  public var resolution: Resolution?
  public var aspectRatio: AspectRatio?
  public var fit: Fit?
  public var outputFormat: OutputFormat?
  public var removeBackground: Bool?
  public var background: StillBackground?
  public var caption: Caption?
  public var watermark: Watermark?
  public var brandGlossaryID: String?
  /// Seconds, 4–15.
  public var duration: Int?
  public var autoDuration: Bool?
  public var enhancePrompt: Bool?
  public var callbackURL: String?
  public var callbackID: String?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: V3Video { fresh(.avatar) }

  /// A request of that shape as a user begins with it.
  public static func fresh(_ type: Kind) -> V3Video {
    var video = V3Video()
    video.type = type
    if type == .image { video.image = .fresh }
    if type == .studio { video.scenes = [.fresh] }
    return video
  }

  public static let shapeKey: String? = "type"

  /// The numbers of scenes that a studio video may have.
  public static let sceneCount = StudioVideo.sceneCount
}
