import VideoModel

/// Every change of the draft goes through here.
extension State {
  /// Changes the request: one step of undo, saved, with everything that follows worked out anew.
  /// - Parameters:
  ///   - field: the field that is changed, when nothing else is.
  ///   - key: edits of the same key that follow each other are one step.
  mutating func editRequest(
    of field: FieldPath? = nil, coalescing key: String? = nil, _ change: (inout VideoRequest) -> Void
  ) -> [Effect] {
    var request = draft.request
    change(&request)
    guard !request.isExactly(draft.request) else { return [] }
    history.record(present, of: field, coalescing: key)
    return adopt(request)
  }

  /// Changes the scenes.
  mutating func editScenes(_ change: SceneChange) -> [Effect] { editRequest { $0.changeScenes(change) } }

  /// How things stand, for undo and redo to come back to.
  var present: History.Entry {
    History.Entry(request: draft.request, place: place, cursor: edit?.buffer.cursor)
  }

  mutating func undo() -> [Effect] {
    let field = history.undoneField
    return history.undo(from: present).map { restore($0, changing: field, telling: "Undone") } ?? []
  }

  mutating func redo() -> [Effect] {
    let field = history.redoneField
    return history.redo(from: present).map { restore($0, changing: field, telling: "Redone") } ?? []
  }

  /// A step of the field that is edited is gone through there, and seen; any other ends the editing, the focus goes where it
  /// was made, and it is told.
  private mutating func restore(
    _ entry: History.Entry, changing field: FieldPath?, telling done: String
  ) -> [Effect] {
    let effects = adopt(entry.request)
    if let edit, edit.path == field {
      refillEdit(cursor: entry.cursor)
    } else {
      finishEdit()
      place = entry.place
      clampPlace()
      let what = field.map { ": " + FieldNames.name(of: $0, in: draft.request) } ?? ""
      notice = Notice(.information, done + what)
    }
    return effects
  }

  private mutating func adopt(_ request: VideoRequest) -> [Effect] {
    show(request)
    draft.takeNameOfRequest(shots: derived.shots)
    draft.noteChange(at: now)
    rememberDraftInList()
    if standingError?.passesWithEdit == true { notice = nil }
    return [.saveDraft(draft)]
  }

  /// Puts another request in the place of the one that is seen.
  mutating func show(_ request: VideoRequest) {
    derived = Derived(request, plan: plan, catalogue: catalogue, after: derived)
    moveUploads(from: draft.request, to: request)
    draft.request = request
    clampPlace()
  }

  /// Opens another draft.
  mutating func open(_ other: Draft) -> [Effect] {
    finishEdit()
    otherHistories.keep(history, of: draft.id)
    draft = other
    derived = Derived(other.request, plan: plan, catalogue: catalogue)
    history = otherHistories.take(of: other.id)
    place = Place()
    requestPane = RequestPane(mode: requestPane.mode)
    searches = searches.filter { $0.key == .jobs }
    rememberDraftInList()
    return [.rememberDraft(other.id)]
  }

  /// Makes a draft, saves it and opens it.
  /// - Parameter name: nil to call it after what it is about.
  mutating func makeDraft(
    name: String?, request: VideoRequest, origin: Job.ID? = nil, file: ImportedFile? = nil
  ) -> [Effect] {
    var made = Draft(
      id: identifiers.makeDraftID(), name: name ?? Draft.unnamed, isNamed: name != nil, request: request,
      createdAt: now, updatedAt: now, origin: origin, file: file)
    made.takeNameOfRequest()
    return open(made) + [.saveDraft(made)]
  }

  mutating func rename(_ id: Draft.ID, to name: String) -> [Effect] {
    guard var renamed = drafts.first(where: { $0.id == id }) else { return [] }
    renamed.name = name
    renamed.isNamed = true
    renamed.noteChange(at: now)
    if id == draft.id { draft = renamed }
    drafts = drafts.map { $0.id == id ? renamed : $0 }
    return [.saveDraft(renamed)]
  }

  /// Deletes a draft; when it was open, the next one is opened, or a new one made.
  mutating func deleteDraft(_ id: Draft.ID) -> [Effect] {
    drafts.removeAll { $0.id == id }
    defer { otherHistories.forget(id) }
    guard id == draft.id else { return [.deleteDraft(id)] }
    if let next = drafts.first { return [.deleteDraft(id)] + open(next) }
    return [.deleteDraft(id)] + makeDraft(name: nil, request: VideoRequest(fresh: .studio))
  }

  /// Keeps the list of drafts true, the newest change first.
  mutating func rememberDraftInList() {
    drafts.removeAll { $0.id == draft.id }
    drafts.insert(draft, at: 0)
  }
}
