import Cells
import VideoModel

/// The rows that stand for a part, a group or an element of a list: going in and out, adding and removing.
extension State {
  /// What Enter does: goes in; what is absent is added, and the words that it needs are typed at once.
  mutating func enter(_ row: FormRow) -> [Effect] {
    switch row.content {
    case .field: return []
    case .presence(isPresent: true): return moveField(by: 1)
    case .presence(isPresent: false):
      let effects = add(row) + selectMainField()
      if let field = self.row?.field, field.value == nil, case .script = field.info.kind { beginEdit(field) }
      return effects
    case .group, .addition, .element: return toggle(row)
    }
  }

  /// What the arrows do: to the right they go in, to the left out. They take nothing away.
  mutating func step(over row: FormRow, by direction: Int) -> [Effect] {
    switch row.content {
    case .group(let isOpen, _, _) where isOpen != (direction > 0): return setGroup(row.path, isOpen: !isOpen)
    case _ where direction < 0: return goBack()
    case .group, .element: return moveField(by: 1)
    default: return enter(row)
    }
  }

  /// To the section's beginning, and from there to the scenes.
  private mutating func goBack() -> [Effect] {
    if place.field > 0 { return selectField(0) }
    pane = .scenes
    return []
  }

  /// What Space does: adds or removes a part, opens or closes a group; on a field it is a step.
  mutating func toggleRow() -> [Effect] {
    guard let row else { return [] }
    return row.field == nil ? toggle(row) : stepRow(by: 1, isLarge: false)
  }

  private mutating func toggle(_ row: FormRow) -> [Effect] {
    switch row.content {
    case .field: return []
    case .group(let isOpen, _, _): return setGroup(row.path, isOpen: !isOpen)
    case .presence(isPresent: false), .addition: return add(row)
    case .presence(isPresent: true): return remove(row)
    case .element:
      notice = Notice(
        .information, "\(keys.name(of: "form.unset")) takes \(row.label) out of the list")
      return []
    }
  }

  private mutating func add(_ row: FormRow) -> [Effect] { editRequest { $0.add(at: row.path) } }

  /// Takes away what a head stands for, and says how it comes back.
  mutating func remove(_ row: FormRow) -> [Effect] {
    switch row.content {
    case .field, .presence(isPresent: false): return []
    case .addition:
      notice = Notice(
        .information, "\(keys.name(of: "form.unset")) on one of the \(row.label.lowercased()) takes it out")
      return []
    case .element, .presence, .group: break
    }
    return tellingTheWayBack(from: "\(row.label) removed") { state in
      state.editRequest { request in
        if case .element = row.content {
          request.removeElement(at: row.path)
        } else {
          request.set(nil, at: row.path)
        }
      }
    }
  }

  /// Does what takes something away, and says how it comes back if there was something.
  mutating func tellingTheWayBack(from what: String, _ change: (inout State) -> [Effect]) -> [Effect] {
    let effects = change(&self)
    if !effects.isEmpty {
      notice = Notice(.information, "\(what); \(keys.symbol(of: "edit.undo")) brings it back")
    }
    return effects
  }
}
