import Foundation
import VideoModel

/// Drafts that another program on the same store changes, too. Nothing that either of them has written is lost.
extension State {
  /// Takes over what another program has made of a draft, unless it has been changed here since: then it is told when
  /// that is saved.
  /// - Parameters:
  ///   - known: when the version was changed that the other program went on from; nil for a new draft.
  ///   - changed: the draft as it is now; nil when it was deleted.
  mutating func take(_ changed: Draft?, of id: Draft.ID, from known: Date?) -> [Effect] {
    guard drafts.first(where: { $0.id == id })?.updatedAt == known else { return [] }
    drafts.removeAll { $0.id == id }
    if let changed { insertIntoList(changed) } else { otherHistories.forget(id) }
    defer { refillDraftList() }
    if id == draft.id { takeOpenDraft(changed) }
    return [.draftRead(id, changed?.updatedAt)]
  }

  /// The open draft becomes what another program has made of it, as one step of undo; one that was deleted stays open.
  private mutating func takeOpenDraft(_ changed: Draft?) {
    guard let changed else {
      rememberDraftInList()
      notice = Notice(
        .error,
        "Another program has deleted “\(draft.name)”. It stays open, and the next change saves it again")
      return
    }
    guard !changed.request.isExactly(draft.request) else { return draft = changed }
    history.record(present, of: nil, coalescing: nil)
    let cursor = edit?.buffer.cursor
    show(changed.request)
    draft = changed
    if edit != nil { refillEdit(cursor: cursor) }
    let key = edit == nil ? nil : keys.chordWhileTyping(of: "edit.undo").map { keys.text(of: $0) }
    let way = "\(key ?? keys.symbol(of: "edit.undo")) goes back to what was here"
    notice = Notice(.warning, "Another program has changed “\(draft.name)”: this is its version; \(way)")
  }

  /// Another program had changed a draft before it was saved here. Its version keeps id and name; what is here goes on as
  /// a draft of its own.
  /// - Parameters:
  ///   - own: the new draft, as it was saved; it may have been changed here since.
  ///   - other: the other program's version; nil when it cannot be read.
  mutating func take(_ own: Draft, beside other: Draft?, of id: Draft.ID) -> [Effect] {
    let mine = drafts.first { $0.id == id }
    drafts.removeAll { $0.id == id }
    if let other { insertIntoList(other) }
    defer { refillDraftList() }
    let effects: [Effect] = [.draftRead(id, other?.updatedAt)]
    // Who has deleted it meanwhile has deleted what is here.
    guard let mine else { return effects }
    let second = mine.beside(as: own.id, name: own.name)
    uploads = uploads.mapValues { upload in
      var moved = upload
      if moved.draft == id { moved.draft = second.id }
      return moved
    }
    let place = "yours goes on as “\(second.name)”; \(keys.symbol(of: "draft.list")) lists both"
    notice = Notice(.error, "Another program has changed “\(mine.name)”, too: \(place)")
    insertIntoList(second)
    guard id == draft.id else {
      otherHistories.keep(otherHistories.take(of: id), of: second.id)
      return effects + [.saveDraft(second)]
    }
    draft = second
    return effects + [.saveDraft(second), .rememberDraft(second.id)]
  }

  /// Fills an open list of drafts anew; the selection stays on the draft that it was on.
  private mutating func refillDraftList() {
    guard case .list(let list) = overlay, list.purpose == .drafts else { return }
    var filled = ListOverlay.drafts(of: self)
    filled.search = list.search
    filled.selected = filled.matches.firstIndex { $0.value == list.selectedItem?.value } ?? 0
    overlay = .list(filled)
  }

  /// Puts a draft where it stands among the others, the newest change first.
  private mutating func insertIntoList(_ new: Draft) {
    drafts.insert(new, at: drafts.firstIndex { $0.updatedAt <= new.updatedAt } ?? drafts.count)
  }
}
