import Cells
import VideoModel

/// The mouse. What a click means is asked of the frame that is on the screen.
extension State {
  /// Whether the terminal is asked to report the mouse.
  var wantsMouse: Bool { usesMouse && !mouse.isReleased }

  /// How many rows a turn of the wheel scrolls.
  private static let wheelStep = 3

  mutating func toggleMouse() -> [Effect] {
    mouse.isReleased.toggle()
    mouse.grip = nil
    notice = Notice(
      .information,
      mouse.isReleased
        ? "The mouse is the terminal's, which selects text with it; m takes it back"
        : "The mouse works here again; hold Shift to select text with it")
    return []
  }

  mutating func take(mouse event: MouseEvent) -> [Effect] {
    guard wantsMouse, !Layout(state: self).isTooSmall else { return [] }
    switch event.kind {
    case .press where event.button == 1: return press(at: event.point)
    case .drag where event.button == 1: return drag(to: event.point)
    case .release: return release()
    case .wheelUp: return turnWheel(at: event.point, by: -Self.wheelStep)
    case .wheelDown: return turnWheel(at: event.point, by: Self.wheelStep)
    case .press, .drag: return []
    }
  }

  /// From now on the focused rows are seen again, wherever the wheel has scrolled.
  mutating func endFreeScrolling() {
    for area in scrolls.keys { scrolls[area]?.isFree = false }
  }

  // MARK: Buttons

  private mutating func press(at point: Point) -> [Effect] {
    mouse.grip = nil
    isJumping = false
    let hits = paint(self, size: size).hits
    guard let hit = hits.hit(at: point) else { return [] }
    let isSecond = mouse.isSecondClick(on: hit.target, at: point, now)
    if case .key(let chord) = hit.target {
      // Who clicks twice on the answer to a question has not read the next one.
      if case .confirm = overlay, isSecond { return [] }
      return take(input: .key(chord))
    }
    unreadDeprecation = nil
    dropPassingNotice()
    // What is clicked is seen, and must not move away under the pointer.
    for (area, rows) in hits.rows {
      scrolls[area] = Scroll(first: rows.first, isFree: scrolls[area]?.isFree ?? false)
    }
    if let area = hits.scrollArea(at: point) { scrolls[area]?.isFree = false }
    let stopped = stopScene()
    if case .text(let shown) = hit.target {
      takeText(shown, in: hit.place, at: point, isSecond: isSecond)
      return stopped
    }
    if overlay == nil { finishEdit() }
    return stopped + act(on: hit, at: point) + (isSecond ? actTwice(on: hit.target) : [])
  }

  /// Does what a click does.
  mutating func act(on hit: Hit, at point: Point) -> [Effect] {
    switch hit.target {
    case .pane(let pane): focus(on: pane)
    case .rows(let area): area.pane.map { focus(on: $0) }
    case .divider(let divider): take(divider, at: point)
    case .scene(let row):
      focus(on: .scenes)
      return selectRow(row)
    case .section(let index):
      focus(on: .form)
      place.section = index
      return selectField(0)
    case .field(let index):
      focus(on: .form)
      return selectField(index)
    case .slider(let path, let rule):
      focus(on: .form)
      _ = selectField(rows.firstIndex { $0.path == path } ?? place.field)
      mouse.grip = .slider(path, rule, place: hit.place)
      return drag(to: point)
    case .line(let index):
      focus(on: .request)
      return moveLine(by: index - requestPane.line)
    case .job(let index):
      focus(on: .jobs)
      return selectJob(index)
    case .item(let index):
      if case .list(var list) = overlay {
        list.selected = index
        overlay = .list(list)
      }
    case .part(let part):
      focus(on: .stage)
      history.seal(at: draft.request)
      mouse.grip = .part(part, from: position(of: part), at: point)
    case .key, .text, .cover: break
    }
    return []
  }

  /// A double click does what Enter does with what the first click has selected.
  private mutating func actTwice(on target: HitTarget) -> [Effect] {
    switch target {
    case .scene, .field, .line, .job: press(.plain(.enter))
    case .item: takeInOverlay()
    case .part(let part): show(part == .character ? .character : .text)
    case .pane, .divider, .rows, .section, .slider, .text, .key, .cover: []
    }
  }

  private mutating func take(_ divider: Divider, at point: Point) {
    let layout = Layout(state: self)
    guard let place = layout.dividers[divider] else { return }
    let along = divider.axis == .columns ? point.x : point.y
    mouse.grip = .divider(
      divider, offset: along - place.position, pane: layout.pane(at: point), isMoved: false)
  }

  private mutating func drag(to point: Point) -> [Effect] {
    switch mouse.grip {
    case .divider(let divider, let offset, let pane, _):
      guard let place = Layout(state: self).dividers[divider] else { return [] }
      let position = (divider.axis == .columns ? point.x : point.y) - offset
      guard position != place.position else { return [] }
      arrangement.move(divider, at: place, to: position)
      mouse.grip = .divider(divider, offset: offset, pane: pane, isMoved: true)
      return []
    case .slider(let path, let rule, let place):
      let value = rule.value(at: point.x - place.x, of: place.width)
      return setField(path, to: .number(JSONNumber(value)), coalescing: "slide \(path)")
    case .text(let shown, let place, let anchor):
      changeTypedText { buffer in
        buffer.cursor = shown.offset(of: point, in: place, text: buffer)
        buffer.selectionAnchor = anchor
      }
      return []
    case .part(let part, let start, let origin):
      return move(part, from: start, by: Size(point.x - origin.x, point.y - origin.y))
    case nil: return []
    }
  }

  private mutating func release() -> [Effect] {
    defer { mouse.grip = nil }
    switch mouse.grip {
    case .divider(_, _, _, isMoved: true): return rememberArrangements()
    case .divider(_, _, let pane?, isMoved: false): focus(on: pane)
    case .slider, .part: history.seal(at: draft.request)
    case .divider, .text, nil: break
    }
    return []
  }

  // MARK: Text

  private mutating func takeText(_ shown: ShownText, in place: Rectangle, at point: Point, isSecond: Bool) {
    history.seal(at: draft.request)
    var anchor = 0
    changeTypedText { buffer in
      anchor = shown.offset(of: point, in: place, text: buffer)
      buffer.cursor = anchor
      buffer.selectionAnchor = nil
      if isSecond { buffer.selectWord() }
    }
    if !isSecond { mouse.grip = .text(shown, place: place, anchor: anchor) }
  }

  /// Changes the text that has the cursor.
  private mutating func changeTypedText(_ change: (inout EditBuffer) -> Void) {
    switch overlay {
    case .list(var list):
      change(&list.search)
      overlay = .list(list)
    case .prompt: changePrompt(change)
    case .confirm, .text: break
    case nil:
      guard var current = edit else { return }
      change(&current.buffer)
      edit = current
    }
  }

  // MARK: Wheel

  /// Scrolls what is under the pointer; neither the focus nor what is selected moves.
  private mutating func turnWheel(at point: Point, by step: Int) -> [Effect] {
    let hits = paint(self, size: size).hits
    if let effects = scaleOnStage(at: hits.hit(at: point), by: -step.signum()) { return effects }
    guard let area = hits.scrollArea(at: point), let rows = hits.rows[area] else { return [] }
    if area == .reader {
      scrollReader(by: step, most: rows.count - rows.height)
    } else {
      let first = min(max(rows.first + step, 0), max(rows.count - rows.height, 0))
      scrolls[area] = Scroll(first: first, isFree: true)
    }
    return []
  }
}

extension State {
  /// What is under the pointer becomes larger or smaller; elsewhere on the stage what is being moved, or the character.
  /// - Returns: nil where the wheel scrolls.
  private mutating func scaleOnStage(at hit: Hit?, by step: Int) -> [Effect]? {
    switch hit?.target {
    case .part(let part): scale(part, by: step)
    case .pane(.stage): scale(stagePane.moving?.part ?? .character, by: step)
    default: nil
    }
  }
}

extension ScrollArea {
  /// The pane that it is in; nil for what lies over the panes.
  fileprivate var pane: Pane? {
    switch self {
    case .scenes: .scenes
    case .form, .script: .form
    case .request: .request
    case .jobs: .jobs
    case .list, .reader: nil
    }
  }
}

extension NumberRule {
  /// The value that the slider of `width` columns shows at a column of it; the knob never stands on its ends.
  func value(at column: Int, of width: Int) -> Double {
    let share = min(max(Double(column - 1) / Double(max(width - 3, 1)), 0), 1)
    return onGrid(range.lowerBound + share * (range.upperBound - range.lowerBound))
  }
}
