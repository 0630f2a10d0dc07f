// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A scene of a studio video: who is seen, what is heard, and what is around them.
public struct Scene: RequestObject {
  public var character: SceneCharacter?
  public var voice: Voice?
  public var background: Background?
  public var text: TextOverlay?
  public var audio: AudioTrack?
  public var kept: [JSONMember] = []

  public init() {}

  /// A scene as a user adds it: an avatar that speaks before a plain background.
  public static var fresh: Scene {
    var scene = Scene()
    scene.character = .fresh
    scene.voice = .fresh
    scene.background = .fresh
    return scene
  }

  public static let fields: [Field<Scene>] = [
    .object("character", \.character, "Character", isSection: true, help: "Who is seen"),
    .object("voice", \.voice, "Voice", required: true, isSection: true, help: "What is said"),
    .object("background", \.background, "Background", isSection: true, help: "What is behind the character"),
    .object("text", \.text, "Text overlay", isSection: true, help: "A text over the scene"),
    .object("audio", \.audio, "Audio track", isSection: true, help: "Music or a sound beside the voice"),
  ]
}
