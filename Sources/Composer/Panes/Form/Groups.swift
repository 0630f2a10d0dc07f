import VideoModel

/// Which groups of the form are open. A group is a small optional object of several fields, such as the settings of
/// an engine; until it is opened or closed by hand, it is open when something in it is set.
struct Groups: Equatable, Sendable {
  /// By the path with `[]` for any element of a list.
  private var choices: [String: Bool] = [:]
  private var areAllOpen = false

  init() {}

  /// Reads what `text` wrote.
  init(text: String) {
    for line in text.split(separator: "\n") {
      guard let mark = line.first, mark == "+" || mark == "-" else { continue }
      choices[String(line.dropFirst())] = mark == "+"
    }
  }

  /// What was opened and closed by hand, to be remembered.
  var text: String {
    choices.sorted { $0.key < $1.key }.map { ($0.value ? "+" : "-") + $0.key }.joined(separator: "\n")
  }

  /// Every group open, for whoever wants every field.
  static let allOpen: Groups = {
    var groups = Groups()
    groups.areAllOpen = true
    return groups
  }()

  func isOpen(_ path: FieldPath, isSet: Bool) -> Bool {
    areAllOpen || choices[path.pattern] ?? isSet
  }

  mutating func set(_ path: FieldPath, isOpen: Bool) { choices[path.pattern] = isOpen }
}

extension State {
  /// Opens or closes the focused group, or the one that the focused field is in.
  mutating func foldRow() -> [Effect] {
    guard let row = groupRow, case .group(let isOpen, _, _) = row.content else { return [] }
    return setGroup(row.path, isOpen: !isOpen)
  }

  mutating func setGroup(_ path: FieldPath, isOpen: Bool) -> [Effect] {
    let before = groups
    groups.set(path, isOpen: isOpen)
    place.field = rows.firstIndex { $0.path == path } ?? place.field
    clampPlace()
    return groups == before ? [] : [.remember(.openGroups, groups.text)]
  }

  /// The head of the group that the focus is in.
  private var groupRow: FormRow? {
    guard let focused = row else { return nil }
    return rows.last { row in
      guard case .group = row.content else { return false }
      return focused.path.isInside(row.path)
    }
  }

  var canFold: Availability {
    groupRow == nil ? .unavailable("this field is in no group") : .available
  }

  /// Opens the group that a path lies inside, so that the path has a row in the open section.
  mutating func openGroup(around path: FieldPath) {
    let around = rows.first { $0.isFolded && $0.path != path && path.isInside($0.path) }
    if let around { groups.set(around.path, isOpen: true) }
  }
}
