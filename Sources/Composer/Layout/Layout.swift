import Cells

/// Where the panes stand. Wide screens show all of them; smaller ones show one of four tabs, narrow ones one pane.
struct Layout: Equatable {
  /// Below this size nothing is drawn but a request for more room.
  static let smallest = Size(40, 12)

  let size: Size
  let header: Rectangle
  /// The names of the tabs; empty when all panes are shown.
  let tabs: Rectangle
  let message: Rectangle
  let hints: Rectangle
  /// The panes that are not closed, in the order that Tab goes through them.
  let openPanes: [Pane]
  private let partition: Partition
  private let isPlain: Bool

  /// - Parameters:
  ///   - pane: the pane that has the focus; it is shown even if it was closed.
  ///   - isZoomed: whether that pane has all the room between the header and the messages.
  ///   - isPlain: whether panes have no borders but a row for their title; there is one at a time then.
  ///   - messageRows: how many rows what is told takes; the panes leave them to it.
  ///   - jobRows: how many jobs there are to show; the pane grows with them up to its share of the screen.
  init(
    size: Size, pane: Pane, arrangement: Arrangement = Arrangement(), isZoomed: Bool = false,
    isPlain: Bool = false, messageRows: Int = 1, jobRows: Int = 0
  ) {
    self.size = size
    self.isPlain = isPlain
    let isZoomed = isZoomed || isPlain
    let screen = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let (top, below) = screen.splitTop(1)
    let (aboveHints, hintRow) = below.splitBottom(1)
    let (body, messageRow) = aboveHints.splitBottom(messageRows)
    header = top
    hints = hintRow
    message = messageRow
    openPanes = Pane.allCases.filter { $0 == pane || !arrangement.closed.contains($0) }
    let isTabbed = !isZoomed && ScreenClass(size) == .tabbed
    let (tabRow, rest) = body.splitTop(isTabbed ? 1 : 0)
    tabs = tabRow
    var partition = Partition(arrangement: arrangement, open: openPanes, jobRows: jobRows)
    if isZoomed {
      partition.give(rest, to: pane)
    } else if isTabbed {
      partition.divideTab(rest, showing: pane)
    } else {
      partition.divideScreen(rest)
    }
    self.partition = partition
  }

  init(state: State) { self.init(state: state, messageRows: state.messageRows) }

  /// The columns of a pane, which do not depend on what is told.
  static func width(of pane: Pane, in state: State) -> Int? {
    Layout(state: state, messageRows: 1)[pane]?.width
  }

  private init(state: State, messageRows: Int) {
    self.init(
      size: state.size, pane: state.pane, arrangement: state.arrangement,
      isZoomed: state.zoomedPane == state.pane, isPlain: state.isPlain, messageRows: messageRows,
      jobRows: state.jobsPane.listing.wantedRows)
  }

  var isTooSmall: Bool { size.width < Self.smallest.width || size.height < Self.smallest.height }
  var isTabbed: Bool { tabs.height > 0 }

  func shows(_ pane: Pane) -> Bool { !isTooSmall && partition.places[pane] != nil }

  /// The pane's place with its border; nil when it is not shown.
  subscript(pane: Pane) -> Rectangle? { partition.places[pane] }

  /// The pane's place without its border; nil when it is not shown.
  func inside(of pane: Pane) -> Rectangle? {
    self[pane].map { isPlain ? $0.splitTop(1).rest : $0.inset(by: 1) }
  }

  /// The borders between the panes that are shown.
  var dividers: [Divider: DividerPlace] { partition.dividers }

  /// The pane that a cell belongs to.
  func pane(at point: Point) -> Pane? { partition.places.first { $0.value.contains(point) }?.key }

  /// The border that moves when a pane is to grow or shrink along an axis.
  func divider(of pane: Pane, along axis: Divider.Axis) -> Divider? {
    let candidates: [Divider] =
      switch (axis, pane) {
      case (.columns, .scenes): [.scenes]
      case (.columns, .form): [.right, .scenes]
      case (.columns, .stage), (.columns, .request): [.right]
      case (.columns, .jobs): []
      case (.rows, .stage), (.rows, .request): [.stage, .jobs]
      case (.rows, .scenes), (.rows, .form), (.rows, .jobs): [.jobs]
      }
    return candidates.first { dividers[$0] != nil }
  }

  /// The columns that a script has while it is edited.
  var scriptWidth: Int { max((inside(of: .form)?.width ?? 2) - 2, 1) }
}

/// How much room a screen has. What the user has arranged is kept for each class apart.
public enum ScreenClass: String, CaseIterable, Sendable {
  /// The panes are tabs.
  case tabbed
  /// All panes are shown.
  case wide
  /// All panes are shown, and have room to spare.
  case large

  /// From this size all panes are shown at once.
  static let wideSize = Size(120, 32)
  static let largeSize = Size(200, 55)

  /// The class of a screen of that many cells.
  init(_ size: Size) {
    func fits(_ least: Size) -> Bool { size.width >= least.width && size.height >= least.height }
    self = fits(Self.largeSize) ? .large : fits(Self.wideSize) ? .wide : .tabbed
  }
}
