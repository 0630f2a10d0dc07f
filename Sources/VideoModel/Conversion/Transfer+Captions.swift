/// Captions: three fields in v2's studio, one object in v3.
extension Transfer {
  private static let caption = FieldPath([.key("caption")])
  private static let mode = FieldPath([.key("caption_mode")])
  private static let subtitles = FieldPath([.key("subtitles")])
  private static let style = caption.appending("style")
  private static let file = caption.appending("file_format")

  /// Carries captions over between v2's studio and v3; those of v3 among each other are carried by the table.
  mutating func carryCaptions() {
    let captioned: [RequestTemplate] = [.v3Studio, .v3Avatar, .v3Image]
    if source == .studio, captioned.contains(template) { carryMode() }
    if captioned.contains(source), template == .studio { carryStyle() }
  }

  private mutating func carryMode() {
    let mode = field(Self.mode)?.value
    let isOn = field(Self.caption)?.value == true
    if mode == "file_only" { put("srt", at: Self.file) }
    if mode == "burn_in" || (mode != "file_only" && isOn) { put("default", at: Self.style) }
    if mode == "file_only" || mode == "burn_in" { decide(.carried, inside: Self.mode) }
    if isOn { decide(.carried, inside: Self.caption) }
    guard json[Self.subtitles]?.members != nil else { return }
    put("default", at: Self.style)
    decide(.lost("v3's captions have one look only"), inside: Self.subtitles)
  }

  private mutating func carryStyle() {
    guard json[Self.caption]?.members != nil else { return }
    let isBurntIn = field(Self.style)?.value == "default"
    put(isBurntIn ? "burn_in" : "file_only", at: Self.mode)
    if isBurntIn { decide(.carried, inside: Self.style) }
  }

  /// The value of a field, when it is given.
  private func field(_ path: FieldPath) -> Leaf? { leaves.open(path) }
}
