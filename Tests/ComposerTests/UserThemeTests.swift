import Cells
import Testing

@testable import Composer

/// Themes of the configuration file.
@Suite("User themes") struct UserThemeTests {
  private func read(_ text: String) -> Configuration { Configuration(text) { _ in nil } }

  private func problems(_ text: String) -> [String] {
    read(text).problems.map { "\($0.line): \($0.severity.rawValue): \($0.sentence)" }
  }

  @Test func `a theme is its base with other styles for some roles`() {
    let configuration = read(
      """
      theme = mine
      [theme.mine]
      base = light
      error = #901000 bold underline
      selection = black on bright-yellow
      border = 245
      title = default
      """)
    #expect(configuration.problems == [])
    let theme = Session(configuration: configuration).state.theme
    #expect(theme[.error] == Style(foreground: .rgb(0x90, 0x10, 0), attributes: [.bold, .underline]))
    #expect(theme[.selection] == Style(foreground: .palette(0), background: .palette(11)))
    #expect(theme[.border] == Style(foreground: .palette(245)))
    #expect(theme[.title] == .plain)
    #expect(theme[.warning] == Theme.light[.warning])
  }

  @Test func `it stands among the themes, and can be chosen`() {
    var session = Session(configuration: read("[theme.mine]\nerror = #FF0000"))
    #expect(session.state.theme == .anywhere)
    session.press("^P")
    session.type("theme")
    session.press("Enter")
    #expect(session.screen.contains("yours, on auto"))
    session.type("mine")
    session.press("Enter")
    #expect(session.state.theme[.error] == Style(foreground: .rgb(255, 0, 0)))
    // The terminal's answer changes what the base is.
    session.send(.input(.background(.rgb(255, 255, 255))))
    #expect(session.state.theme[.warning] == Theme.light[.warning])
    #expect(session.state.theme[.error] == Style(foreground: .rgb(255, 0, 0)))
  }

  @Test(arguments: [
    (
      "theme = mine",
      "1: error: there is no theme mine; there are auto, terminal, dark, light, contrast, colorblind"
    ),
    ("[theme.dark]", "1: error: dark is a theme of the program; give yours another name"),
    ("[theme.a b]", "1: error: “a b” is no name for a theme; take letters, digits, - and _"),
    (
      "[theme.a]\nbase = b",
      "2: error: base cannot be “b”; allowed: auto, terminal, dark, light, contrast, colorblind"
    ),
    ("[theme.a]\nerror = blau", "2: error: error cannot be made of “blau”; allowed: \(StyleText.allowed)"),
    ("[theme.a]\nerror = red on", "2: error: error cannot be made of “on”; allowed: \(StyleText.allowed)"),
    (
      "[theme.a]\nerror = #12345", "2: error: error cannot be made of “#12345”; allowed: \(StyleText.allowed)"
    ),
    ("[theme.a]\nerror =", "2: error: error has no value; allowed: \(StyleText.allowed)"),
  ])
  func `a line that is wrong is named, with what is allowed`(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test func `a role that there is not is named, with those that there are`() {
    let problem = problems("[theme.a]\nerorr = red").first ?? ""
    #expect(problem.hasPrefix("2: error: there is no erorr in a theme; there are base, text, dimmed"))
    #expect(problem.contains("focused_border"))
  }

  @Test(arguments: [
    (
      "[theme.a]\nbase = dark\nerror = #202060",
      "3: warning: error has a contrast of 1.1 to 1 on a dark background; 4.5 to 1 can be read"
    ),
    (
      "[theme.a]\nbase = light\nerror = #FFFF00",
      "3: warning: error has a contrast of 1.0 to 1 on a light background; 4.5 to 1 can be read"
    ),
    (
      "[theme.a]\nerror = #FFFF00",
      "2: warning: error has a contrast of 1.0 to 1 on a light background; 3.0 to 1 can be read"
    ),
    (
      "[theme.a]\nselection = #FFFFFF on #EEEEEE",
      "2: warning: selection has a contrast of 1.1 to 1 on the background given; 3.0 to 1 can be read"
    ),
  ])
  func `what can hardly be read is warned of, and counts`(text: String, problem: String) {
    #expect(problems(text) == [problem])
    #expect(read(text).themes.first?.styles.count == 1)
  }

  @Test func `what the terminal decides about is not judged`() {
    #expect(problems("[theme.a]\nbase = dark\nerror = blue\nwarning = black on default\nborder = bold") == [])
  }
}
