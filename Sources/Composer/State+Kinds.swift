import VideoModel

/// Drafts of every kind.
extension State {
  /// Makes a draft of a kind, and opens it where its first field is.
  mutating func makeDraft(of name: String) -> [Effect] {
    guard let template = RequestTemplate(rawValue: name) else { return [] }
    let effects = makeDraft(name: nil, request: template.make())
    pane = .form
    return effects + selectMainField()
  }

  /// Turns the draft into a new one of another kind; when something would be lost, it is named first.
  mutating func askToConvert(to name: String) -> [Effect] {
    guard let template = RequestTemplate(rawValue: name) else { return [] }
    let conversion = draft.request.converted(to: template)
    let draftName = draft.isNamed ? "\(draft.name) (\(template.title))" : nil
    guard !conversion.losses.isEmpty else {
      let effects = makeDraft(name: draftName, request: conversion.request)
      notice = Notice(
        .success, "A new draft, \(template.title); nothing was lost, and the old one is still there")
      return effects
    }
    overlay = .confirm(
      ConfirmOverlay(
        question: question(conversion, template), yes: "Make the draft",
        purpose: .openConverted(name: draftName, conversion.request)))
    return []
  }

  /// As many losses by name as the screen has room for; of the others, how many there are.
  private func question(_ conversion: Conversion, _ template: RequestTemplate) -> String {
    let most = max((size.height - 12) / 2, 3)
    var names = FieldNames(of: draft.request)
    let named = conversion.losses.prefix(most).map { loss in
      "\n· \(loss.name ?? names.name(of: loss.path)) \(loss.sentence)"
    }.joined()
    let rest = conversion.losses.count - most
    let more = rest > 0 ? "\n· and \(rest) more" : ""
    return
      "\(template.title) does not hold everything of this draft. Lost in the new one (this one stays):\(named)\(more)"
  }
}

extension ListOverlay {
  /// What a new draft can be.
  static var newDraft: ListOverlay {
    ListOverlay(
      title: "New draft — what is it to be?", purpose: .newDraft, items: RequestTemplate.allCases.map(item))
  }

  /// What the draft can be turned into.
  static func conversion(of state: State) -> ListOverlay {
    let present = RequestTemplate(of: state.draft.request)
    let others = RequestTemplate.allCases.filter { $0 != present }
    var list = ListOverlay(
      title: "Turn this \(present.title) draft into", purpose: .conversion, items: others.map(item))
    // What v2 offers has its counterpart in v3's scenes.
    list.selected = others.firstIndex(of: .v3Studio) ?? 0
    return list
  }

  private static func item(_ template: RequestTemplate) -> Item {
    Item(
      value: template.rawValue, title: template.title, detail: "POST \(template.kind.endpoint)",
      lines: [template.summary])
  }
}
