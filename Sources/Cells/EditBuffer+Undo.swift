/// The changes of a text that undo and redo go through, a step at a time: a word that was typed, a run of characters
/// that were deleted, or anything else that was done at once, such as a paste.
struct EditHistory: Sendable {
  /// What belongs into one step with what was done before.
  enum Kind { case typing, deleting, whole }

  /// Characters in the place of others.
  struct Change: Equatable {
    var start: Int
    var removed: [Character]
    var inserted: [Character]
    var cursorBefore: Int
    var cursorAfter = 0
  }

  private(set) var past: [Change] = []
  private(set) var future: [Change] = []
  private var lastKind: Kind?
  /// How many steps have been begun.
  private(set) var count = 0

  /// More steps than this are forgotten, the oldest first.
  private static let limit = 1000

  mutating func record(_ change: Change, as kind: Kind) {
    let change = change.trimmed
    guard !change.removed.isEmpty || !change.inserted.isEmpty else { return }
    future = []
    defer { lastKind = kind }
    if kind == lastKind, let last = past.last, let joined = last.joined(with: change, as: kind) {
      past[past.count - 1] = joined
      return
    }
    past.append(change)
    count += 1
    if past.count > Self.limit { past.removeFirst() }
  }

  mutating func back() -> Change? {
    guard let change = past.popLast() else { return nil }
    future.append(change)
    lastKind = nil
    return change
  }

  mutating func forward() -> Change? {
    guard let change = future.popLast() else { return nil }
    past.append(change)
    lastKind = nil
    return change
  }
}

extension EditHistory.Change {
  /// The same change without the characters at its ends that stay what they were.
  fileprivate var trimmed: Self {
    let shorter = min(removed.count, inserted.count)
    var head = 0
    while head < shorter, removed[head] == inserted[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, removed[removed.count - 1 - tail] == inserted[inserted.count - 1 - tail] {
      tail += 1
    }
    var change = self
    change.start += head
    change.removed = Array(removed[head..<removed.count - tail])
    change.inserted = Array(inserted[head..<inserted.count - tail])
    return change
  }

  /// This change and the next as one; nil when they are two steps.
  fileprivate func joined(with next: Self, as kind: EditHistory.Kind) -> Self? {
    guard next.cursorBefore == cursorAfter else { return nil }
    var both = self
    both.cursorAfter = next.cursorAfter
    switch kind {
    case .whole: return nil
    case .typing:
      let end = start + inserted.count
      let begins = inserted.last?.isWhitespace == true && next.inserted.first?.isWhitespace == false
      guard !begins, next.start >= start, next.start + next.removed.count == end else { return nil }
      both.inserted = Array(inserted[..<(next.start - start)]) + next.inserted
    case .deleting where inserted.isEmpty && next.inserted.isEmpty:
      if next.start == start {
        both.removed += next.removed
      } else if next.start + next.removed.count == start {
        both.removed = next.removed + removed
        both.start = next.start
      } else {
        return nil
      }
    case .deleting: return nil
    }
    return both
  }
}

extension EditBuffer {
  /// Whether there is something to undo.
  public var canUndo: Bool { !history.past.isEmpty }
  /// How many steps of undo have been begun, for whoever keeps the steps: a change that belongs to the last one leaves it.
  public var stepCount: Int { history.count }
  /// Whether there is something to redo.
  public var canRedo: Bool { !history.future.isEmpty }

  /// Takes the last step back.
  /// - Returns: false when there is none.
  public mutating func undo() -> Bool {
    guard let change = history.back() else { return false }
    put(
      change.removed, inPlaceOf: change.start..<change.start + change.inserted.count,
      cursor: change.cursorBefore)
    return true
  }

  /// Makes the step again that was taken back last.
  /// - Returns: false when there is none.
  public mutating func redo() -> Bool {
    guard let change = history.forward() else { return false }
    put(
      change.inserted, inPlaceOf: change.start..<change.start + change.removed.count,
      cursor: change.cursorAfter)
    return true
  }
}
