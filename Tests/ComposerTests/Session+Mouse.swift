import Cells
import Testing

@testable import Composer

/// What a user does with the mouse.
extension Session {
  /// The cell at which a text begins on the screen.
  func find(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Point {
    let frame = view(state, size: state.size)
    for y in 0..<frame.size.height {
      let cells = frame.row(y).map(\.text)
      let row = cells.joined()
      if let range = row.firstRange(of: text) {
        let before = row.distance(from: row.startIndex, to: range.lowerBound)
        // The right half of a wide glyph is a cell without a text.
        var seen = 0
        let x = cells.firstIndex { cell in
          defer { seen += cell.count }
          return seen == before && !cell.isEmpty
        }
        return Point(x ?? 0, y)
      }
    }
    Issue.record("“\(text)” is not on the screen:\n\(screen)", sourceLocation: sourceLocation)
    return Point(-1, -1)
  }

  mutating func mouse(_ kind: MouseEvent.Kind, _ point: Point, button: Int = 1) {
    send(.input(.mouse(MouseEvent(kind: kind, point: point, button: button))))
  }

  mutating func click(_ point: Point) {
    mouse(.press, point)
    mouse(.release, point)
  }

  /// Clicks on the first letter of a text, and a moment passes.
  mutating func click(on text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    click(find(text, sourceLocation: sourceLocation))
    wait()
  }

  mutating func doubleClick(on text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let point = find(text, sourceLocation: sourceLocation)
    click(point)
    click(point)
    wait()
  }

  mutating func drag(_ start: Point, by columns: Int, _ rows: Int) {
    mouse(.press, start)
    for step in 1...4 {
      mouse(.drag, Point(start.x + columns * step / 4, start.y + rows * step / 4))
    }
    mouse(.release, Point(start.x + columns, start.y + rows))
    wait()
  }

  /// So much time passes that the next click is the first of its own.
  private mutating func wait() { send(.timePassed(state.now.addingTimeInterval(1))) }
}
