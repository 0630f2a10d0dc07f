import CSystem
import Glibc
import Synchronization

/// A program that was started. It is to be waited for; what has ended and was not waited for stays in the system's list.
public final class Child: Sendable {
  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)

    /// The exit code; 128 and the signal's number where one ended it, as a shell tells it.
    public var code: Int32 {
      switch self {
      case .exited(let code): code
      case .signalled(let signal): 128 + signal
      }
    }
  }

  private let process: pid_t
  private let leadsGroup: Bool
  private let ending = Mutex<Ending?>(nil)

  init(process: pid_t, leadsGroup: Bool) {
    self.process = process
    self.leadsGroup = leadsGroup
  }

  /// Whether it has not ended yet.
  public var isRunning: Bool { collect() == nil }

  /// Sends it a signal, and with it those that it started in a group of its own. Does nothing when it has ended: another
  /// process may have its number then.
  public func send(_ signal: Int32) {
    ending.withLock { ending in
      guard ending == nil else { return }
      if !leadsGroup || kill(-process, signal) != 0 { _ = kill(process, signal) }
    }
  }

  /// Waits until it has ended. Blocks its thread.
  @discardableResult
  public func wait() -> Ending {
    while true {
      var information = siginfo_t()
      // Without taking it from the list, so that its number stays its own until nobody sends it signals any more.
      while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      if let ending = collect() { return ending }
    }
  }

  /// Waits until it has ended, or until something can be read. Blocks its thread.
  /// - Parameters:
  ///   - descriptors: what to watch; negative ones are left out.
  ///   - seconds: the longest wait; nil for no end.
  /// - Returns: the descriptors that can be read, or whose other end is closed.
  public func wait(orReading descriptors: [Int32], atMost seconds: Double? = nil) -> Set<Int32> {
    let end = pidfd_open(process, 0)
    defer { if end >= 0 { close(end) } }
    var polled = (descriptors + [end]).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // A system that cannot tell of the end is asked now and then.
    let longest = end >= 0 ? seconds : min(seconds ?? 0.1, 0.1)
    let count = poll(
      &polled, nfds_t(polled.count), longest.map { Int32(max($0 * 1000, 0).rounded(.up)) } ?? -1)
    guard count > 0 else { return [] }
    return Set(polled.dropLast().filter { $0.revents != 0 }.map(\.fd))
  }

  private func collect() -> Ending? {
    ending.withLock { ending in
      var status: Int32 = 0
      guard ending == nil else { return ending }
      switch waitpid(process, &status, WNOHANG) {
      case process: ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
      // Someone else has waited for it.
      case -1 where errno == ECHILD: ending = .exited(255)
      default: break
      }
      return ending
    }
  }
}
