import Glibc

/// The modes of a terminal (termios(3)), to see whether a program gave them back as it found them.
public struct TerminalModes: Equatable, Sendable {
  let input: UInt32
  let output: UInt32
  let control: UInt32
  let local: UInt32

  init(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = modes.c_iflag
    output = modes.c_oflag
    control = modes.c_cflag
    local = modes.c_lflag
  }

  /// The terminal shows what is typed.
  public var echoes: Bool { local & UInt32(ECHO) != 0 }

  /// Input is handed over line by line, with the kernel's own editing.
  public var isLineBuffered: Bool { local & UInt32(ICANON) != 0 }

  /// Ctrl-C, Ctrl-Z and Ctrl-\ send signals.
  public var sendsSignals: Bool { local & UInt32(ISIG) != 0 }

  /// Ctrl-S and Ctrl-Q stop and start output, and never reach the program.
  public var hasFlowControl: Bool { input & UInt32(IXON) != 0 }

  /// A line feed that is written also returns the carriage; without it, what a shell prints runs down in steps.
  public var translatesLineFeeds: Bool { output & UInt32(OPOST) != 0 && output & UInt32(ONLCR) != 0 }
}
