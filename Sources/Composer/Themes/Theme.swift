import Cells

/// What a piece of the screen is, for a theme to colour.
public enum Role: CaseIterable, Sendable {
  case text, dimmed, title, border, focusedBorder, focusedTitle, selection, inactiveSelection
  case label, field, editing, marked, error, warning, success, running
  case jsonKey, jsonString, jsonNumber, jsonPunctuation
  case hintKey, hintText, sandbox, live, found
}

/// How each role looks. Colour is never the only sign: every state has a word or a mark beside it.
public struct Theme: Equatable, Sendable {
  private let styles: [Role: Style]

  /// A theme; a role that is not given looks like plain text.
  public init(_ styles: [Role: Style]) { self.styles = styles }

  /// The same with other styles for some roles.
  func with(_ others: [Role: Style]) -> Theme { Theme(styles.merging(others) { $1 }) }

  /// The style of a role.
  public subscript(role: Role) -> Style { styles[role] ?? .plain }

  /// The terminal's own background and text, with its colours for the rest, and a grey that can be read on dark and light alike.
  /// Bright black is none of them: in many schemes it is the background.
  public static let standard = Theme([
    .dimmed: middleGrey,
    .title: Style(attributes: .bold),
    .border: middleGrey,
    .focusedBorder: Style(foreground: .palette(6)),
    .focusedTitle: Style(foreground: .palette(6), attributes: .bold),
    .selection: Style(attributes: .reverse),
    .inactiveSelection: Style(attributes: .bold),
    .label: Style(),
    .field: Style(foreground: .palette(6)),
    .editing: Style(attributes: .underline),
    .marked: Style(attributes: [.bold, .underline]),
    .error: Style(foreground: .palette(1), attributes: .bold),
    .warning: Style(foreground: .palette(3)),
    .success: Style(foreground: .palette(2)),
    .running: Style(foreground: .palette(6)),
    .jsonKey: Style(foreground: .palette(6)),
    .jsonString: Style(foreground: .palette(2)),
    .jsonNumber: Style(foreground: .palette(5)),
    .jsonPunctuation: middleGrey,
    .hintKey: Style(attributes: .bold),
    .hintText: middleGrey,
    .sandbox: Style(foreground: .palette(6), attributes: [.bold, .reverse]),
    .live: Style(foreground: .palette(1), attributes: [.bold, .reverse]),
    .found: Style(foreground: .palette(3), attributes: [.bold, .reverse]),
  ])
  /// Not the attribute dim, which some terminals make by darkening, on a light background, too.
  private static let middleGrey = Style(foreground: .palette(244))

  /// The same as it can be read there: among few colours no grey is sure to be seen, and of the terminal's own some cannot be
  /// read on a light background.
  static func standard(on ground: Ground) -> Theme {
    let dim = Style(attributes: .dim)
    let dimmed =
      ground.hasManyColors
      ? standard : standard.with([.dimmed: dim, .border: dim, .jsonPunctuation: dim, .hintText: dim])
    guard ground.isLight == true else { return dimmed }
    return dimmed.recolored([.palette(6): .palette(4), .palette(3): .palette(5)])
  }

  /// The same with other colours in the place of some.
  private func recolored(_ colors: [Color: Color]) -> Theme {
    Theme(styles.mapValues { $0.with(foreground: colors[$0.foreground]) })
  }
}
