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
    ])
  func contrast(theme: Theme, backgrounds: [String]) throws {
    for background in backgrounds {
      let behind = try #require(Color(hex: background))
      for role in Role.allCases where theme[role].foreground != .standard {
        let least = role == .border ? 3 : 4.5
        #expect(Self.contrast(theme[role].foreground, behind) >= least, "\(role) on \(background)")
      }
    }
  }

  @Test("What must be told apart is told apart without colours, too", arguments: ThemeChoice.allCases)
  func distinctions(choice: ThemeChoice) {
    let theme = choice.theme(on: nil)
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

  @Test("The terminal's background chooses between dark and light; without it the terminal's colours stay")
  func auto() throws {
    #expect(ThemeChoice.auto.theme(on: nil) == .standard)
    for dark in ["#000000", "#1E1E2E", "#002B36", "#300A24"] {
      #expect(ThemeChoice.auto.theme(on: Color(hex: dark)) == .dark)
    }
    for light in ["#FFFFFF", "#FDF6E3", "#EEEEEE"] {
      #expect(ThemeChoice.auto.theme(on: Color(hex: light)) == .light)
    }
    #expect(ThemeChoice.dark.theme(on: Color(hex: "#FFFFFF")) == .dark)
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
}
