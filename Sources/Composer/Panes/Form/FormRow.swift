import VideoModel

/// A row of the form.
struct FormRow: Equatable {
  enum Content: Equatable {
    /// Whether an optional object is there at all.
    case presence(isPresent: Bool)
    /// A field with a value of its own.
    case field(FieldState)
    /// The beginning of a small optional object; its fields follow when it is open.
    case group(isOpen: Bool, set: Int, of: Int)
    /// The beginning of an element of a list; its fields follow.
    case element
    /// The end of a list, where an element can be added.
    case addition
  }

  let path: FieldPath
  let label: String
  let help: String
  let content: Content
  /// How far it stands to the right, in columns: the fields of a group stand below its head.
  var indent = 0
  /// The group or the element of a list that it is a field of; empty for most.
  var around = ""

  var field: FieldState? {
    guard case .field(let field) = content else { return nil }
    return field
  }

  var isAddition: Bool { content == .addition }

  /// What it is called where the rows around it are not seen.
  var name: String { around.isEmpty ? label : "\(around) · \(field?.info.label ?? label)" }

  /// Whether it hides the rows of its fields.
  var isFolded: Bool {
    if case .group(isOpen: false, _, _) = content { return true }
    return false
  }

  /// Whether it stands for an object as a whole.
  var isObject: Bool {
    switch content {
    case .presence, .group: true
    case .field, .element, .addition: false
    }
  }

  /// What a row without a value of its own says.
  var contentText: String {
    switch content {
    case .presence(isPresent: true): "[x] in use; Space removes it"
    case .presence(isPresent: false): "[ ] not used; Space adds it"
    case .group(let isOpen, let set, let count):
      "\(isOpen ? "[-]" : "[+]") \(count) fields, \(set == 0 ? "none" : "\(set)") set"
    case .element: "Backspace removes it"
    case .addition: "Enter adds one"
    case .field: ""
    }
  }

  /// The rows of a section. The fields of a small object inside it, such as an offset, are rows with both names.
  /// - Parameter evenAbsent: list the fields of an absent object, too.
  static func all(
    of request: VideoRequest, section: FormSection, groups: Groups, evenAbsent: Bool = false
  ) -> [FormRow] {
    let header = presence(of: section, in: request)
    if case .presence(false)? = header?.content, !evenAbsent { return header.map { [$0] } ?? [] }
    return (header.map { [$0] } ?? []) + rows(of: request, in: section.path, prefix: "", groups)
  }

  /// Objects of fewer fields are no group: to fold them would save nothing.
  private static let smallestGroup = 3

  private static func rows(
    of request: VideoRequest, in path: FieldPath, prefix: String, _ groups: Groups
  ) -> [FormRow] {
    let states = request.fields(in: path, evenAbsent: true)
    let sections = states.filter { $0.info.isSection && $0.path != path }.map(\.path)
    let labels = Dictionary(
      states.filter { $0.info.kind == .object && $0.path != path }.map { ($0.path, $0.info.label) },
      uniquingKeysWith: { $1 })
    let folding = states.filter { object in
      object.info.kind == .object && !object.info.isSection && object.path != path && !object.isRequired
        && states.count { $0.path.parent == object.path } >= smallestGroup
    }.map { ($0.path, groups.isOpen($0.path, isSet: $0.value != nil)) }
    return states.flatMap { state -> [FormRow] in
      if sections.contains(where: { state.path.isInside($0) }) { return [] }
      if let (_, isOpen) = folding.first(where: { $0.0 == state.path }) {
        return [head(of: state, fields: states.filter { $0.path.parent == state.path }, isOpen)]
      }
      if folding.contains(where: { !$0.1 && state.path.isInside($0.0) }) { return [] }
      if state.info.kind == .object || state.path == request.sceneListPath { return [] }
      if case .list(let count) = state.info.kind {
        return elements(of: request, state, most: count.upperBound, groups)
      }
      let group = labels[state.path.parent].map { $0 + " " } ?? prefix
      // What an object is called after is not said twice, as in "Engine engine".
      if folding.contains(where: { $0.0 == state.path.parent }) {
        return [
          FormRow(
            path: state.path, label: state.info.label, help: state.info.help, content: .field(state),
            indent: 2, around: labels[state.path.parent] ?? "")
        ]
      }
      let isNamesake = labels[state.path.parent] == state.info.label
      let label = group.isEmpty || isNamesake ? state.info.label : group + state.info.label.lowercasedFirst
      return [FormRow(path: state.path, label: label, help: state.info.help, content: .field(state))]
    }
  }

  private static func head(of object: FieldState, fields: [FieldState], _ isOpen: Bool) -> FormRow {
    FormRow(
      path: object.path, label: object.info.label, help: object.info.help,
      content: .group(isOpen: isOpen, set: fields.count { $0.value != nil }, of: fields.count))
  }

  /// The rows of a small list of objects.
  private static func elements(
    of request: VideoRequest, _ list: FieldState, most: Int, _ groups: Groups
  ) -> [FormRow] {
    let count = list.value?.array?.count ?? 0
    let rows = (0..<count).flatMap { index -> [FormRow] in
      let path = list.path.appending(index)
      let head = FormRow(
        path: path, label: "\(list.info.label) \(index + 1)", help: list.info.help, content: .element)
      return [head]
        + Self.rows(of: request, in: path, prefix: "\(index + 1) ", groups).map { row in
          var row = row
          row.around = head.label
          return row
        }
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
