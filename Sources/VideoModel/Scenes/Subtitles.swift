// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Subtitles that are burnt into the picture.
public struct Subtitles: RequestObject {
  public var presetName: String?
  public var alignment: Int?
  public var disableHighlight: Bool?
  public var fontSize: Int?
  public var position: SubtitlePosition?
  public var kept: [JSONMember] = []

  public init() {}

  private static let whole = NumberRule(0...(.infinity), step: 1, largeStep: 5, isInteger: true)

  public static let fields: [Field<Subtitles>] = [
    .text("preset_name", \.presetName, "Preset", required: true, help: "The name of the preset"),
    .number(
      "alignment", \.alignment, "Alignment", whole, default: 2,
      help: "Where the lines stand, by the service's code; 2 is below, in the middle"),
    .toggle(
      "disable_highlight", \.disableHighlight, "No highlight", default: false,
      help: "Do not highlight the word that is spoken"),
    .number(
      "font_size", \.fontSize, "Size",
      NumberRule(0...(.infinity), step: 1, largeStep: 5, excludesMinimum: true, isInteger: true),
      help: "The size of the font"),
    .object("position", \.position, "Position", help: "Where the subtitles stand"),
  ]
}

/// Where subtitles stand. Unlike for a character's offset, no page gives a range or a unit.
public struct SubtitlePosition: RequestObject {
  public var x: Double?
  public var y: Double?
  public var kept: [JSONMember] = []

  public init() {}

  private static let axis = NumberRule(-Double.infinity...(.infinity), step: 0.01, largeStep: 0.1)

  public static let fields: [Field<SubtitlePosition>] = [
    .number("x", \.x, "x", axis, help: "How far to the right"),
    .number("y", \.y, "y", axis, help: "How far down"),
  ]
}
