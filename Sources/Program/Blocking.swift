import Foundation
import Synchronization

/// Runs asynchronous work and waits for it, on a thread that has nothing else to do: the command line's.
func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let answer = Answer<Value>()
  Task { answer.put(await work()) }
  return answer.take()
}

/// A place for one value that another thread waits for.
private final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func put(_ answer: Value) {
    value.withLock { $0 = answer }
    isThere.signal()
  }

  func take() -> Value {
    while true {
      isThere.wait()
      if let answer = value.withLock({ $0 }) { return answer }
    }
  }
}
