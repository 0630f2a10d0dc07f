/// What is behind the person in a photo, until matting takes it away: a wall with a skirting and a window, in colours
/// that come from the photo's id.
public struct PhotoBackdrop: Equatable, Sendable {
  /// The colours of the wall, of what is below it, and of the window.
  public let wall, skirting, window: RGB

  /// Where the wall ends and where the window is, as shares of the photo from its upper left corner.
  private static let wallEnd = 0.7
  private static let windowRows = 0.07..<0.42
  private static let windowColumns = 0.05..<0.27

  private static let walls = [
    RGB(196, 186, 170), RGB(168, 188, 192), RGB(186, 176, 196), RGB(176, 194, 172), RGB(206, 184, 162),
    RGB(158, 174, 198),
  ]
  private static let skies = [RGB(226, 238, 246), RGB(250, 236, 208), RGB(214, 230, 222)]

  init(id: String) {
    // Other choices than those of the person's looks.
    var choice = Choices("backdrop of " + id)
    wall = choice.among(Self.walls)
    window = choice.among(Self.skies)
    skirting = wall.mixed(RGB(48, 40, 44), 0.45)
  }

  /// What a row of the photo shows behind the person, the later covering the earlier.
  /// - Parameter row: 0 is the photo's upper edge, 1 its lower one.
  /// - Returns: colours, and where they begin and end: 0 is the photo's left edge, 1 its right one.
  func stretches(row: Double) -> [(columns: Range<Double>, color: RGB)] {
    guard row < Self.wallEnd else { return [(0..<1, skirting)] }
    return [(0..<1, wall)] + (Self.windowRows.contains(row) ? [(Self.windowColumns, window)] : [])
  }
}
