import Cells

/// How the panes stand, and which of them has the focus.
extension State {
  /// How the panes are arranged on a screen of this size.
  var arrangement: Arrangement {
    get { arrangements[ScreenClass(size)] ?? Arrangement() }
    set { arrangements[ScreenClass(size)] = newValue }
  }

  var isZoomed: Bool { zoomedPane == pane }

  /// How many rows of a pane are seen at once, by which it is paged through.
  func pageHeight(of pane: Pane) -> Int { max(Layout(state: self).inside(of: pane)?.height ?? 1, 1) }

  /// Moves the focus to a pane.
  mutating func focus(on pane: Pane) {
    self.pane = pane
    clampPlace()
  }

  mutating func moveToPane(by step: Int) -> [Effect] {
    let panes = Layout(state: self).openPanes
    let index = panes.firstIndex(of: pane) ?? 0
    focus(on: panes[(index + step + panes.count) % panes.count])
    return []
  }

  /// Zoom ends when the focus moves, and a pane that a command moved the focus to is open again. To be called after
  /// every event.
  mutating func followFocus() -> [Effect] {
    if !isZoomed { zoomedPane = nil }
    guard arrangement.closed.contains(pane) else { return [] }
    arrangement.closed.remove(pane)
    return rememberArrangements()
  }

  mutating func toggleZoom() -> [Effect] {
    zoomedPane = isZoomed ? nil : pane
    return []
  }

  /// Closes an open pane, and opens a closed one. The focus does not follow.
  mutating func toggle(_ pane: Pane) -> [Effect] {
    if arrangement.closed.remove(pane) == nil {
      arrangement.closed.insert(pane)
      if self.pane == pane { focus(on: .form) }
    }
    return rememberArrangements()
  }

  mutating func moveBorder(along axis: Divider.Axis, by step: Int) -> [Effect] {
    let layout = Layout(state: self)
    guard let divider = layout.divider(of: pane, along: axis), let place = layout.dividers[divider] else {
      return []
    }
    arrangement.move(divider, at: place, to: place.position + step)
    return rememberArrangements()
  }

  func hasBorder(along axis: Divider.Axis) -> Availability {
    if isZoomed { return .unavailable("the pane has the whole screen") }
    return Layout(state: self).divider(of: pane, along: axis) == nil
      ? .unavailable("this pane has no border there") : .available
  }

  func rememberArrangements() -> [Effect] { [.remember(.panes, arrangements.text)] }
}
