import Cells
import Foundation
import VideoModel

/// What is going on with the mouse.
struct MouseUse: Equatable {
  /// Whether the user has left the mouse to the terminal.
  var isReleased = false
  var grip: Grip?
  private var lastClick: (target: HitTarget, at: Date)?

  /// Two clicks on the same thing are a double click within this time, in seconds.
  private static let doubleClickTime = 0.4

  /// Takes note of a click, and says whether it is the second of two.
  mutating func isSecondClick(on target: HitTarget, at now: Date) -> Bool {
    let isSecond =
      lastClick.map { $0.target == target && now.timeIntervalSince($0.at) <= Self.doubleClickTime } ?? false
    lastClick = isSecond ? nil : (target, now)
    return isSecond
  }

  static func == (one: MouseUse, other: MouseUse) -> Bool {
    one.isReleased == other.isReleased && one.grip == other.grip
      && one.lastClick?.target == other.lastClick?.target && one.lastClick?.at == other.lastClick?.at
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
