import Foundation
import Synchronization

/// A render under way, and the way to end it. Its threads may have several child processes at the same time.
final class RenderRun: Sendable {
  private struct State {
    var isCancelled = false
    var children: Set<pid_t> = []
  }
  private let state = Mutex(State())

  /// Kills the child processes under way, and lets none start any more. Does not wait for anything.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      for child in state.children { Self.kill(child) }
    }
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Ends work that has no child process, if the render is cancelled.
  /// - Throws: `cancelled`.
  func check() throws(RenderFailure) {
    if isCancelled { throw .cancelled }
  }

  /// Starts a child process, unless the render is cancelled.
  /// - Parameter spawn: gives the number of the process, which leads a group of its own.
  func start(_ spawn: () throws(RenderFailure) -> pid_t) throws(RenderFailure) -> pid_t {
    try state.withLock { state throws(RenderFailure) in
      if state.isCancelled { throw .cancelled }
      let child = try spawn()
      state.children.insert(child)
      return child
    }
  }

  /// Waits for the child process to end.
  /// - Returns: its exit status, and nil when a signal ended it.
  func finish(_ child: pid_t) -> Int32? {
    var information = siginfo_t()
    // Waits without reaping, so that `cancel` never kills a process that has the number of the one that ended.
    while waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    return state.withLock { state in
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      state.children.remove(child)
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
  }

  /// Kills a child process together with those that it started itself.
  private static func kill(_ child: pid_t) {
    if Foundation.kill(-child, SIGKILL) != 0 { _ = Foundation.kill(child, SIGKILL) }
  }
}
