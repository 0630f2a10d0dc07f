import Cells
import Foundation
import VideoModel

/// What is going on with the mouse.
struct MouseUse: Equatable {
  /// Whether the user has left the mouse to the terminal.
  var isReleased = false
  var grip: Grip?
  private var lastClick: Click?

  private struct Click: Equatable {
    var target: HitTarget
    var point: Point
    var at: Date
  }

  /// Two clicks on the same thing, no more than a cell apart, are a double click within this time, in seconds.
  private static let doubleClickTime = 0.4

  /// Takes note of a click, and says whether it is the second of two.
  mutating func isSecondClick(on target: HitTarget, at point: Point, _ now: Date) -> Bool {
    let isSecond =
      lastClick.map { last in
        last.target == target && last.point.y == point.y && abs(last.point.x - point.x) <= 1
          && now.timeIntervalSince(last.at) <= Self.doubleClickTime
      } ?? false
    lastClick = isSecond ? nil : Click(target: target, point: point, at: now)
    return isSecond
  }
}

/// What the mouse holds while its button is down.
enum Grip: Equatable {
  /// A border, taken this far behind where it stands; the pane whose border it is gets the focus if it is not moved.
  case divider(Divider, offset: Int, pane: Pane?, isMoved: Bool)
  case slider(FieldPath, NumberRule, place: Rectangle)
  /// The text that is typed, selected from the offset on.
  case text(ShownText, place: Rectangle, anchor: Int)
  /// A part of the scene, which stood at a position when it was taken at a cell.
  case part(StagePart, from: Position, at: Point)
}

/// How far a list is scrolled.
struct Scroll: Equatable {
  /// The first row that is shown, as far as the focused row lets it.
  var first: Int
  /// Whether the wheel has scrolled it, so that the focused row need not be seen until a key is pressed.
  var isFree = false
}
