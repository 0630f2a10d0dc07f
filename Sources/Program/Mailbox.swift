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
  private struct Waiting {
    var messages: [Message] = []
    /// The newest frame of what plays; a slow screen leaves the others out.
    var frame: Event?

    var isEmpty: Bool { messages.isEmpty && frame == nil }
  }

  private let waiting = Mutex(Waiting())
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
    add { $0.messages.append(message) }
    // Signals are taken before what has come before them.
    if case .signal = message { wake() }
  }

  /// Posts a frame in place of the one that has not been taken yet.
  func post(frame: Event) { add { $0.frame = frame } }

  private func add(_ change: (inout Waiting) -> Void) {
    let isFirst = waiting.withLock { waiting in
      let wasEmpty = waiting.isEmpty
      change(&waiting)
      return wasEmpty
    }
    if isFirst { wake() }
  }

  /// Wakes whoever sleeps for a message. A full pipe does so just as well.
  func wake() {
    var byte: UInt8 = 1
    _ = write(writingEnd, &byte, 1)
  }

  /// All messages that have come since the last call. A frame comes first: what plays may end behind it.
  func takeAll() -> [Message] {
    goBackToSleep()
    return waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return (waiting.frame.map { [.event($0)] } ?? []) + waiting.messages
    }
  }

  /// The signals that have come since the last call; everything else waits on. It is `wake` that tells of it then.
  func takeSignals() -> [Int32] {
    goBackToSleep()
    return waiting.withLock { waiting in
      let signals: [Int32] = waiting.messages.compactMap {
        if case .signal(let number) = $0 { number } else { nil }
      }
      waiting.messages.removeAll { if case .signal = $0 { true } else { false } }
      return signals
    }
  }

  /// The events that have come since the last call; signals wait on.
  func takeEvents() -> [Event] {
    waiting.withLock { waiting in
      let events: [Event] = waiting.messages.compactMap {
        if case .event(let event) = $0 { event } else { nil }
      }
      waiting.messages.removeAll { if case .event = $0 { true } else { false } }
      defer { waiting.frame = nil }
      return (waiting.frame.map { [$0] } ?? []) + events
    }
  }

  private func goBackToSleep() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeUpDescriptor, &bytes, bytes.count) > 0 {}
  }
}
