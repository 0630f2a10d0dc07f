import VideoModel

/// What keys do with what has the focus, in a word or two; nil where they do nothing.
extension State {
  // MARK: The form

  /// What Enter does with the focused row.
  var editWord: String? {
    guard let row else { return nil }
    switch row.content {
    case .presence(isPresent: true): return "fields"
    case .presence(isPresent: false), .addition: return "add"
    case .group(let isOpen, _, _): return isOpen ? nil : "open"
    case .element: return nil
    case .field(let field):
      switch field.info.kind {
      case .toggle: return "switch"
      case .choice, .catalogue, .suggestion, .color: return "choose"
      case .script: return "write"
      default: return "edit"
      }
    }
  }

  /// What a step does with the focused row.
  var stepWord: String? {
    guard let kind = row?.field?.info.kind else { return nil }
    switch kind {
    case .number: return "step"
    case .choice, .suggestion, .color: return "next"
    case .catalogue(let catalogue):
      return self.catalogue?.choices(of: catalogue).isEmpty == false ? "next" : nil
    default: return nil
    }
  }

  /// What the switching key does with the focused row, where Enter does something else.
  var switchWord: String? {
    if case .presence(isPresent: true)? = row?.content { return "remove" }
    return nil
  }

  /// What unsetting does with the focused row.
  var unsetWord: String? {
    switch row?.content {
    case .field(let field): field.value == nil && field.keptValue == nil ? nil : "unset"
    case .group(_, let set, _): set > 0 ? "unset" : nil
    case .element: "remove"
    case .presence, .addition, nil: nil
    }
  }

  /// What is folded by a key, where Enter does something else.
  var foldWord: String? {
    if case .group(isOpen: false, _, _)? = row?.content { return nil }
    return "fold"
  }

  // MARK: The request

  /// What the request is shown as next.
  var nextModeWord: String? {
    guard pane == .request else { return nil }
    switch requestPane.mode.next {
    case .json: return "as JSON"
    case .curl: return "as curl"
    case .difference: return "difference"
    }
  }
}
