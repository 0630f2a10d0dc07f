// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A second sound beside the voice: music, or an effect.
public struct AudioTrack: RequestObject {
  public var audioURL: String?
  public var audioAssetID: String?
  /// 0–1.
  public var volume: Double?
  /// Seconds.
  public var duration: Double?
  public var timeline: Timeline?
  public var kept: [JSONMember] = []

  public init() {}

  static let seconds = NumberRule(0...(.infinity), step: 0.5, largeStep: 5, unit: "s")

  public static let fields: [Field<AudioTrack>] = [
    .text(
      "audio_url", \.audioURL, "Audio URL", .url(.audio),
      help: "The address of the sound; give this or an asset"),
    .text(
      "audio_asset_id", \.audioAssetID, "Audio asset", .asset(.audio),
      help: "The id of an uploaded sound; give this or an address"),
    .number(
      "volume", \.volume, "Volume", .share, default: 1.0,
      help: "How loud the sound is"),
    .number("duration", \.duration, "Duration", seconds, help: "How long the sound is"),
    .object("timeline", \.timeline, "Timeline", help: "When the sound is played"),
  ]

  public static let rules: [ObjectRule<AudioTrack>] = [
    .exactlyOne(of: ["audio_url", "audio_asset_id"])
  ]
}

/// When a sound is played within its scene.
public struct Timeline: RequestObject {
  /// Seconds from the beginning of the scene.
  public var start: Double?
  /// Seconds.
  public var duration: Double?
  public var kept: [JSONMember] = []

  public init() {}

  public static let fields: [Field<Timeline>] = [
    .number(
      "start", \.start, "Start", AudioTrack.seconds, default: 0.0,
      help: "When the sound begins, from the beginning of the scene"),
    .number("duration", \.duration, "Duration", AudioTrack.seconds, help: "How long it is played"),
  ]
}
