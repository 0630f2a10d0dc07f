import Cells
import VideoModel

/// Lists of which several can be chosen: what is marked has its number in front.
extension ListOverlay {
  static let noMark = "[ ]"

  /// Whether several can be chosen.
  var isOfSeveral: Bool {
    if case .several = purpose { return true }
    return false
  }

  /// How many can be chosen at most.
  private var most: Int {
    if case .several(_, _, let most) = purpose { return most }
    return 1
  }

  /// Why no more can be chosen.
  private var refusal: String { "At most \(most) can be chosen; take another mark away first" }

  /// Marks what is chosen so far. What is not listed stands first.
  mutating func mark(_ ids: [String]) {
    marked = ids
    let listed = Set(items.map(\.value))
    items.insert(contentsOf: ids.filter { !listed.contains($0) }.map(Self.unlisted), at: 0)
    selected = ids.first.flatMap { id in items.firstIndex { $0.value == id } } ?? 0
    showMarks()
  }

  /// What was marked in the list as it was before.
  mutating func takeMarks(of list: ListOverlay) {
    guard isOfSeveral else { return }
    isMarkedByHand = list.isMarkedByHand
    mark(list.marked)
  }

  /// Marks the selected item, or takes its mark away. What was searched for has been found then.
  /// - Returns: why not, when there are enough.
  mutating func toggleMark() -> String? {
    guard let item = selectedItem else { return nil }
    if let place = marked.firstIndex(of: item.value) {
      marked.remove(at: place)
    } else if marked.count < most {
      marked.append(item.value)
    } else {
      return refusal
    }
    isMarkedByHand = true
    search = EditBuffer("", multiline: false)
    if !items.contains(where: { $0.value == item.value }) {
      items.insert(Self.unlisted(item.value), at: 0)
    }
    selected = items.firstIndex { $0.value == item.value } ?? 0
    showMarks()
    return nil
  }

  /// Marks ids that were pasted.
  /// - Returns: why not all, when there are enough.
  mutating func markPasted(_ ids: [String]) -> String? {
    for id in ids where !marked.contains(id) {
      search = EditBuffer(id, multiline: false)
      selected = matches.firstIndex { $0.value == id } ?? 0
      if let refusal = toggleMark() { return refusal }
    }
    return nil
  }

  /// What Enter takes: what is marked, and what is selected unless the marks were made by hand and nothing more is searched
  /// for.
  var chosen: [String] {
    guard !isMarkedByHand || !search.text.isEmpty, let id = selectedItem?.value, !marked.contains(id) else {
      return marked
    }
    return marked + [id]
  }

  /// Why that cannot be taken; nil when it can.
  var refusalOfChosen: String? { chosen.count > most ? refusal : nil }

  private mutating func showMarks() {
    for index in items.indices {
      let number = marked.firstIndex(of: items[index].value)
      items[index].leading = number.map { "[\($0 + 1)]" } ?? Self.noMark
    }
  }

  private static func unlisted(_ id: String) -> Item { Item(value: id, title: id, detail: "not listed") }
}

extension State {
  mutating func toggleMarkInList() -> [Effect] {
    guard var list = openList else { return [] }
    let refusal = list.toggleMark()
    overlay = .list(list)
    notice = refusal.map { Notice(.information, $0) }
    return []
  }

  /// Takes what is marked for a field.
  mutating func take(_ list: ListOverlay, for path: FieldPath, of catalogue: Catalogue) -> [Effect] {
    if let refusal = list.refusalOfChosen {
      notice = Notice(.information, refusal)
      return []
    }
    overlay = nil
    let before = draft.request.value(at: path)?.array?.compactMap(\.string) ?? []
    let effects = setField(path, to: list.chosen.isEmpty ? nil : .array(list.chosen.map { .string($0) }))
    return effects
      + list.chosen.filter { !before.contains($0) }.flatMap { noteChoice($0, of: catalogue) }
  }
}
