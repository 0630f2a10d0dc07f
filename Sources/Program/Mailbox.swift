import Composer
import Foundation
import Synchronization

/// What the world tells the main thread.
enum Message: Sendable {
  /// Something for the application.
  case event(Event)
  /// The process got a signal.
  case signal(Int32)
}

/// Carries messages to the main thread, which sleeps in `poll(2)`: a queue, and a pipe that wakes it up.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  /// Readable when there is a message.
  let wakeUpDescriptor: Int32
  private let writingEnd: Int32

  /// - Throws: `ProgramError` when the system has no more descriptors.
  init() throws(ProgramError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system("pipe", errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wakeUpDescriptor = ends[0]
    writingEnd = ends[1]
  }

  deinit {
    close(wakeUpDescriptor)
    close(writingEnd)
  }

  func post(_ event: Event) { post(.event(event)) }

  func post(_ message: Message) {
    let isFirst = waiting.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    guard isFirst else { return }
    // A full pipe wakes the reader just as well.
    var byte: UInt8 = 1
    _ = write(writingEnd, &byte, 1)
  }

  /// All messages that have come since the last call.
  func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeUpDescriptor, &bytes, bytes.count) > 0 {}
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
