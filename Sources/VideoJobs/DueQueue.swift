import Foundation

/// Things that are due at times, the soonest first, and of those due together the one that was put in first. Putting in and taking out cost the logarithm of how many there are.
struct DueQueue<Thing> {
  private var heap: [(due: Date, number: Int, thing: Thing)] = []
  private var count = 0

  /// What is due the soonest.
  var first: (due: Date, thing: Thing)? { heap.first.map { ($0.due, $0.thing) } }

  mutating func insert(_ thing: Thing, due: Date) {
    count += 1
    heap.append((due, count, thing))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, isBefore(child + 1, child) { child += 1 }
      guard isBefore(child, parent) else { return }
      heap.swapAt(child, parent)
      parent = child
    }
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    (heap[one].due, heap[one].number) < (heap[other].due, heap[other].number)
  }
}
