import VideoModel

/// The states of a request that undo and redo go through.
public struct History: Equatable, Sendable {
  /// A request, and where the focus was when it was left.
  public struct Entry: Equatable, Sendable {
    var request: VideoRequest
    var place: Place
  }

  private var past: [Entry] = []
  private var future: [Entry] = []
  private var coalescingKey: String?

  /// More steps than this are forgotten, the oldest first.
  private static let limit = 500

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Remembers how it was before an edit. Edits of one key that follow each other are one step.
  mutating func record(_ entry: Entry, coalescing key: String?) {
    defer { coalescingKey = key }
    if key != nil, key == coalescingKey, !past.isEmpty { return }
    past.append(entry)
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  /// Ends the step: the next edit is a step of its own.
  mutating func seal() { coalescingKey = nil }

  /// How many steps can be undone.
  var depth: Int { past.count }

  /// Ends the step. Steps since that depth which have come to nothing, because the request is again what it was, are
  /// forgotten.
  mutating func seal(at request: VideoRequest, since depth: Int) {
    if let same = past.indices.dropFirst(depth).first(where: { past[$0].request == request }) {
      past.removeSubrange(same...)
    }
    coalescingKey = nil
  }

  mutating func undo(from entry: Entry) -> Entry? {
    guard let previous = past.popLast() else { return nil }
    future.append(entry)
    coalescingKey = nil
    return previous
  }

  mutating func redo(from entry: Entry) -> Entry? {
    guard let next = future.popLast() else { return nil }
    past.append(entry)
    coalescingKey = nil
    return next
  }
}

/// Where in a draft the focus is, and what is marked.
public struct Place: Equatable, Sendable {
  var row = 0
  /// The scenes that are marked, counted from 0.
  var marked: Set<Int> = []
  var section = 0
  var field = 0
}
