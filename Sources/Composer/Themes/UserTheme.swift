import Cells

/// A theme of the configuration file: one of the program's own, and how some roles look otherwise.
public struct UserTheme: Equatable, Sendable {
  /// The name behind `theme.` in its section.
  public let name: String
  var base = ThemeChoice.auto
  var styles: [Role: Style] = [:]

  init(name: String) { self.name = name }

  /// The theme.
  func theme(on ground: Ground) -> Theme { base.theme(on: ground).with(styles) }

  /// Why a role can hardly be read; nil when it can, and where the terminal decides about the colours.
  func fault(of role: Role) -> String? {
    guard let style = styles[role] else { return nil }
    // Of both grounds that a theme may meet, no colour stands out as it does on one.
    let least = role == .border || base.grounds.count > 1 ? 3 : 4.5
    let grounds = style.background == .standard ? base.grounds : [("the background given", style.background)]
    for (name, ground) in grounds {
      guard let contrast = style.foreground.contrast(with: ground), contrast < least else { continue }
      let ratio = (contrast * 10).rounded(.down) / 10
      return "\(role.name) has a contrast of \(ratio) to 1 on \(name); \(least) to 1 can be read"
    }
    return nil
  }
}

extension ThemeChoice {
  /// The backgrounds that a theme built on it may meet.
  fileprivate var grounds: [(name: String, color: Color)] {
    let dark = ("a dark background", Color.rgb(30, 30, 30)),
      light = ("a light background", Color.rgb(255, 255, 255))
    return switch self {
    case .dark: [dark]
    case .light: [light]
    case .auto, .terminal, .contrast, .colorblind: [dark, light]
    }
  }
}

extension Color {
  /// How far apart two colours are to the eye, 1–21, as WCAG 2.1 defines it; nil where one is the terminal's own.
  func contrast(with other: Color) -> Double? {
    guard let one = luminance, let two = other.luminance else { return nil }
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}

extension Role {
  /// The name in the configuration, such as `focused_border`.
  var name: String {
    "\(self)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  init?(name: String) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }
}
