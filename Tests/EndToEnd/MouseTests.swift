import Foundation
import TestSupport
import Testing

/// The mouse, from the terminal's reports to the screen.
@Suite struct MouseTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func column(of text: String, in line: String) -> Int? {
    line.firstRange(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
  }

  /// Where a text stands, as soon as it does.
  private func place(of text: String, on terminal: PseudoTerminal) throws -> ScreenText.Position {
    try terminal.waitFor(text: text)
    let screen = terminal.screen
    let row = try #require(screen.lines.firstIndex { $0.contains(text) })
    return ScreenText.Position(row: row, column: try #require(column(of: text, in: screen.lines[row])))
  }

  private func click(_ text: String, on terminal: PseudoTerminal) throws {
    let place = try place(of: text, on: terminal)
    terminal.click(row: place.row, column: place.column)
  }

  @Test func `clicks and drags do what they mean, and the arrangement is there the next time`() throws {
    var composer = try RunningComposer(home: home, columns: 120, rows: 40)
    try composer.terminal.wait(until: "drags are asked for") { $0.mouseMode == .drags }
    try click("2 The dash", on: composer.terminal)
    try composer.terminal.waitFor(text: "Stage — scene 2")
    try click("Voice ", on: composer.terminal)
    try click("Script", on: composer.terminal)
    try composer.press(.enter, until: "characters")
    try click("Esc done", on: composer.terminal)
    try composer.terminal.waitFor(text: "↵ edit")

    let border = try place(of: "┐┌ Scene 2", on: composer.terminal)
    composer.terminal.drag(
      from: ScreenText.Position(row: 10, column: border.column),
      to: ScreenText.Position(row: 10, column: border.column + 9))
    try composer.terminal.wait(until: "the border has moved") { screen in
      column(of: "┐┌ Scene 2", in: screen.lines[1]) == border.column + 9
    }
    #expect(try composer.quit() == .exited(0))
    #expect(composer.terminal.screen.mouseMode == .off)

    composer = try RunningComposer(home: home, columns: 120, rows: 40)
    try composer.terminal.wait(until: "the border is where it was left") { screen in
      column(of: "┐┌", in: screen.lines[1]) == border.column + 9
    }
    try composer.press(.character("m"), until: "The mouse is the terminal's")
    try composer.terminal.wait(until: "no reports are asked for") { $0.mouseMode == .off }
    try composer.press(.character("m"), until: "The mouse works here again")
    try composer.terminal.wait(until: "drags are asked for") { $0.mouseMode == .drags }
    #expect(try composer.quit() == .exited(0))
  }
}
