import Cells
import VideoModel

extension ListOverlay {
  /// What can be chosen for a field.
  static func picker(for field: FieldState, label: String, catalogue: CatalogueListing?) -> ListOverlay {
    var items: [Item] = []
    var allowsOwnText = false
    switch field.info.kind {
    case .choice(let words), .suggestion(let words): items = words.map { Item(value: $0, title: $0) }
    case .catalogue(let kind):
      allowsOwnText = true
      items = (catalogue?.choices(of: kind) ?? []).map {
        Item(value: $0.id, title: $0.name, detail: $0.detail)
      }
    default: break
    }
    var list = ListOverlay(
      title: label, purpose: .field(field.path, allowsOwnText: allowsOwnText), items: items)
    list.selected = items.firstIndex { $0.value == (field.value ?? field.info.defaultValue)?.string } ?? 0
    list.emptyText = catalogue == nil && allowsOwnText ? "Asking the service…" : "Nothing matches"
    return list
  }

  /// Every command, those that are not available with the reason.
  static func palette(of state: State) -> ListOverlay {
    let items = CommandTable.all.filter { !$0.isMovement }.map { command in
      Item(
        value: command.name, title: command.title,
        detail: command.keys.map(\.symbol).joined(separator: " "),
        unavailable: command.availability(state).reason)
    }
    return ListOverlay(title: "Commands", purpose: .commands, items: items, emptyText: "No such command")
  }

  /// All drafts.
  static func drafts(of state: State) -> ListOverlay {
    var list = ListOverlay(
      title: "Drafts — Enter opens, ^N new, ^R rename, ^D duplicate, ^X delete", purpose: .drafts,
      items: state.drafts.map { draft in
        let detail = "\(draft.request.kind.rawValue) · \(Age.ago(draft.updatedAt, now: state.now))"
        return Item(value: draft.id.rawValue, title: draft.name, detail: detail)
      })
    list.selected = state.drafts.firstIndex { $0.id == state.draft.id } ?? 0
    return list
  }

  /// Everything that is wrong with the open draft.
  static func problems(of state: State) -> ListOverlay {
    ListOverlay(
      title: "Problems", purpose: .problems,
      items: state.derived.problems.map { problem in
        let mark = problem.severity == .error ? "✗" : "!"
        return Item(
          value: problem.path.description, title: "\(mark) \(problem.path) \(problem.sentence)")
      }, emptyText: "Nothing is wrong with this draft")
  }
}
