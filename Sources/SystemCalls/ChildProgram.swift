import CSystem
import Glibc

/// Another program, and how it is started: without a shell, with the system's own answers to signals, and with nothing
/// open but its three streams.
public struct ChildProgram: Sendable {
  /// What one of the three streams is.
  public enum Stream: Sendable {
    /// Nothing is read from it, and what is written there is dropped.
    case nothing
    /// What it is of this program, as a terminal.
    case shared
    /// The file at a path: read, or written from its beginning.
    case file(String)
    /// An end of a pipe.
    case pipe(PipeEnd)
    /// A descriptor of this program, which stays open here.
    case descriptor(Int32)
  }

  /// How it stands to this program's terminal.
  public enum Place: Sendable {
    /// In front, together with this program: both get what ^C and ^Z send, and either may read keys.
    case front
    /// In a group of its own behind it: ^C is for this program, which ends its children itself.
    case background
    /// In a session of its own, without a terminal: it goes on when the terminal is closed.
    case detached
  }

  /// Its path, or its name among the folders of this program's `PATH`.
  public let program: String
  /// What follows the name.
  public let arguments: [String]
  /// Its environment; nil for this program's own.
  public var environment: [String: String]?
  /// Its working folder; nil for this program's.
  public var folder: String?
  /// How it stands to the terminal.
  public var place = Place.background
  /// Its standard input.
  public var input = Stream.nothing
  /// Its standard output.
  public var output = Stream.nothing
  /// Its standard error.
  public var errors = Stream.nothing
  /// Whether it is killed when the thread that started it ends, as it does when this program is killed. `setpriv` starts
  /// it then, which ends with 127 where there is no such program.
  public var endsWithThread = false

  /// A program that is in the background and reads and writes nothing.
  public init(_ program: String, _ arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  /// Starts it.
  public func start() throws(ChildStartError) -> Child {
    Child(process: try spawn(), leadsGroup: leadsGroup)
  }

  /// Starts it, for those who wait for processes by their numbers. It leads a group, unless it is in front.
  public func spawn() throws(ChildStartError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in [input, output, errors].enumerated() {
      Self.connect(stream, as: Int32(number), &actions)
    }
    // What this program has open at that moment is not the child's: a file that is being written, another's pipe.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setAttributes(&attributes)
    let words = (endsWithThread ? ["setpriv", "--pdeathsig", "KILL", program] : [program]) + arguments
    var arguments = words.map { strdup($0) } + [nil]
    var variables = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let code =
      environment == nil
      ? posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
      : posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw ChildStartError(program: program, code: code) }
    return process
  }

  private var leadsGroup: Bool {
    switch place {
    case .front: false
    case .background, .detached: true
    }
  }

  private static func connect(
    _ stream: Stream, as number: Int32, _ actions: inout posix_spawn_file_actions_t
  ) {
    let mode = number == 0 ? O_RDONLY : O_WRONLY
    switch stream {
    case .nothing: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", mode, 0)
    case .shared: break
    case .file(let path):
      let creation = number == 0 ? 0 : O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, number, path, mode | creation, 0o600)
    case .pipe(let end): posix_spawn_file_actions_adddup2(&actions, end.descriptor, number)
    case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, number)
    }
  }

  private func setAttributes(_ attributes: inout posix_spawnattr_t) {
    // A program that draws on a terminal blocks and ignores signals; its children should not.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group: Int16 =
      switch place {
      case .front: 0
      case .background: Int16(POSIX_SPAWN_SETPGROUP)
      case .detached: csystem_spawn_setsid()
      }
    posix_spawnattr_setflags(&attributes, group | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
}

/// Why a program is not started.
public struct ChildStartError: Error, CustomStringConvertible {
  /// Its path or name.
  public let program: String
  /// The system's number for the reason.
  public let code: Int32

  /// The reason in the system's words.
  public var reason: String { String(cString: strerror(code)) }

  /// In a sentence.
  public var description: String { "\(program) cannot be started: \(reason)" }
}
