// The table of fields says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A subject that one of the service's engines moves.
protocol Animated: RequestObject {
  var engine: Engine? { get set }
  var motionPrompt: String? { get set }
  var expressiveness: Expressiveness? { get set }
}

extension Animated {
  static func engineField(when condition: Condition<Self>?) -> Field<Self> {
    .object(
      "engine", \.engine, "Engine", when: condition,
      help: "What moves the avatar: Avatar IV, unless III or V is chosen and the look supports it",
      source: .createVideo)
  }

  static func motionPromptField(when condition: Condition<Self>?) -> Field<Self> {
    .text(
      "motion_prompt", \.motionPrompt, "Motion prompt", .script(.any), when: condition,
      help: "How the body moves, in words: photos, and filmed avatars with Avatar V", source: .createVideo)
  }

  static func expressivenessField(when condition: Condition<Self>?) -> Field<Self> {
    .choice(
      "expressiveness", \.expressiveness, "Expressiveness", when: condition,
      help: "How lively a photo is, with Avatar IV; low when not given", source: .createVideo)
  }

  private static func uses(_ engines: [Engine.Kind], _ words: String) -> Condition<Self> {
    Condition(words) { $0.engine?.type.map(engines.contains) ?? false }
  }

  /// What the engines refuse.
  static var engineRules: [ObjectRule<Self>] {
    [
      .refused("motion_prompt", when: uses([.avatarIII], "engine.type is avatar_iii")),
      .refused(
        "expressiveness", when: uses([.avatarIII, .avatarV], "engine.type is avatar_iii or avatar_v")),
    ]
  }
}

/// What moves an avatar.
public struct Engine: RequestObject {
  /// The generation of the engine.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let avatarIII: Kind = "avatar_iii"
    public static let avatarIV: Kind = "avatar_iv"
    public static let avatarV: Kind = "avatar_v"
    public static let allowed: [Kind] = [.avatarIII, .avatarIV, .avatarV]
  }

  public var type: Kind?
  public var referenceLookID: String?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: Engine {
    var engine = Engine()
    engine.type = .avatarIV
    return engine
  }

  public static let shapeKey: String? = "type"

  public static let fields: [Field<Engine>] = [
    .choice(
      "type", \.type, "Engine", required: true, help: "The engine; the look must support it",
      source: .createVideo),
    .text(
      "reference_look_id", \.referenceLookID, "Reference look", .catalogue(.looks),
      when: Condition("type is avatar_v", isShape: true) { $0.type == .avatarV },
      help: "A twin of the same group whose movements are taken over", source: .commandLine),
  ]
}
