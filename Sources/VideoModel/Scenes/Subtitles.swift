// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Subtitles that are burnt into the picture.
public struct Subtitles: RequestObject {
  public var presetName: String?
  public var alignment: Int?
  public var disableHighlight: Bool?
  public var fontSize: Int?
  public var position: Position?
  public var kept: [JSONMember] = []

  public init() {}

  private static let whole = NumberRule(0...(.infinity), step: 1, largeStep: 5, isInteger: true)

  public static let fields: [Field<Subtitles>] = [
    .text("preset_name", \.presetName, "Preset", required: true, help: "The name of the preset"),
    .number(
      "alignment", \.alignment, "Alignment", whole, default: 2,
      help: "Where the lines stand, by the service's code; 2 is below, in the middle"),
    .toggle(
      "disable_highlight", \.disableHighlight, "No highlight",
      help: "Do not highlight the word that is spoken"),
    .number(
      "font_size", \.fontSize, "Size",
      NumberRule(0...(.infinity), step: 1, largeStep: 5, excludesMinimum: true, isInteger: true),
      help: "The size of the font"),
    .object("position", \.position, "Position", help: "Where the subtitles stand"),
  ]
}
