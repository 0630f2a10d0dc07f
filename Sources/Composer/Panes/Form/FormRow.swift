import VideoModel

/// A row of the form.
struct FormRow: Equatable {
  enum Content: Equatable {
    /// Whether an optional object is there at all.
    case presence(isPresent: Bool)
    /// A field with a value of its own.
    case field(FieldState)
  }

  let path: FieldPath
  let label: String
  let help: String
  let content: Content

  var field: FieldState? {
    guard case .field(let field) = content else { return nil }
    return field
  }

  /// The rows of a section. The fields of an object inside it, such as an offset, are rows with both names.
  static func all(of request: VideoRequest, section: FormSection) -> [FormRow] {
    let header = presence(of: section, in: request)
    if case .presence(false)? = header?.content { return header.map { [$0] } ?? [] }
    let states = request.fields(in: section.path, evenAbsent: true)
    let labels = Dictionary(
      states.filter { $0.info.kind == .object && $0.path != section.path }.map { ($0.path, $0.info.label) },
      uniquingKeysWith: { $1 })
    let rows = states.compactMap { state -> FormRow? in
      switch state.info.kind {
      case .object, .list: return nil
      default: break
      }
      if section.path == .root, FormSection.hasSection(state.path) { return nil }
      let group = labels[state.path.parent].map { $0 + " " } ?? ""
      let label = group.isEmpty ? state.info.label : group + state.info.label.lowercasedFirst
      return FormRow(path: state.path, label: label, help: state.info.help, content: .field(state))
    }
    return (header.map { [$0] } ?? []) + rows
  }

  /// The row that adds or removes the section's object; none for the request itself and for what must be there.
  private static func presence(of section: FormSection, in request: VideoRequest) -> FormRow? {
    guard section.path != .root,
      let object = request.fields(in: section.path.parent).first(where: { $0.path == section.path })
    else { return nil }
    let isPresent = object.value != nil
    if object.info.isRequired && isPresent { return nil }
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
