import Cells
import Foundation
import Synchronization

/// A line on standard error that is written over again and again; where that is no terminal, nothing is.
final class ProgressLine: Sendable {
  static let shared = ProgressLine(isShown: Output.isTerminal(STDERR_FILENO))

  private let isShown: Bool
  private let shown = Mutex("")

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ text: String) {
    guard isShown else { return }
    let line = truncate(Output.visible(text), toWidth: Self.columns - 1)
    shown.withLock { shown in
      guard line != shown else { return }
      shown = line
      Output.write("\r\(line)\u{1B}[K", to: STDERR_FILENO)
    }
  }

  /// Takes the line away.
  func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      shown = ""
      Output.write("\r\u{1B}[K", to: STDERR_FILENO)
    }
  }

  private static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
