// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// How v3 speaks a script.
public struct V3VoiceSettings: SpeechTuning {
  public var speed: Double?
  public var pitch: Double?
  /// 0–1.
  public var volume: Double?
  public var locale: String?
  public var engineSettings: EngineSettings?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<V3VoiceSettings>] = [
    speedField(source: .createVideo), pitchField(source: .createVideo),
    .number(
      "volume", \.volume, "Volume", .share, default: 1.0,
      help: "How loud the voice is; 0 is silent", source: .commandLine),
    localeField(source: .createVideo),
    .object(
      "engine_settings", \.engineSettings, "Tuning", isSection: true,
      help: "Settings of the engine that the voice was made for; another engine's are refused",
      source: .commandLine),
  ]
}

/// Settings of the engine behind a voice.
public struct EngineSettings: RequestObject, WithStability {
  /// The engine.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let elevenLabs: Kind = "elevenlabs"
    public static let fish: Kind = "fish"
    public static let starfish: Kind = "starfish"
    public static let allowed: [Kind] = [.elevenLabs, .fish, .starfish]
  }

  /// The model that speaks.
  public struct Model: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Model] = [
      "eleven_multilingual_v2", "eleven_turbo_v2_5", "eleven_flash_v2_5", "eleven_v3",
    ]
    static let fish = ["s1", "s2-pro"]
  }

  public var engineType: Kind?
  public var model: Model?
  public var similarityBoost: Double?
  public var similarity: Double?
  public var stability: Double?
  public var style: Double?
  public var useSpeakerBoost: Bool?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: EngineSettings {
    var settings = EngineSettings()
    settings.engineType = .elevenLabs
    return settings
  }

  public static let shapeKey: String? = "engine_type"

  private static func isEngine(_ engines: [Kind], _ words: String) -> Condition<EngineSettings> {
    Condition(words, isShape: true) { $0.engineType.map(engines.contains) ?? false }
  }
  private static let isElevenLabs = isEngine([.elevenLabs], "engine_type is elevenlabs")
  private static let isFish = isEngine([.fish], "engine_type is fish")
  private static let hasStability = isEngine([.elevenLabs, .fish], "engine_type is elevenlabs or fish")

  public static let fields: [Field<EngineSettings>] = [
    .choice(
      "engine_type", \.engineType, "Engine", required: true, help: "The engine that the voice was made for",
      source: .commandLine),
    .choice(
      "model", \.model, "Model", when: isElevenLabs, help: "The ElevenLabs model that speaks",
      source: .commandLine),
    .choice(
      "model", \.model, "Model", offering: Model.fish, default: "s1", when: isFish,
      help: "The Fish Audio model that speaks", source: .commandLine),
    .number(
      "similarity_boost", \.similarityBoost, "Similarity", .share, when: isElevenLabs,
      help: "How close to the original voice", source: .commandLine),
    .number(
      "similarity", \.similarity, "Similarity", .share, when: isFish, help: "How close to the original voice",
      source: .commandLine),
    .number(
      "stability", \.stability, "Stability", .share, when: hasStability,
      help: "How even the voice is; with eleven_v3 only 0, 0.5 or 1", source: .commandLine),
    .number(
      "style", \.style, "Style", .share, when: isElevenLabs, help: "How strong the voice's style is",
      source: .commandLine),
    .toggle(
      "use_speaker_boost", \.useSpeakerBoost, "Speaker boost", when: isElevenLabs,
      help: "Make the voice more like its original", source: .commandLine),
  ]

  public static let rules: [ObjectRule<EngineSettings>] = [
    stabilityRule { $0.engineType == .elevenLabs && $0.model == "eleven_v3" }
  ]
}
