import Cells
import VideoModel

/// What a place on the screen means to the mouse.
enum HitTarget: Equatable {
  /// A pane, where there is nothing else in it.
  case pane(Pane)
  /// The border between panes.
  case divider(Divider)
  /// The rows of a list or a text.
  case rows(ScrollArea)
  case scene(Int)
  case section(Int)
  case field(Int)
  /// The bar of a number.
  case slider(FieldPath, NumberRule)
  case line(Int)
  case job(Int)
  /// An item of the list that lies over the panes.
  case item(Int)
  /// The text that is being typed.
  case text(ShownText)
  /// What can be moved about on the stage.
  case part(StagePart)
  /// A key that is named on the screen.
  case key(KeyChord)
  /// What lies over the panes and keeps the mouse from them.
  case cover
}

/// What can be scrolled.
enum ScrollArea: Hashable {
  case scenes, form, script, request, jobs, list, reader
}

/// The rows of a scrolled list that are seen.
struct VisibleRows: Equatable {
  var first: Int
  var count: Int
  var height: Int
}

/// Where a text that is typed stands on the screen.
struct ShownText: Equatable {
  /// The wrapped line in the first row.
  var firstRow = 0
  /// The columns of a single line that are scrolled out to the left.
  var shift = 0
  /// Whether the text is wrapped to the width of its place.
  var isWrapped = false

  /// The offset of the character under a cell.
  func offset(of point: Point, in place: Rectangle, text buffer: EditBuffer) -> Int {
    let marked = buffer.markedText
    return marked.offset(ofShown: shownOffset(of: point, in: place, text: marked.text))
  }

  private func shownOffset(of point: Point, in place: Rectangle, text: String) -> Int {
    let lines =
      isWrapped
      ? wrap(text, width: max(place.width, 1)) : [WrappedLine(start: 0, end: text.count, text: text)]
    return Cells.offset(row: point.y - place.y + firstRow, column: point.x - place.x + shift, in: lines)
  }
}

/// A place, and what it means.
struct Hit: Equatable {
  let place: Rectangle
  let target: HitTarget
}

/// What the cells of a frame mean to the mouse. It is filled while the frame is drawn, by whoever draws a thing, so that
/// what is seen and what is hit cannot differ.
struct HitMap {
  private var hits: [Hit] = []
  /// What means something, the lowest first.
  var all: [Hit] { hits }
  private(set) var rows: [ScrollArea: VisibleRows] = [:]

  /// Says what a place means, from now on: what is drawn later lies above.
  mutating func add(_ place: Rectangle, _ target: HitTarget) {
    if !place.isEmpty { hits.append(Hit(place: place, target: target)) }
  }

  mutating func add(_ place: Rectangle, _ area: ScrollArea, _ visible: VisibleRows) {
    rows[area] = visible
    add(place, .rows(area))
  }

  /// What is hit at a cell; nil where nothing is.
  func hit(at point: Point) -> Hit? { hits.last { $0.place.contains(point) } }

  /// What the wheel scrolls at a cell.
  func scrollArea(at point: Point) -> ScrollArea? {
    for hit in hits.reversed() where hit.place.contains(point) {
      switch hit.target {
      case .rows(let area): return area
      case .cover: return nil
      default: continue
      }
    }
    return nil
  }
}
