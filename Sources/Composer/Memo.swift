import Synchronization

/// Remembers what was worked out last. What follows from the state and is asked for many times while a key is taken and
/// drawn is so worked out once.
final class Memo<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private let last = Mutex<(key: Key, value: Value)?>(nil)

  /// What follows from `key`.
  func value(for key: Key, _ make: () -> Value) -> Value {
    if let last = last.withLock({ $0 }), last.key == key { return last.value }
    let value = make()
    last.withLock { $0 = (key, value) }
    return value
  }
}

/// What is remembered changes nothing of what a state is.
extension Memo: Equatable {
  static func == (left: Memo, right: Memo) -> Bool { true }
}
