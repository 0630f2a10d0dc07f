import Cells

/// A border between panes, which can be moved.
public enum Divider: String, CaseIterable, Sendable {
  /// Between the scenes and the form.
  case scenes
  /// Between the form and what is to the right of it.
  case right
  /// Between the stage and the request.
  case stage
  /// Between the jobs and what is above them.
  case jobs

  /// What a border divides.
  enum Axis: Equatable, Sendable {
    case columns, rows
  }

  var axis: Axis { self == .scenes || self == .right ? .columns : .rows }

  /// Whether the size that is kept is that of what is behind the border, and not that of what is before it.
  var measuresSecond: Bool { self == .right || self == .jobs }
}

/// Where a border between panes stands, and how far it can be moved.
struct DividerPlace: Equatable {
  /// The cells of the borders of both sides.
  let cells: Rectangle
  /// The columns or rows that it divides.
  let room: Range<Int>
  /// The first column or row behind it.
  let position: Int
  /// Where it can stand.
  let limits: ClosedRange<Int>
}

/// Cuts the room for the panes. Each keeps its least size, and all of the room is given away.
struct Partition: Equatable {
  private(set) var places: [Pane: Rectangle] = [:]
  private(set) var dividers: [Divider: DividerPlace] = [:]
  private let arrangement: Arrangement
  private let open: [Pane]
  private let jobRows: Int

  /// The columns and rows, borders included, below which a pane is no use.
  static func least(of pane: Pane) -> Size {
    switch pane {
    case .scenes: Size(18, 14)
    // The names of a scene's sections stand side by side.
    case .form: Size(46, 14)
    case .stage, .request: Size(30, 6)
    case .jobs: Size(40, 3)
    }
  }

  init(arrangement: Arrangement, open: [Pane], jobRows: Int) {
    self.arrangement = arrangement
    self.open = open
    self.jobRows = jobRows
  }

  mutating func give(_ room: Rectangle, to pane: Pane) { places[pane] = room }

  mutating func divideTab(_ room: Rectangle, showing pane: Pane) {
    let isAlone = room.width < least(.scenes).width + least(.form).width
    guard !isAlone, pane == .scenes || pane == .form else { return give(room, to: pane) }
    let (scenes, form) = cut(
      room, at: .scenes, standard: min(24, room.width / 3), least: least(.scenes), rest: least(.form))
    give(scenes, to: .scenes)
    give(form, to: .form)
  }

  mutating func divideScreen(_ room: Rectangle) {
    var upper = room
    if open.contains(.jobs) {
      let (above, jobs) = cut(
        room, at: .jobs, standard: min(jobRows + 2, min(max(room.height / 5, 6), 16)), least: least(.form),
        rest: least(.jobs))
      give(jobs, to: .jobs)
      upper = above
    }
    let rightPanes = open.filter { $0 == .stage || $0 == .request }
    let leastRight = rightPanes.isEmpty ? Size(0, 0) : least(.stage)
    let standard = min(max(room.width / 6, 24), max(32, room.width / 8))
    let (scenes, middle) = cut(
      upper, at: .scenes, standard: standard, least: least(.scenes),
      rest: Size(least(.form).width + leastRight.width, 0))
    give(scenes, to: .scenes)
    guard !rightPanes.isEmpty else { return give(middle, to: .form) }
    // Fields and their values need no more than some eighty columns; the rest serves the picture.
    let wide = max(room.width * 3 / 8, 44, middle.width - 84)
    let (form, right) = cut(middle, at: .right, standard: wide, least: least(.form), rest: leastRight)
    give(form, to: .form)
    divideRight(right, among: rightPanes)
  }

  private mutating func divideRight(_ room: Rectangle, among panes: [Pane]) {
    guard panes.count == 2 else { return panes.forEach { give(room, to: $0) } }
    // Two cells to a square pixel's height: a 16:9 picture is about a quarter as high as it is wide.
    let (stage, request) = cut(
      room, at: .stage, standard: min(room.width * 9 / 32 + 2, room.height / 2), least: least(.stage),
      rest: least(.request))
    give(stage, to: .stage)
    give(request, to: .request)
  }

  private func least(_ pane: Pane) -> Size { Self.least(of: pane) }

  /// Divides a room in two as the user has arranged it, or else so that the part measured has the standard size.
  private mutating func cut(
    _ room: Rectangle, at divider: Divider, standard: Int, least first: Size, rest second: Size
  ) -> (Rectangle, Rectangle) {
    let isWide = divider.axis == .columns
    let start = isWide ? room.minX : room.minY
    let length = isWide ? room.width : room.height
    let (leastFirst, leastSecond) = isWide ? (first.width, second.width) : (first.height, second.height)
    let measured = arrangement.shares[divider].map { Int(($0 * Double(length)).rounded()) } ?? standard
    // A room that is too small for both is never drawn.
    let most = max(length - leastSecond, leastFirst)
    let taken = min(max(divider.measuresSecond ? length - measured : measured, leastFirst), most)
    let position = start + taken
    let cells =
      isWide
      ? Rectangle(x: position - 1, y: room.y, width: 2, height: room.height)
      : Rectangle(x: room.x, y: position - 1, width: room.width, height: 2)
    dividers[divider] = DividerPlace(
      cells: cells, room: start..<start + length, position: position,
      limits: start + leastFirst...start + most)
    return isWide ? room.splitLeft(taken) : room.splitTop(taken)
  }
}
