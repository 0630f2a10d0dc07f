import Cells

/// The themes that bring colours of their own. None paints the background: it stays the terminal's.
extension Theme {
  /// For a dark background.
  static let dark = Theme(
    Hues(
      faint: "#9AA5B1", line: "#7A8694", accent: "#56C8D8", error: "#FF8A80", warning: "#E3B341",
      success: "#7EE787", key: "#79C0FF", string: "#A5D6A7", number: "#D2A8FF"))

  /// For a light background.
  static let light = Theme(
    Hues(
      faint: "#57606A", line: "#6E7781", accent: "#0B6577", error: "#B42318", warning: "#855000",
      success: "#1A6B2F", key: "#0550AE", string: "#0A5C2B", number: "#6639BA"))

  /// Where the background is not known: what can be read on dark and light alike, if not as well.
  static let anywhere = Theme(
    Hues(
      faint: "#7F8790", line: "#7F8790", accent: "#0E8A9C", error: "#DB4437", warning: "#A07400",
      success: "#2E8F43", key: "#3A80D2", string: "#3F8A4E", number: "#9A63CF"))

  /// For red-green blindness, on a dark background: what is wrong is orange, what is well is blue. Both differ in lightness,
  /// too.
  static let colorblindDark = Theme(
    Hues(
      faint: "#9AA5B1", line: "#7A8694", accent: "#8FD3FF", error: "#FFA24D", warning: "#F0E442",
      success: "#5FA8FF", key: "#8FD3FF", string: "#F5D9A8", number: "#E8A7D0"))

  /// The same on a light background.
  static let colorblindLight = Theme(
    Hues(
      faint: "#57606A", line: "#6E7781", accent: "#005A8F", error: "#7A2E00", warning: "#8A6600",
      success: "#0047B3", key: "#005A8F", string: "#5E4300", number: "#8A2A6B"))

  /// The same where the background is not known: what can be read on dark and light alike, if not as well.
  static let colorblindAnywhere = Theme(
    Hues(
      faint: "#7F8790", line: "#7F8790", accent: "#2B83C6", error: "#D45F00", warning: "#8F8000",
      success: "#3A78F0", key: "#2B83C6", string: "#9C7530", number: "#B5568F"))

  /// Without colours, for eyes or terminals that tell few apart.
  static let contrast = Theme([
    .title: Style(attributes: .bold),
    .focusedBorder: Style(attributes: .bold),
    .focusedTitle: Style(attributes: [.bold, .reverse]),
    .selection: Style(attributes: .reverse),
    .inactiveSelection: Style(attributes: [.bold, .underline]),
    .field: Style(attributes: .bold),
    .editing: Style(attributes: .underline),
    .marked: Style(attributes: [.bold, .underline]),
    .error: Style(attributes: [.bold, .reverse]),
    .warning: Style(attributes: [.bold, .underline]),
    .success: Style(attributes: .bold),
    .running: Style(attributes: .bold),
    .jsonKey: Style(attributes: .bold),
    .hintKey: Style(attributes: .bold),
    .sandbox: Style(attributes: [.bold, .underline]),
    .live: Style(attributes: [.bold, .reverse]),
  ])
}

/// The colours that a theme is made of.
private struct Hues {
  /// Secondary text, and lines.
  let faint, line: String
  /// Where the focus is, and what the program itself says.
  let accent: String
  let error, warning, success: String
  /// Of the request's JSON.
  let key, string, number: String
}

extension Theme {
  fileprivate init(_ hues: Hues) {
    func style(_ hex: String, _ attributes: Attributes = []) -> Style {
      Style(foreground: Color(hex: hex) ?? .standard, attributes: attributes)
    }
    self.init([
      .dimmed: style(hues.faint),
      .title: Style(attributes: .bold),
      .border: style(hues.line),
      .focusedBorder: style(hues.accent),
      .focusedTitle: style(hues.accent, .bold),
      .selection: Style(attributes: .reverse),
      .inactiveSelection: Style(attributes: .bold),
      .field: style(hues.accent),
      .editing: Style(attributes: .underline),
      .marked: Style(attributes: [.bold, .underline]),
      .error: style(hues.error, .bold),
      .warning: style(hues.warning),
      .success: style(hues.success),
      .running: style(hues.accent),
      .jsonKey: style(hues.key),
      .jsonString: style(hues.string),
      .jsonNumber: style(hues.number),
      .jsonPunctuation: style(hues.faint),
      .hintKey: Style(attributes: .bold),
      .hintText: style(hues.faint),
      .sandbox: style(hues.accent, [.bold, .reverse]),
      .live: style(hues.error, [.bold, .reverse]),
    ])
  }
}
