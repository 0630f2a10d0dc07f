import VideoModel

/// The states of a request that undo and redo go through.
public struct History: Equatable, Sendable {
  /// A request, and where the focus was.
  public struct Entry: Equatable, Sendable {
    var request: VideoRequest
    var place: Place
    /// Where the cursor stood in the text that was edited; nil when none was.
    var cursor: Int?
  }

  /// What lies between two states.
  private struct Step: Equatable {
    /// The state on its other side.
    var entry: Entry
    /// The one field that it changes; nil when it is another change.
    let field: FieldPath?
  }

  private var past: [Step] = []
  private var future: [Step] = []
  private var coalescingKey: String?

  /// More steps than this are forgotten, the oldest first. A word that was typed is one.
  private static let limit = 1000

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// The field that undo would change, and nothing else; nil when it would do more, or nothing.
  var undoneField: FieldPath? { past.last?.field }
  /// The field that redo would change, and nothing else; nil when it would do more, or nothing.
  var redoneField: FieldPath? { future.last?.field }

  /// Remembers how it was before an edit. Edits of one key that follow each other are one step.
  /// - Parameter field: the field that the edit changes, when it changes nothing else.
  mutating func record(_ entry: Entry, of field: FieldPath?, coalescing key: String?) {
    if key != nil, key == coalescingKey, !past.isEmpty { return }
    seal(at: entry.request)
    coalescingKey = key
    past.append(Step(entry: entry, field: field))
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  /// Ends the step: the next edit is a step of its own. What has come to nothing, because the request is again what it
  /// was, is no step.
  mutating func seal(at request: VideoRequest) {
    guard coalescingKey != nil else { return }
    coalescingKey = nil
    if past.last?.entry.request.isExactly(request) == true { past.removeLast() }
  }

  mutating func undo(from entry: Entry) -> Entry? { travel(from: \.past, to: \.future, leaving: entry) }

  mutating func redo(from entry: Entry) -> Entry? { travel(from: \.future, to: \.past, leaving: entry) }

  private mutating func travel(
    from source: WritableKeyPath<History, [Step]>, to target: WritableKeyPath<History, [Step]>,
    leaving entry: Entry
  ) -> Entry? {
    guard let step = self[keyPath: source].popLast() else { return nil }
    self[keyPath: target].append(Step(entry: entry, field: step.field))
    coalescingKey = nil
    return step.entry
  }
}

/// What can be undone in drafts that were left, for when they are opened again.
struct Histories: Equatable, Sendable {
  private struct Left: Equatable {
    let draft: Draft.ID
    let history: History
  }

  /// Those that were left last are at the end.
  private var left: [Left] = []
  /// More drafts than this are forgotten, those that were left first.
  private static let limit = 30

  /// Keeps the history of a draft that is left.
  mutating func keep(_ history: History, of id: Draft.ID) {
    forget(id)
    guard history.canUndo || history.canRedo else { return }
    left.append(Left(draft: id, history: history))
    if left.count > Self.limit { left.removeFirst() }
  }

  /// Takes out the history of a draft that is opened.
  mutating func take(of id: Draft.ID) -> History {
    defer { forget(id) }
    return left.first { $0.draft == id }?.history ?? History()
  }

  mutating func forget(_ id: Draft.ID) { left.removeAll { $0.draft == id } }
}

/// Where in a draft the focus is, and what is marked.
public struct Place: Equatable, Sendable {
  var row = 0
  /// The scenes that are marked, counted from 0.
  var marked: Set<Int> = []
  var section = 0
  var field = 0
}
