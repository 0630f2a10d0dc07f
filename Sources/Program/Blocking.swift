import Foundation
import Synchronization
import SystemCalls

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

/// Does work that blocks on a thread that nobody else waits for: those of tasks are as few as there are processors.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(returning: work()) }
  }
}

/// Does work that blocks, and gives it a descriptor that can be read when the task is cancelled: it ends early then.
func interruptibly<Value>(_ work: (Int32) throws -> Value) async throws -> Value {
  let pipe = try PipeEnd.pair()
  return try await withTaskCancellationHandler {
    try work(pipe.reading.descriptor)
  } onCancel: {
    pipe.writing.close()
  }
}

/// Waits until a descriptor can be read. Blocks its thread.
/// - Parameter interruption: a descriptor that ends the wait when it can be read; -1 for none.
/// - Returns: whether the wait was not ended.
func waitToRead(_ descriptor: Int32, interruption: Int32) -> Bool {
  var polled = [descriptor, interruption].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  while poll(&polled, 2, -1) < 0, errno == EINTR {}
  return polled[1].revents == 0
}
