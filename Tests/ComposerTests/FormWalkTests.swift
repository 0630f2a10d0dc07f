import Cells
import Testing
import VideoModel

@testable import Composer

/// Every row of the tables of fields, on the form.
@Suite struct FormWalkTests {
  @Test(arguments: RequestKind.allCases)
  func `the form shows and sets every field of the table`(kind: RequestKind) {
    var walk = FormWalk(kind)
    walk.run()
    for row in kind.fieldTable where row.path != walk.sceneList {
      // A small object has no row of its own: its fields are rows.
      if row.info.kind == .object && !row.info.isSection { continue }
      #expect(walk.shown[row.path]?.contains { $0 === row.info } == true, "\(row.path) \(row.info.label)")
    }
  }
}

/// Goes through the forms of requests of a kind, and changes their words and switches until no new row is found.
private struct FormWalk {
  /// What has been seen, by the path with `[]` for any element of a list.
  var shown: [String: [FieldInfo]] = [:]
  private var added: Set<String> = []
  let sceneList: String?
  private var waiting: [VideoRequest]

  init(_ kind: RequestKind) {
    waiting = [VideoRequest(fresh: kind)]
    sceneList = kind == .studio ? "video_inputs" : kind == .v3 ? "scenes" : nil
  }

  mutating func run() {
    while let request = waiting.popLast() {
      // Narrow enough for the form to stand without the stage, which takes long to draw.
      var session = Session(request, width: 119, height: 60)
      session.state.pane = .form
      for row in 0..<session.state.sceneRowCount {
        session.state.place = Place(row: row)
        walkSections(of: session)
      }
    }
  }

  private mutating func walkSections(of session: Session) {
    var session = session
    let sections = session.state.sections
    for (index, section) in sections.enumerated() {
      session.state.place.section = index
      if let info = info(at: section.path, in: session), note(section.path, info) {
        #expect(session.screen.contains(section.shortTitle), "\(section.path)")
      }
      for row in session.state.rows where row.isFolded { _ = session.state.setGroup(row.path, isOpen: true) }
      for (number, row) in session.state.rows.enumerated() {
        session.state.place.field = number
        visit(row, in: session)
      }
      session.state.place.field = 0
    }
  }

  private mutating func visit(_ row: FormRow, in session: Session) {
    if row.content == .element || row.content == .presence(isPresent: true) { return }
    if case .group = row.content { return }
    guard let info = row.field?.info ?? info(at: row.path, in: session) else { return }
    // An object that is not there was noted with its section, and is to be added once.
    let isAbsent = row.content == .presence(isPresent: false)
    guard isAbsent ? added.insert(Self.name(of: row.path)).inserted : note(row.path, info) else { return }
    #expect(session.screen.contains("▸\(row.label)"), "\(row.path) is not on the screen")
    if !isAbsent { set(row, info.kind, in: session) }
    waiting += variants(of: session.state.draft.request, row, info.kind)
  }

  /// Remembers a row.
  /// - Returns: whether it is new.
  private mutating func note(_ path: FieldPath, _ info: FieldInfo) -> Bool {
    let name = Self.name(of: path)
    if shown[name]?.contains(where: { $0 === info }) == true { return false }
    shown[name, default: []].append(info)
    return true
  }

  /// The path as the table writes it.
  private static func name(of path: FieldPath) -> String {
    path.description.replacing(#/\[[0-9]+\]/#, with: "[]")
  }

  private func info(at path: FieldPath, in session: Session) -> FieldInfo? {
    session.state.draft.request.fields(in: path.parent, evenAbsent: true).first { $0.path == path }?.info
  }

  /// Sets the focused field by the keys for its kind, and unsets it again.
  private func set(_ row: FormRow, _ kind: FieldKind, in session: Session) {
    var session = session
    switch kind {
    case .toggle, .number, .choice, .suggestion, .color: session.press("Right")
    case .list: session.press("Enter")
    case .script:
      session.press("Enter", "a", "b", "Esc")
    default: session.press("Enter", "a", "b", "Enter")
    }
    #expect(session.state.draft.request.value(at: row.path) != nil, "\(row.path) is not set")
    guard let field = row.field, session.state.row?.path == row.path else { return }
    session.press("Backspace")
    // What must be given, and can only be one word, stays that.
    let left = field.onlyWord.map(JSONValue.string)
    #expect(session.state.draft.request.value(at: row.path) == left, "\(row.path) is not unset")
  }

  /// The requests that may have other rows.
  private func variants(of request: VideoRequest, _ row: FormRow, _ kind: FieldKind) -> [VideoRequest] {
    var values: [JSONValue] = []
    switch kind {
    case .choice(let words): values = words.map { .string($0) }
    case .toggle: values = [true]
    case .object, .list:
      var added = request
      added.add(at: row.path)
      return [added]
    default: break
    }
    return values.map { value in
      var changed = request
      changed.set(value, at: row.path)
      changed.addRequiredObjects(in: row.path.parent)
      if changed.shots.isEmpty { changed.changeScenes(.insert(at: 0)) }
      return changed
    }
  }
}
