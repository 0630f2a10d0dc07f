// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// The `character` of a scene: an avatar, or a photo that talks.
public struct SceneCharacter: RequestObject {
  /// What the character is.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A filmed or generated avatar.
    public static let avatar: Kind = "avatar"
    /// A photo that talks.
    public static let talkingPhoto: Kind = "talking_photo"
    public static let allowed: [Kind] = [.avatar, .talkingPhoto]
  }

  /// How an avatar is framed.
  public struct AvatarStyle: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The whole figure.
    public static let normal: AvatarStyle = "normal"
    /// Head and shoulders.
    public static let closeUp: AvatarStyle = "closeUp"
    /// In a circle.
    public static let circle: AvatarStyle = "circle"
    public static let allowed: [AvatarStyle] = [.normal, .closeUp, .circle]
  }

  /// How a talking photo is cropped.
  public struct PhotoStyle: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// In a circle.
    public static let circle: PhotoStyle = "circle"
    /// In a square.
    public static let square: PhotoStyle = "square"
    public static let allowed: [PhotoStyle] = [.circle, .square]
    /// No crop: a word of the first version, which clients still send and the service still takes.
    public static let tolerated: [PhotoStyle] = ["normal"]
  }

  /// How much a talking photo moves.
  public struct TalkingStyle: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [TalkingStyle] = ["stable", "expressive"]
  }

  /// The expression of a talking photo.
  public struct Expression: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Expression] = ["default", "happy"]
  }

  /// How a character fills the scene.
  public struct Fit: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Fit] = ["contain", "cover"]
  }

  /// The size of what Avatar IV renders.
  public struct Resolution: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Resolution] = ["720p", "1080p", "4k"]
  }

  public var type: Kind?
  public var avatarID: String?
  public var talkingPhotoID: String?
  public var avatarStyle: AvatarStyle?
  public var talkingPhotoStyle: PhotoStyle?
  public var talkingStyle: TalkingStyle?
  public var expression: Expression?
  /// 0–5; 1 fills the height of the scene.
  public var scale: Double?
  public var offset: Position?
  public var fit: Fit?
  public var useAvatarIVModel: Bool?
  public var model: String?
  public var resolution: Resolution?
  public var prompt: String?
  public var keepOriginalPrompt: Bool?
  /// −0.5–0.5; lower is livelier.
  public var alpha: Double?
  public var matting: Bool?
  public var superResolution: Bool?
  public var circleBackgroundColor: String?
  public var useLegacyPhotoAvatarModel: Bool?
  /// The picture that talks, in requests of other kinds that name it; a studio scene only knows the photo's id. It is no
  /// field, and not sent.
  public var picture: TalkingPicture?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: SceneCharacter {
    var character = SceneCharacter()
    character.type = .avatar
    return character
  }

  private static let isAvatar = Condition<SceneCharacter>("type is avatar") { $0.type == .avatar }
  private static let isPhoto = Condition<SceneCharacter>("type is talking_photo") { $0.type == .talkingPhoto }
  private static let usesAvatarIV = Condition<SceneCharacter>("use_avatar_iv_model is true") {
    $0.useAvatarIVModel == true
  }
  private static let isCropped = Condition<SceneCharacter>("the style is circle or square") {
    $0.type == .talkingPhoto
      ? $0.talkingPhotoStyle == .circle || $0.talkingPhotoStyle == .square : $0.avatarStyle == .circle
  }

  public static let fields: [Field<SceneCharacter>] = [
    .choice("type", \.type, "Type", required: true, help: "An avatar, or a photo that talks"),
    .text(
      "avatar_id", \.avatarID, "Avatar", .catalogue(.avatars), required: true, when: isAvatar,
      help: "Who is seen; Enter opens the list of avatars"),
    .text(
      "talking_photo_id", \.talkingPhotoID, "Photo", .catalogue(.talkingPhotos), required: true,
      when: isPhoto,
      help: "The photo that talks; Enter opens the list of photos"),
    .choice(
      "avatar_style", \.avatarStyle, "Style", default: .normal, when: isAvatar,
      help: "The whole figure, head and shoulders, or in a circle"),
    .choice(
      "talking_photo_style", \.talkingPhotoStyle, "Style", when: isPhoto,
      help: "How the photo is cropped"),
    .object("offset", \.offset, "Offset", help: "Where the character stands, from the middle of the scene"),
    .number(
      "scale", \.scale, "Scale", NumberRule(0...5, step: 0.05, largeStep: 0.5), default: 1.0, when: notPhoto,
      help: "The character's size; 1 fills the height of the scene"),
    .number(
      "scale", \.scale, "Scale", NumberRule(0...5, step: 0.05, largeStep: 0.5, advised: 0...2), default: 1.0,
      when: isPhoto, help: "The photo's size; 1 fills the height of the scene"),
    .choice(
      "talking_style", \.talkingStyle, "Talking style", default: "stable", when: isPhoto,
      help: "How much the photo moves while it talks"),
    .choice(
      "expression", \.expression, "Expression", default: "default", when: isPhoto,
      help: "The photo's expression"),
    .choice("fit", \.fit, "Fit", default: "contain", help: "How the character fills the scene"),
    .toggle(
      "use_avatar_iv_model", \.useAvatarIVModel, "Avatar IV", help: "Render with the Avatar IV engine"),
    .text(
      "model", \.model, "Model", .suggestion(["4.3", "4.3_turbo", "4.3_turbo_edge"]), when: usesAvatarIV,
      help: "The version of Avatar IV"),
    .choice(
      "resolution", \.resolution, "Resolution", when: usesAvatarIV, help: "What Avatar IV renders at"),
    .text(
      "prompt", \.prompt, "Motion prompt", .script(.any), when: usesAvatarIV,
      help: "How the character should move, in words"),
    .toggle(
      "keep_original_prompt", \.keepOriginalPrompt, "Keep prompt", when: usesAvatarIV,
      help: "Take the motion prompt as it is, without enhancement"),
    .number(
      "alpha", \.alpha, "Calmness", NumberRule(-0.5...0.5, step: 0.05, largeStep: 0.1),
      help: "Avatar IV: lower values are livelier"),
    .toggle("matting", \.matting, "Matting", help: "Remove what is behind the character"),
    .toggle(
      "super_resolution", \.superResolution, "Enhance", when: isPhoto, help: "Enhance the photo's quality"),
    .text(
      "circle_background_color", \.circleBackgroundColor, "Circle colour", .color, default: "#F6F6FC",
      when: isCropped, help: "The colour behind the character in its circle or square"),
    .toggle(
      "use_legacy_photo_avatar_model", \.useLegacyPhotoAvatarModel, "Legacy model", when: isPhoto,
      help: "Use the deprecated Avatar III model; not for new videos"),
  ]

  public static let rules: [ObjectRule<SceneCharacter>] = [
    .rule("talking_photo_style", .warning, allowed: "the API's pages name only circle and square") {
      character in
      guard character.type == .talkingPhoto, let style = character.talkingPhotoStyle else { return nil }
      return PhotoStyle.tolerated.contains(style) ? "is \(JSONValue.quoted(style.rawValue))" : nil
    }
  ]

  private static let notPhoto = Condition<SceneCharacter>("type is not talking_photo") {
    $0.type != .talkingPhoto
  }
}
