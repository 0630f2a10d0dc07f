import Foundation
import VideoModel

/// What the service lists, as it comes.
extension State {
  /// Asks the service what it lists now.
  mutating func askForCatalogue() -> [Effect] {
    catalogueFault = nil
    return [.loadCatalogue]
  }

  /// The list is shown as it is known, and asked for anew when it is older than an hour.
  mutating func refreshCatalogue() -> [Effect] {
    let age = catalogue.map { now.timeIntervalSince($0.fetchedAt) } ?? .infinity
    return age > 3600 ? askForCatalogue() : []
  }

  /// The name of what the service lists under an id; the id where it does not.
  func name(of id: String, in catalogue: Catalogue) -> String {
    self.catalogue?.choice(id, of: catalogue)?.name ?? id
  }

  mutating func takeCatalogue(_ listing: CatalogueListing, fetchedAt: Date) {
    catalogue = KnownCatalogue(listing, fetchedAt: fetchedAt)
    catalogueFault = nil
    asked[.catalogue] = nil
    derived = Derived(draft.request, plan: plan, catalogue: catalogue, after: derived)
    refillPicker()
  }

  mutating func takeCatalogueFault(_ reason: String) {
    catalogueFault = reason
    asked[.catalogue] = nil
    // What is more wrong, such as the key, stays to be read.
    if notice?.severity != .error {
      notice = Notice(.warning, "Avatars and voices could not be listed: \(reason)")
    }
    refillPicker()
  }

  /// Whether a picker is open that has nothing to show before the service answers.
  var awaitsCatalogueInSight: Bool {
    guard catalogue == nil, asked[.catalogue] != nil, case .list(let list) = overlay else { return false }
    return list.purpose.pickedField != nil
  }

  /// Fills an open picker anew: what was typed into it and marked in it stays, and so does the selection, wherever it
  /// stands now.
  mutating func refillPicker() {
    guard case .list(let list) = overlay, let path = list.purpose.pickedField,
      let row = rows.first(where: { $0.path == path }), let field = row.field
    else { return }
    var filled = ListOverlay.picker(for: field, label: row.label, state: self)
    filled.search = list.search
    filled.takeMarks(of: list)
    if !list.items.isEmpty || !list.search.text.isEmpty {
      filled.selected = filled.matches.firstIndex { $0.value == list.chosenValue } ?? 0
    }
    overlay = .list(filled)
  }
}

extension ListOverlay.Purpose {
  /// The field that something of a catalogue is chosen for; nil for other lists.
  fileprivate var pickedField: FieldPath? {
    switch self {
    case .field(let path, .some), .several(let path, _, _): path
    default: nil
    }
  }
}
