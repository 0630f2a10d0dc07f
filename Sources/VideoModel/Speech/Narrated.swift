/// An object that says something: a script that a voice speaks, or a recording.
protocol Narrated: RequestObject {
  var script: String? { get set }
  var voiceID: String? { get set }
  var audioURL: String? { get set }
  var audioAssetID: String? { get set }
}

extension Narrated {
  /// The keys of which one says what is heard.
  static var narrationKeys: [String] { ["script", "audio_url", "audio_asset_id"] }

  /// Whether something is heard.
  var hasNarration: Bool { Self.narrationKeys.contains(where: gives) }

  static var hasScript: Condition<Self> { Condition("a script is given") { $0.gives("script") } }

  /// The fields of what is heard.
  /// - Parameters:
  ///   - condition: when the object has them; nil when always.
  ///   - needsVoice: when a voice must be given.
  ///   - voiceHelp: who speaks, and who does where no voice is given.
  static func narrationFields(
    when condition: Condition<Self>? = nil, voiceRequiredWhen needsVoice: Condition<Self>,
    voiceHelp: String, source: Source
  ) -> [Field<Self>] {
    [
      .text(
        "script", \.script, "Script", .script(.spoken), when: condition,
        help: "What is said; give this or a recording. A pause is written <break time=\"1s\"/>",
        source: source),
      .text(
        "voice_id", \.voiceID, "Voice", .catalogue(.voices), requiredWhen: needsVoice, when: condition,
        help: voiceHelp, source: source),
      .text(
        "audio_url", \.audioURL, "Audio URL", .url(.audio), when: condition,
        help: "The address of a recording; give this, an asset or a script", source: source),
      .text(
        "audio_asset_id", \.audioAssetID, "Audio asset", .asset(.audio), when: condition,
        help: "The id of an uploaded recording; give this, an address or a script", source: source),
    ]
  }
}

/// How a voice speaks: what all endpoints have in common.
protocol SpeechTuning: RequestObject {
  var speed: Double? { get set }
  var pitch: Double? { get set }
  var locale: String? { get set }
}

extension SpeechTuning {
  static func speedField(source: Source) -> Field<Self> {
    .number(
      "speed", \.speed, "Speed", NumberRule(0.5...1.5, step: 0.05, largeStep: 0.25), default: 1.0,
      help: "How fast the script is spoken; 1 is the voice's own speed", source: source)
  }

  static func pitchField(source: Source) -> Field<Self> {
    .number(
      "pitch", \.pitch, "Pitch", .pitch, default: 0.0,
      help: "How high the voice is, in semitones; 0 is its own pitch", source: source)
  }

  static func localeField(source: Source) -> Field<Self> {
    .text(
      "locale", \.locale, "Locale", .suggestion(Voice.commonLocales),
      help: "The accent of a voice that speaks several languages", source: source)
  }
}
