import Foundation
import Synchronization

/// A render under way, and the way to end it.
final class RenderRun: Sendable {
  private struct State {
    var isCancelled = false
    var child: pid_t?
  }
  private let state = Mutex(State())
  private let end = DispatchGroup()

  init() { end.enter() }

  /// To be called once, when nothing of the render will touch its files any more.
  func markEnded() { end.leave() }

  /// Kills the child process under way, lets none start after it, and waits until the render has ended.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if let child = state.child { kill(child, SIGKILL) }
    }
    end.wait()
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Starts a child process, unless the render is cancelled.
  func start(_ spawn: () throws(RenderFailure) -> pid_t) throws(RenderFailure) -> pid_t {
    try state.withLock { state throws(RenderFailure) in
      if state.isCancelled { throw .cancelled }
      let child = try spawn()
      state.child = child
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
      state.child = nil
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
  }
}
