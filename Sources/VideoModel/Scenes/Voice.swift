// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// What is heard in a scene: a spoken text, a recording, or silence.
public struct Voice: RequestObject {
  /// Where the sound comes from.
  public struct Kind: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A text that the service speaks.
    public static let text: Kind = "text"
    /// A recording.
    public static let audio: Kind = "audio"
    /// Nothing is said.
    public static let silence: Kind = "silence"
    public static let allowed: [Kind] = [.text, .audio, .silence]
  }

  /// The mood of a voice that supports moods.
  public struct Emotion: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let allowed: [Emotion] = [
      "Excited", "Friendly", "Serious", "Soothing", "Broadcaster", "Angry",
    ]
  }

  public var type: Kind?
  public var voiceID: String?
  public var inputText: String?
  /// 0.5–1.5, in one page up to 2; 1 is the voice's own speed.
  public var speed: Double?
  /// −50–50.
  public var pitch: Double?
  /// 0–1.
  public var volume: Double?
  public var emotion: Emotion?
  public var locale: String?
  public var elevenLabsSettings: ElevenLabsSettings?
  public var audioURL: String?
  public var audioAssetID: String?
  /// Seconds, 1–100.
  public var duration: Double?
  public var kept: [JSONMember] = []

  public init() {}

  public static var fresh: Voice {
    var voice = Voice()
    voice.type = .text
    return voice
  }

  /// Locales to begin with.
  static let commonLocales = [
    "en-US", "en-GB", "en-IN", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR", "pt-PT", "zh-CN",
  ]

  private static let isText = Condition<Voice>("type is text") { $0.type == .text }
  private static let isAudio = Condition<Voice>("type is audio") { $0.type == .audio }
  private static let isSilence = Condition<Voice>("type is silence") { $0.type == .silence }

  public static let fields: [Field<Voice>] = [
    .choice("type", \.type, "Type", required: true, help: "A spoken text, a recording, or silence"),
    .text(
      "voice_id", \.voiceID, "Voice", .catalogue(.voices), required: true, when: isText,
      help: "Who speaks; Enter opens the list of voices"),
    .text(
      "input_text", \.inputText, "Script", .script(.spoken), required: true,
      when: isText, help: "What is said. A pause is written <break time=\"1s\"/>, with spaces around it"),
    .number(
      "speed", \.speed, "Speed", NumberRule(0.5...2, step: 0.05, largeStep: 0.25, advised: 0.5...1.5),
      default: 1.0, when: isText, help: "How fast the text is spoken; 1 is the voice's own speed"),
    .number(
      "pitch", \.pitch, "Pitch", .pitch, default: 0, when: isText,
      help: "How high the voice is; 0 is its own pitch"),
    .number(
      "volume", \.volume, "Volume", .share, default: 1.0,
      when: isText,
      help: "How loud the voice is; 0 is silent"),
    .choice(
      "emotion", \.emotion, "Emotion", when: isText, help: "The mood, for voices that have moods"),
    .text(
      "locale", \.locale, "Locale",
      .suggestion(commonLocales),
      when: isText, help: "The accent of a voice that speaks several languages"),
    .object(
      "elevenlabs_settings", \.elevenLabsSettings, "ElevenLabs", when: isText,
      help: "Settings for voices made by ElevenLabs"),
    .text(
      "audio_url", \.audioURL, "Audio URL", .url(.audio), when: isAudio,
      help: "The address of the recording; give this or an asset"),
    .text(
      "audio_asset_id", \.audioAssetID, "Audio asset", .asset(.audio), when: isAudio,
      help: "The id of an uploaded recording; give this or an address"),
    .number(
      "duration", \.duration, "Duration", NumberRule(1...100, step: 0.5, largeStep: 5, unit: "s"),
      default: 1.0, when: isSilence, help: "How long nothing is said"),
  ]

  public static let rules: [ObjectRule<Voice>] = [
    .exactlyOne(of: ["audio_url", "audio_asset_id"], when: isAudio)
  ]
}
