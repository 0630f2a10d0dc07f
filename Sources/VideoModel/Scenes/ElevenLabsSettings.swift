// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Settings for voices made by ElevenLabs.
public struct ElevenLabsSettings: RequestObject, WithStability {
  /// The model that speaks.
  public struct Model: Choice {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The model whose stability has three steps.
    public static let elevenV3: Model = "eleven_v3"
    public static let allowed: [Model] = [
      "eleven_monolingual_v1", "eleven_multilingual_v1", "eleven_multilingual_v2", "eleven_turbo_v2",
      "eleven_turbo_v2_5", .elevenV3,
    ]
  }

  public var model: Model?
  public var similarityBoost: Double?
  public var stability: Double?
  public var style: Double?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<ElevenLabsSettings>] = [
    .choice("model", \.model, "Model", help: "The ElevenLabs model that speaks"),
    .number(
      "similarity_boost", \.similarityBoost, "Similarity", .share, help: "How close to the original voice"),
    .number(
      "stability", \.stability, "Stability", .share,
      help: "How even the voice is; with eleven_v3 only 0, 0.5 or 1"),
    .number("style", \.style, "Style", .share, help: "How strong the voice's style is"),
  ]

  public static let rules: [ObjectRule<ElevenLabsSettings>] = [stabilityRule { $0.model == .elevenV3 }]
}

/// Settings with a stability, of which some models know only three steps.
protocol WithStability: RequestObject {
  var stability: Double? { get }
}

extension WithStability {
  /// eleven_v3 knows three steps of stability.
  static func stabilityRule(_ isElevenV3: @escaping @Sendable (Self) -> Bool) -> ObjectRule<Self> {
    .rule("stability", .error, allowed: "with eleven_v3 it must be 0, 0.5 or 1") { settings in
      guard isElevenV3(settings), let stability = settings.stability, ![0, 0.5, 1].contains(stability),
        (0...1).contains(stability)
      else { return nil }
      return "is \(NumberRule.format(stability))"
    }
  }
}
