import Composer
import Foundation
import SystemCalls
import Terminal

/// Runs programs that have the terminal: the user's editor, and those that ask for a password. They are in one group with
/// this program, so that ^Z stops both and `fg` brings both back.
struct Foreground: Sendable {
  /// What a program came to.
  struct Outcome {
    let ending: Child.Ending
    /// What it wrote to its standard output, when that was asked for.
    var output: [UInt8] = []
    /// The signal that ended this program's wait for it.
    var interruption: Int32?
  }

  /// Where signals arrive while the screen is lent; nil where they act by themselves.
  var mailbox: Mailbox?

  /// The time that a program has to end in when this one is told to.
  private static let patience = Duration.seconds(3)
  /// Most bytes of output that are kept.
  private static let outputKept = 100_000

  /// Runs a program to its end. Blocks its thread. A hang-up or a request to end is passed on to the program, and, when
  /// that has ended, comes by the mailbox again.
  /// - Parameters:
  ///   - readsOutput: whether its standard output is for this program, and not for the terminal.
  ///   - meanwhile: told of what happens until it ends; without it that waits in the mailbox.
  func run(
    _ program: ChildProgram, readsOutput: Bool = false, meanwhile: ((Event) -> Void)? = nil
  ) throws(ChildStartError) -> Outcome {
    var program = program
    program.place = .front
    program.input = .shared
    program.errors = .shared
    program.output = .shared
    guard readsOutput else { return follow(try program.start(), nil, meanwhile) }
    let pipe = try PipeEnd.pair()
    program.output = .pipe(pipe.writing)
    let child = try program.start()
    pipe.writing.close()
    return follow(child, pipe.reading, meanwhile)
  }

  private func follow(_ child: Child, _ pipe: PipeEnd?, _ meanwhile: ((Event) -> Void)?) -> Outcome {
    // What ^\ sends is for the program in front.
    let quitKey = mailbox == nil ? nil : SignalPause(SIGQUIT)
    defer {
      quitKey?.end()
      mailbox?.wake()
    }
    var output: [UInt8] = []
    var interruption: Int32?
    var deadline: ContinuousClock.Instant?
    var isOpen = pipe != nil
    while child.isRunning {
      let descriptors = [isOpen ? pipe?.descriptor ?? -1 : -1, mailbox?.wakeUpDescriptor ?? -1]
      let readable = child.wait(
        orReading: descriptors, atMost: deadline.map { ContinuousClock.now.duration(to: $0) / .seconds(1) })
      if isOpen, readable.contains(descriptors[0]), let pipe { isOpen = Self.read(pipe, into: &output) }
      for signal in mailbox?.takeSignals() ?? [] {
        if signal == SIGTSTP { stopUntilContinued() }
        guard [SIGHUP, SIGTERM].contains(signal), interruption == nil else { continue }
        interruption = signal
        deadline = .now + Self.patience
        child.send(signal)
        // One that is stopped would not notice.
        child.send(SIGCONT)
      }
      if let meanwhile { for event in mailbox?.takeEvents() ?? [] { meanwhile(event) } }
      if let limit = deadline, limit <= .now { child.send(SIGKILL) }
    }
    // Something that it left behind may hold the pipe open; what is there is all that there is.
    while isOpen, let pipe, !child.wait(orReading: [pipe.descriptor], atMost: 0).isEmpty {
      isOpen = Self.read(pipe, into: &output)
    }
    if let interruption { mailbox?.post(.signal(interruption)) }
    return Outcome(ending: child.wait(), output: output, interruption: interruption)
  }

  /// - Returns: whether there may be more.
  private static func read(_ pipe: PipeEnd, into output: inout [UInt8]) -> Bool {
    let bytes = pipe.readSome()
    output += bytes.prefix(outputKept - output.count)
    return !bytes.isEmpty
  }
}
