import TestSupport
import Testing

/// Two programs with one draft open, as in two panes of tmux.
@Suite struct TwoComposersTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test func `what one writes the other shows, and a draft that is deleted stays open in the other`() throws {
    let one = try RunningComposer(home: home, columns: 120, rows: 40)
    try one.terminal.waitFor(text: "SANDBOX")
    let other = try RunningComposer(home: home, columns: 120, rows: 40)
    try other.terminal.waitFor(text: "SANDBOX")
    let told = "Another program has changed “Product demo”: this is its version"

    try one.press(.character("s"), until: "characters")
    try one.type(" From the first.", until: "From the first.")
    try other.terminal.waitFor(text: told)
    try other.press(.character("s"), until: "From the first.")
    try other.type(" From the second.", until: "From the second.")
    try one.terminal.waitFor(text: told)
    try one.terminal.waitFor(text: "From the first. From the second.")
    try one.press(.escape, until: "Speed")

    try one.press(.control("p"), until: "Search:")
    try one.type("delete the draft", until: "Delete the draft")
    try one.press(.enter, until: "It does not come back")
    try one.press(.enter, until: "Untitled")
    try other.terminal.waitFor(text: "Another program has deleted “Product demo”. It stays open")
    try other.type("!", until: "From the second.!")
    try one.press(.control("o"), until: "Product demo")
    #expect(try other.quit() == .exited(0))
    one.terminal.send(.escape)
    try one.terminal.wait(until: "the list is closed") { !$0.contains("Search:") }
    #expect(try one.quit() == .exited(0))
  }
}
