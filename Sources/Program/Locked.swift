import Synchronization

/// A value that several tasks change.
final class Locked<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }

  var now: Value { value.withLock { $0 } }

  /// Changes the value, with nobody else's change between.
  @discardableResult
  func change<Answer: Sendable>(_ work: @Sendable (inout Value) -> Answer) -> Answer {
    value.withLock { work(&$0) }
  }
}
