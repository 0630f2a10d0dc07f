import Cells
import Foundation

/// Which theme is wanted.
public enum ThemeChoice: String, CaseIterable, Sendable {
  /// Dark or light, as the terminal's background is; what can be read on both where it does not tell, and the terminal's own
  /// colours where it has few.
  case auto
  /// The terminal's own sixteen colours.
  case terminal
  /// For a dark background.
  case dark
  /// For a light background.
  case light
  /// No colours, and nothing faint: bold, underlined and reversed text alone.
  case contrast
  /// For eyes that do not tell red from green: blue and orange stand in their place.
  case colorblind

  /// One line for people.
  var help: String {
    switch self {
    case .auto: "dark or light, as the terminal's background is"
    case .terminal: "the terminal's own sixteen colours"
    case .dark: "for a dark background"
    case .light: "for a light background"
    case .contrast: "no colours, and nothing faint"
    case .colorblind: "blue and orange in place of green and red; dark or light as auto is"
    }
  }

  /// The theme.
  func theme(on ground: Ground) -> Theme {
    switch self {
    case .auto:
      ground.hasManyColors
        ? ground.isLight.map { $0 ? .light : .dark } ?? .anywhere : .standard(on: ground)
    case .terminal: .standard(on: ground)
    case .dark: .dark
    case .light: .light
    case .contrast: .contrast
    case .colorblind:
      ground.isLight.map { $0 ? .colorblindLight : .colorblindDark } ?? .colorblindAnywhere
    }
  }
}

extension Color {
  /// How bright it is to the eye, 0–1, as WCAG 2.1 defines it; nil for colours that the terminal has of its own.
  var luminance: Double? {
    guard case .rgb(let red, let green, let blue) = self else { return nil }
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
