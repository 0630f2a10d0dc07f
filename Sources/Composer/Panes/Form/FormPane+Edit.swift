import Cells
import VideoModel

/// Editing the fields of the form.
extension State {
  /// Begins to edit the focused field, or opens the list of what can be chosen.
  mutating func activateRow() -> [Effect] {
    guard let row else { return [] }
    guard let field = row.field else { return enter(row) }
    switch field.info.kind {
    case .toggle: return stepRow(by: 1, isLarge: false)
    case .color:
      overlay = .list(.colors(for: field, label: row.label, state: self))
      return []
    case .choice, .suggestion:
      overlay = .list(.picker(for: field, label: row.label, state: self))
      return []
    case .catalogue, .catalogueList:
      let effects = refreshCatalogue()
      overlay = .list(.picker(for: field, label: row.label, state: self))
      return effects
    default:
      beginEdit(field)
      return []
    }
  }

  /// Begins to edit a field as text.
  mutating func beginEdit(_ field: FieldState) {
    finishEdit()
    edit = FieldEdit(field, of: draft.request)
    edit?.buffer.killedText = killed
    history.seal(at: draft.request)
    dropPassingNotice()
  }

  /// Ends editing. What has been typed into a field for an address is uploaded when it is the path of a file.
  mutating func finishEdit() {
    guard let edit else { return }
    killed = edit.buffer.killedText
    self.edit = nil
    history.seal(at: draft.request)
    if let file = edit.typedFile, draft.request.value(at: edit.path) == edit.value {
      let effects = upload(file.path, file.media, for: edit.path)
      due += effects
    }
  }

  /// Ends editing when the focus has gone elsewhere, or the field has become another than what was typed. Whatever else
  /// happens, one goes on typing. To be called after every event.
  mutating func followEdit() {
    guard let edit else { return }
    guard pane == .form, row?.path == edit.path else { return finishEdit() }
    guard draft.request != edit.written else { return }
    guard draft.request.value(at: edit.path) == edit.written.value(at: edit.path) else { return finishEdit() }
    self.edit?.written = draft.request
  }

  /// Goes on with what is edited as it has become. What is typed goes into the request, what is no value for the field
  /// too: it is kept and named as a problem. What the text itself would take back at once is a step of undo.
  mutating func go(on changed: FieldEdit) -> [Effect] {
    guard let before = edit else { return [] }
    guard changed.buffer.text != before.buffer.text else {
      edit = changed
      return []
    }
    dropPassingNotice()
    if changed.buffer.stepCount != before.buffer.stepCount { history.seal(at: draft.request) }
    // With the step the cursor is kept as it was before.
    let effects = setField(changed.path, to: changed.value, coalescing: "edit \(changed.path)")
    edit = changed
    edit?.written = draft.request
    return effects
  }

  /// The text that is edited becomes what the request says of its field.
  mutating func refillEdit(cursor: Int?) {
    guard var changed = edit, let field = row?.field, field.path == changed.path else { return }
    changed.buffer = FieldEdit(field, of: draft.request).buffer
    changed.buffer.killedText = edit?.buffer.killedText ?? ""
    changed.buffer.cursor = cursor ?? changed.buffer.count
    changed.written = draft.request
    edit = changed
    dropPassingNotice()
  }

  /// Takes back what was done last in the field that is edited, here or when it was edited before, and stays in it.
  mutating func undoInEdit() -> [Effect] {
    if let edit, history.undoneField == edit.path { return undo() }
    let way = history.canUndo ? keys.chordWhileTyping(of: "edit.undo").map { keys.text(of: $0) } : nil
    let elsewhere = way.map { "; \($0) takes back what was done elsewhere" } ?? ""
    notice = Notice(.information, "There is nothing to take back in this field" + elsewhere)
    return []
  }

  /// Sets a field, or unsets it by nil.
  mutating func setField(_ path: FieldPath, to value: JSONValue?, coalescing key: String? = nil) -> [Effect] {
    let section = section?.path
    return editRequest(of: path, coalescing: key) { $0.setField(path, to: value, inSection: section) }
  }

  /// Unsets the focused field: it is not sent, and the service takes its default. Of a head it removes what is below.
  mutating func unsetRow() -> [Effect] {
    guard let row else { return [] }
    guard let field = row.field else { return remove(row) }
    guard let only = field.onlyWord else {
      return tellingTheWayBack(from: "\(row.label) unset") { $0.setField(row.path, to: nil) }
    }
    notice = Notice(.information, "\(row.label) can only be “\(only)”, and must be given")
    return setField(row.path, to: .string(only))
  }

  /// Steps a number, a switch, or through the words of a choice.
  mutating func stepRow(by direction: Int, isLarge: Bool) -> [Effect] {
    guard let row else { return [] }
    guard let field = row.field else { return step(over: row, by: direction) }
    let key = "step \(row.path)"
    switch field.info.kind {
    case .toggle:
      let now = field.value?.bool ?? field.info.defaultValue?.bool ?? false
      return setField(row.path, to: .bool(!now))
    case .number(let rule):
      let start = field.value?.double ?? field.info.defaultValue?.double ?? rule.startingValue
      let next = rule.stepped(from: start, by: direction, isLarge: isLarge)
      return setField(row.path, to: .number(JSONNumber(next)), coalescing: key)
    case .choice(let words), .suggestion(let words):
      return setField(row.path, to: .string(stepped(words, field, direction)))
    case .color:
      return setField(row.path, to: .string(stepped(Palette.colors, field, direction)), coalescing: key)
    case .catalogue(let catalogue): return step(through: catalogue, of: field, by: direction)
    case .text, .script, .url, .asset, .addressOrAsset, .catalogueList, .object, .list: return []
    }
  }

  /// The next of some words, round the end.
  func stepped(_ words: [String], _ field: FieldState, _ direction: Int) -> String {
    let current = field.value?.string ?? field.info.defaultValue?.string
    guard let current, let index = words.firstIndex(where: { $0.lowercased() == current.lowercased() }) else {
      return (direction > 0 ? words.first : words.last) ?? ""
    }
    return words[(index + direction + words.count) % words.count]
  }
}

extension FieldState {
  /// The one word that it can be, where it must be given.
  var onlyWord: String? {
    guard isRequired, case .choice(let words) = info.kind, words.count == 1 else { return nil }
    return words[0]
  }
}

extension VideoRequest {
  /// Sets a field of the form, or unsets it by nil; an object inside the section that has nothing left goes with it.
  mutating func setField(_ path: FieldPath, to value: JSONValue?, inSection section: FieldPath?) {
    set(value, at: path, keepsAny: true)
    let parent = path.parent
    if value == nil, parent != section, parent != .root, self.value(at: parent) == .object([]) {
      set(nil, at: parent)
    }
    // A word that gives the object another shape may make other objects necessary.
    if value != nil { addRequiredObjects(in: parent) }
  }
}

extension NumberRule {
  /// Where stepping begins when nothing is set and there is no default.
  fileprivate var startingValue: Double {
    range.contains(0) ? 0 : range.lowerBound.isFinite ? range.lowerBound : 0
  }

  /// The next allowed value on the grid of the step.
  func stepped(from value: Double, by direction: Int, isLarge: Bool) -> Double {
    let step = isLarge ? largeStep : self.step
    let next = ((value / self.step).rounded() * self.step) + Double(direction) * step
    return held(next)
  }

  /// The allowed value on the grid of the step that is nearest to a value.
  func onGrid(_ value: Double) -> Double { held((value / step).rounded() * step) }

  /// A value without the dust of calculation, and within the range.
  private func held(_ value: Double) -> Double {
    let clean = (value * 10_000).rounded() / 10_000
    let low = excludesMinimum ? range.lowerBound + step : range.lowerBound
    return min(max(clean, low), range.upperBound)
  }
}
