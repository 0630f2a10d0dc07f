import Cells
import Testing

@testable import Composer

@Suite("Themes")
struct ThemeTests {
  private static func contrast(_ one: Color, _ other: Color) -> Double {
    let levels = [one.luminance ?? 0, other.luminance ?? 0].sorted()
    return (levels[1] + 0.05) / (levels[0] + 0.05)
  }

  @Test(
    "Every text can be read on every background that the theme is for; lines can be seen",
    arguments: [
      (Theme.dark, ["#000000", "#1E1E2E", "#282C34", "#002B36"]),
      (Theme.light, ["#FFFFFF", "#FDF6E3", "#F0F0F0"]),
      (Theme.colorblindDark, ["#000000", "#1E1E2E", "#282C34", "#002B36"]),
      (Theme.colorblindLight, ["#FFFFFF", "#FDF6E3", "#F0F0F0"]),
      (Theme.anywhere, ["#000000", "#1E1E2E", "#282C34", "#FFFFFF", "#F0F0F0"]),
      (Theme.colorblindAnywhere, ["#000000", "#1E1E2E", "#282C34", "#FFFFFF", "#F0F0F0"]),
    ])
  func contrast(theme: Theme, backgrounds: [String]) throws {
    for background in backgrounds {
      let behind = try #require(Color(hex: background))
      for role in Role.allCases where theme[role].foreground != .standard {
        let least = role == .border || backgrounds.count > 4 ? 3 : 4.5
        #expect(Self.contrast(theme[role].foreground, behind) >= least, "\(role) on \(background)")
      }
    }
  }

  /// A colour as it is seen without the cones for green, or for red: both see red and green as one. After Viénot, Brettel
  /// and Mollon 1999, for linear light.
  private static func withoutRedAndGreen(_ color: Color, isDeuteranope: Bool) -> (
    yellow: Double, blue: Double
  ) {
    guard case .rgb(let red, let green, let blue) = color else { return (0, 0) }
    func linear(_ value: UInt8) -> Double { Double(value) / 255 * (Double(value) / 255) }
    let share = isDeuteranope ? 0.29275 : 0.11238
    return (share * linear(red) + (1 - share) * linear(green), linear(blue))
  }

  @Test(
    "Without red and green, what is wrong, warned of and well are told apart by their colours",
    arguments: [Theme.colorblindDark, .colorblindLight], [true, false])
  func redGreen(theme: Theme, isDeuteranope: Bool) {
    let roles = [Role.error, .warning, .success]
    for (index, role) in roles.enumerated() {
      for other in roles.dropFirst(index + 1) {
        let one = Self.withoutRedAndGreen(theme[role].foreground, isDeuteranope: isDeuteranope)
        let two = Self.withoutRedAndGreen(theme[other].foreground, isDeuteranope: isDeuteranope)
        let distance = abs(one.yellow - two.yellow) + abs(one.blue - two.blue)
        #expect(distance > 0.1, "\(role) and \(other)")
      }
    }
  }

  @Test("What must be told apart is told apart without colours, too", arguments: ThemeChoice.allCases)
  func distinctions(choice: ThemeChoice) {
    let theme = choice.theme(on: Ground())
    for (one, other) in [
      (Role.selection, Role.text), (.inactiveSelection, .text), (.live, .sandbox), (.editing, .field),
      (.focusedBorder, .border), (.error, .text), (.error, .warning),
    ] {
      #expect(theme[one] != theme[other], "\(one) and \(other)")
    }
    for role in Role.allCases where choice == .contrast {
      #expect(theme[role].foreground == .standard && !theme[role].attributes.contains(.dim))
    }
  }

  @Test("The terminal's background chooses between dark and light; without it a theme suits both")
  func auto() throws {
    func auto(_ background: String) -> Theme {
      ThemeChoice.auto.theme(on: Ground(background: Color(hex: background)))
    }
    #expect(ThemeChoice.auto.theme(on: Ground()) == .anywhere)
    for dark in ["#000000", "#1E1E2E", "#002B36", "#300A24"] {
      #expect(auto(dark) == .dark)
    }
    for light in ["#FFFFFF", "#FDF6E3", "#EEEEEE"] {
      #expect(auto(light) == .light)
    }
    #expect(ThemeChoice.dark.theme(on: Ground(background: Color(hex: "#FFFFFF"))) == .dark)
  }

  @Test(
    "With few colours errors and the live service are the terminal's red, whatever its background",
    arguments: [8, 16])
  func fewColors(count: Int) throws {
    for background in [nil, "#000000", "#FFFFFF"] {
      var session = Session(terminal: TerminalFacts(colorCount: count))
      if let background { session.send(.input(.background(try #require(Color(hex: background))))) }
      #expect(session.state.theme[.error].foreground == .palette(1), "\(background ?? "unknown")")
      #expect(session.state.theme[.live].foreground == .palette(1))
      // Cyan and yellow cannot be read on white.
      let isLight = background == "#FFFFFF"
      #expect(session.state.theme[.field].foreground == .palette(isLight ? 4 : 6))
      #expect(session.state.theme[.warning].foreground == .palette(isLight ? 5 : 3))
    }
  }

  @Test("The terminal's own cyan and yellow, which cannot be read on white, are not used there")
  func ownColorsOnLight() {
    let theme = ThemeChoice.terminal.theme(on: Ground(background: Color(hex: "#FFFFFF")))
    #expect(Role.allCases.allSatisfy { ![.palette(6), .palette(3)].contains(theme[$0].foreground) })
    #expect(ThemeChoice.terminal.theme(on: Ground())[.field].foreground == .palette(6))
  }

  @Test("On a background that is not known, what is faint can be read, and is fainter than the rest")
  func faint() {
    // The attribute dim makes text darker, on a light background, too.
    for choice in [ThemeChoice.auto, .terminal] {
      let theme = choice.theme(on: Ground())
      let grey = choice == .auto ? Color(hex: "#7F8790") : .palette(244)
      #expect(theme[.dimmed] == grey.map { Style(foreground: $0) } && theme[.hintText] == theme[.dimmed])
      #expect(choice.theme(on: Ground(colorCount: 16))[.dimmed] == Style(attributes: .dim))
    }
  }

  @Test("The answer of the terminal recolours the screen, and a choice outlasts it")
  func choosing() {
    var session = Session()
    session.send(.input(.background(.rgb(255, 255, 255))))
    #expect(session.state.theme == .light)
    session.press("^P")
    session.type("theme")
    session.press("Enter")
    session.type("contr")
    session.press("Enter")
    #expect(session.state.theme == .contrast && session.state.overlay == nil)
    session.send(.input(.background(.rgb(0, 0, 0))))
    #expect(session.state.theme == .contrast)
  }

  @Test("A theme that was chosen is there in the next run, unless the configuration names one")
  func remembering() {
    var session = Session()
    choose("light", in: &session)
    #expect(session.takeEffects().contains(.remember(.theme, "light")))
    var next = Session()
    next.send(.settingsLoaded([.theme: "light"]))
    #expect(next.state.theme == .light)
    var configured = Session(configuration: Configuration("theme = dark") { _ in nil })
    configured.send(.settingsLoaded([.theme: "light"]))
    #expect(configured.state.theme == .dark)
    choose("light", in: &configured)
    #expect(configured.state.theme == .light && configured.takeEffects().isEmpty)
    #expect(
      configured.state.notice?.text
        == "Theme: light, until the program ends; “theme = light” in the configuration file sets it for good")
    var colourless = Session(terminal: TerminalFacts(colorCount: 0))
    colourless.send(.settingsLoaded([.theme: "light"]))
    #expect(colourless.state.theme == .contrast)
    next.send(.settingsLoaded([.theme: "gone"]))
    #expect(next.state.theme == .light)
  }

  private func choose(_ theme: String, in session: inout Session) {
    session.press("^P")
    session.type("theme")
    session.press("Enter")
    session.type(theme)
    session.press("Enter")
  }
}
