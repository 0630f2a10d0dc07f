import Cells
import VideoModel

extension ListOverlay {
  /// What can be chosen for a field.
  static func picker(for field: FieldState, label: String, state: State) -> ListOverlay {
    let present = (field.value ?? field.info.defaultValue)?.string
    switch field.info.kind {
    case .choice(let words), .suggestion(let words):
      var items = words.map { Item(value: $0, title: $0) }
      var title = label
      if case .suggestion = field.info.kind {
        title += " — choose, or type another"
        if let present, !words.contains(present) { items.insert(Item(value: present, title: present), at: 0) }
      }
      var list = ListOverlay(title: title, purpose: .field(field.path, nil), items: items)
      list.takesTyped = title != label
      list.emptyText =
        list.takesTyped
        ? "Type a word, and Enter takes it" : "Nothing matches; only the listed words are taken"
      list.selected = items.firstIndex { $0.value == present } ?? 0
      return list
    case .catalogue(let catalogue):
      return picker(of: catalogue, for: field.path, label: label, present, state)
    case .catalogueList(let catalogue, let count):
      var list = picker(
        of: catalogue, for: field.path, label: "\(label), up to \(count.upperBound)", nil, state)
      list.purpose = .several(field.path, catalogue, most: count.upperBound)
      list.mark(field.value?.array?.compactMap(\.string) ?? [])
      return list
    default: return ListOverlay(title: label, purpose: .field(field.path, nil), items: [])
    }
  }

  /// What the service lists, those that were chosen last first.
  private static func picker(
    of catalogue: Catalogue, for path: FieldPath, label: String, _ present: String?, _ state: State
  ) -> ListOverlay {
    let choices = state.catalogue?.choices(of: catalogue, recent: state.recent[catalogue] ?? []) ?? []
    let items = choices.map { choice, isRecent in
      Item(
        value: choice.id, title: choice.name, detail: (isRecent ? "recent · " : "") + choice.detail,
        lines: ["Id: \(choice.id)"] + choice.facts, link: choice.link, searched: choice.searched)
    }
    let age = state.catalogue.map { " — listed \(Age.ago($0.fetchedAt, now: state.now))" } ?? ""
    var list = ListOverlay(title: label + age, purpose: .field(path, catalogue), items: items)
    list.selected = items.firstIndex { $0.value == present } ?? 0
    list.emptyText = emptyText(of: state)
    return list
  }

  private static func emptyText(of state: State) -> String {
    guard state.catalogue == nil else { return "Nothing matches; type an id to use it as it is" }
    guard let reason = state.catalogueFault else {
      let silence = AnswerText.silence(since: state.asked[.catalogue], in: state)
      return "Asking the service…" + (silence.map { " \($0)" } ?? "")
    }
    let keys = ["list.close", "form.edit"].map { state.keys.name(of: $0) }.joined(separator: " and ")
    return "The service's list could not be fetched: \(reason). \(keys) ask again; an id can be typed."
  }

  /// All drafts.
  static func drafts(of state: State) -> ListOverlay {
    var list = ListOverlay(
      title: "Drafts", purpose: .drafts,
      items: state.drafts.map { draft in
        let detail =
          "\(RequestTemplate(of: draft.request).title) · \(Age.ago(draft.updatedAt, now: state.now))"
        return Item(value: draft.id.rawValue, title: draft.name, detail: detail)
      })
    list.selected = state.drafts.firstIndex { $0.id == state.draft.id } ?? 0
    return list
  }

  /// Everything that is wrong with the open draft.
  static func problems(of state: State) -> ListOverlay {
    var names = FieldNames(of: state.draft.request)
    return ListOverlay(
      title: "Problems", purpose: .problems,
      items: state.derived.problems.enumerated().map { index, problem in
        let mark = problem.severity == .error ? "✗" : "!"
        let sentence = names.words(of: problem)
        let path = problem.path.description
        return Item(
          value: String(index), title: "\(mark) \(sentence)",
          lines: [sentence] + (path.isEmpty ? [] : ["In the request: \(path)"]),
          searched: SearchedText(name: sentence, ids: [path]))
      }, emptyText: "Nothing is wrong with this draft")
  }
}
