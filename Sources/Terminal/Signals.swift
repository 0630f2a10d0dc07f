import Dispatch
import Glibc

/// Watches signals, and tells of each on a queue of its own, outside of any signal handler. While it lives the
/// signals do nothing else.
public final class SignalWatch: Sendable {
  /// Sound without the compiler's word: the list never changes, it is kept only to keep the sources alive, and
  /// Dispatch lets any thread cancel a source.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Begins to watch `signals`. `deliver` is called with the signal's number on the watch's queue.
  public init(_ signals: [Int32], deliver: @escaping @Sendable (Int32) -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { deliver(number) }
      source.resume()
      return source
    }
  }

  deinit { for source in sources { source.cancel() } }
}

/// Stops the program as ^Z does, together with its group, until it is continued: the programs that it was started with,
/// and one that has the terminal in its place. The terminal must have been given back (`Screen.suspend`). Returns when the
/// shell brings it to the front again.
public func stopUntilContinued() {
  // The others first (a `make` around the program, an editor), while this one still ignores it.
  let watching = signal(SIGTSTP, SIG_IGN)
  _ = kill(0, SIGTSTP)
  signal(SIGTSTP, SIG_DFL)
  // To this thread, so that the stop has taken place when the call returns; Dispatch blocks signals that it watches.
  var stopping = sigset_t()
  sigemptyset(&stopping)
  sigaddset(&stopping, SIGTSTP)
  var blocked = sigset_t()
  pthread_sigmask(SIG_UNBLOCK, &stopping, &blocked)
  raise(SIGTSTP)
  pthread_sigmask(SIG_SETMASK, &blocked, nil)
  signal(SIGTSTP, watching)
}

/// Ignores a signal for a while, whatever is done at it otherwise.
public struct SignalPause {
  private let number: Int32
  private var before = sigaction()

  /// Begins to ignore the signal.
  public init(_ number: Int32) {
    self.number = number
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(number, &ignoring, &before)
  }

  /// Does again what was done at it before.
  public func end() {
    var before = before
    sigaction(number, &before, nil)
  }
}
