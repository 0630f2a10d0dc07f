import Cells

/// Where the panes stand. Wide screens show all of them; smaller ones show one of four tabs.
struct Layout: Equatable {
  /// Below this size nothing is drawn but a request for more room.
  static let smallest = Size(80, 24)
  /// From this size all panes are shown at once.
  static let wide = Size(120, 32)

  let size: Size
  let header: Rectangle
  /// The names of the tabs; empty when all panes are shown.
  let tabs: Rectangle
  let message: Rectangle
  let hints: Rectangle
  private let places: [Pane: Rectangle]

  init(state: State) {
    size = state.size
    let screen = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let (top, below) = screen.splitTop(1)
    let (aboveHints, hintRow) = below.splitBottom(1)
    let (body, messageRow) = aboveHints.splitBottom(1)
    header = top
    hints = hintRow
    message = messageRow
    if size.width >= Self.wide.width && size.height >= Self.wide.height {
      tabs = Rectangle(x: 0, y: 0, width: 0, height: 0)
      places = Self.wide(body)
    } else {
      let (tabRow, rest) = body.splitTop(1)
      tabs = tabRow
      places = Self.compact(rest, showing: state.pane)
    }
  }

  private static func wide(_ body: Rectangle) -> [Pane: Rectangle] {
    let (upper, jobs) = body.splitBottom(min(max(body.height / 5, 6), 12))
    let (scenes, middle) = upper.splitLeft(min(max(body.width / 6, 22), 32))
    let (form, right) = middle.splitRight(min(max(body.width * 2 / 5, 44), 90))
    // Two cells to a square pixel's height: a 16:9 picture is about a quarter as high as it is wide.
    let (stage, request) = right.splitTop(min(right.width * 9 / 32 + 2, upper.height / 2))
    return [.scenes: scenes, .form: form, .stage: stage, .request: request, .jobs: jobs]
  }

  private static func compact(_ body: Rectangle, showing pane: Pane) -> [Pane: Rectangle] {
    guard pane == .scenes || pane == .form else { return [pane: body] }
    let (scenes, form) = body.splitLeft(min(24, body.width / 3))
    return [.scenes: scenes, .form: form]
  }

  var isTooSmall: Bool { size.width < Self.smallest.width || size.height < Self.smallest.height }
  var isTabbed: Bool { tabs.height > 0 }

  /// The panes that Tab goes through.
  var focusablePanes: [Pane] { Pane.allCases }

  func shows(_ pane: Pane) -> Bool { !isTooSmall && places[pane] != nil }

  /// The pane's place with its border; nil when it is not shown.
  subscript(pane: Pane) -> Rectangle? { places[pane] }

  /// The columns that a script has while it is edited.
  var scriptWidth: Int { max((places[.form]?.width ?? 4) - 4, 1) }
}
