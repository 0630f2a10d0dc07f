/// The first row to show of a list so that the focused one is in view, moving no further than needed.
///
/// - Parameters:
///   - focus: The row that has to be seen.
///   - count: How many rows the list has.
///   - height: How many rows can be shown.
///   - current: The first row shown now.
/// - Returns: 0 or more; never so far that the view ends in empty rows while there are rows above it.
public func scrollOffset(focus: Int, count: Int, height: Int, current: Int) -> Int {
  guard height > 0, count > 0 else { return 0 }
  let row = min(max(0, focus), count - 1)
  let shown = min(max(current, row - height + 1), row)
  return min(max(0, shown), max(0, count - height))
}
