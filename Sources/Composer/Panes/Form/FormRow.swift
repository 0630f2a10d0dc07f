import VideoModel

/// A row of the form.
struct FormRow: Equatable {
  enum Content: Equatable {
    /// Whether an optional object is there at all.
    case presence(isPresent: Bool)
    /// A field with a value of its own.
    case field(FieldState)
    /// The beginning of an element of a list; its fields follow.
    case element
    /// The end of a list, where an element can be added.
    case addition
  }

  let path: FieldPath
  let label: String
  let help: String
  let content: Content

  var field: FieldState? {
    guard case .field(let field) = content else { return nil }
    return field
  }

  var isAddition: Bool { content == .addition }

  /// What a row without a value of its own says.
  var contentText: String {
    switch content {
    case .presence(isPresent: true): "[x] in use; Space removes it"
    case .presence(isPresent: false): "[ ] not used; Space adds it"
    case .element: "Backspace removes it"
    case .addition: "Enter adds one"
    case .field: ""
    }
  }

  /// The rows of a section. The fields of a small object inside it, such as an offset, are rows with both names.
  static func all(of request: VideoRequest, section: FormSection) -> [FormRow] {
    let header = presence(of: section, in: request)
    if case .presence(false)? = header?.content { return header.map { [$0] } ?? [] }
    return (header.map { [$0] } ?? []) + rows(of: request, in: section.path, prefix: "")
  }

  private static func rows(of request: VideoRequest, in path: FieldPath, prefix: String) -> [FormRow] {
    let states = request.fields(in: path, evenAbsent: true)
    let sections = states.filter { $0.info.isSection && $0.path != path }.map(\.path)
    let labels = Dictionary(
      states.filter { $0.info.kind == .object && $0.path != path }.map { ($0.path, $0.info.label) },
      uniquingKeysWith: { $1 })
    return states.flatMap { state -> [FormRow] in
      if state.info.kind == .object || state.path == request.sceneListPath { return [] }
      if sections.contains(where: { state.path.isInside($0) }) { return [] }
      if case .list(let count) = state.info.kind {
        return elements(of: request, state, most: count.upperBound)
      }
      let group = labels[state.path.parent].map { $0 + " " } ?? prefix
      // What an object is called after is not said twice, as in "Engine engine".
      let isNamesake = labels[state.path.parent] == state.info.label
      let label = group.isEmpty || isNamesake ? state.info.label : group + state.info.label.lowercasedFirst
      return [FormRow(path: state.path, label: label, help: state.info.help, content: .field(state))]
    }
  }

  /// The rows of a small list of objects.
  private static func elements(of request: VideoRequest, _ list: FieldState, most: Int) -> [FormRow] {
    let count = list.value?.array?.count ?? 0
    let rows = (0..<count).flatMap { index -> [FormRow] in
      let path = list.path.appending(index)
      let head = FormRow(
        path: path, label: "\(list.info.label) \(index + 1)", help: list.info.help, content: .element)
      return [head] + Self.rows(of: request, in: path, prefix: "\(index + 1) ")
    }
    guard count < most else { return rows }
    return rows + [FormRow(path: list.path, label: list.info.label, help: list.info.help, content: .addition)]
  }

  /// The row that adds or removes the section's object; none for the request itself and for what must be there.
  private static func presence(of section: FormSection, in request: VideoRequest) -> FormRow? {
    guard section.path != .root,
      let object = request.fields(in: section.path.parent, evenAbsent: true)
        .first(where: { $0.path == section.path })
    else { return nil }
    let isPresent = object.value != nil
    if object.isRequired && isPresent { return nil }
    return FormRow(
      path: section.path, label: object.info.label, help: object.info.help,
      content: .presence(isPresent: isPresent))
  }
}

extension String {
  fileprivate var lowercasedFirst: String {
    // Names such as "URL" keep their capitals.
    guard count > 1, !dropFirst().prefix(1).allSatisfy(\.isUppercase) else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
