import Composer
import Foundation
import HeyGenClient
import Sandbox
import Terminal
import VideoJobs
import VideoModel

extension CommandDescription {
  static let compose = CommandDescription(
    "", .program,
    """
    Opens the composer: on the profile that the configuration says, else on the live service when there is a key for it, \
    else on the sandbox.
    """,
    options: .service + [
      Option(
        "--plain", nil,
        "for screen readers, Braille and logs: one pane, no lines and pictures, one thing a row")
    ],
    examples: [Example("heygen-tui --sandbox", "compose without an account")],
    run: Compose.run)
}

/// `heygen-tui`: the composer.
enum Compose {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let environment = surroundings.environment
    let file = ConfigurationFile(environment: environment)
    let configuration = try file.read()
    let choice = try ServiceChoice(arguments, environment: environment, configuration: configuration)
    let others = environment.withoutKeys(of: configuration)
    let places = Places(environment: environment)
    let mailbox = try Mailbox()
    let store: Store
    do { store = try Store.open(at: places.store) } catch { throw .failed(error.description) }
    // Before there is any other thread: it changes the environment while it looks its terminal up.
    let screen: Screen
    do { screen = try Screen() } catch { throw .failed(error.description) }
    let signals = SignalWatch([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP]) { mailbox.post(.signal($0)) }
    let sandbox = EmbeddedSandbox(folder: places.sandbox)
    let (stored, sandboxURL) = try open(choice, store, sandbox)
    let draft = stored ?? example
    let runner = EffectRunner(
      mailbox: mailbox, store: store,
      connection: Connection(
        choice: choice, sandbox: sandbox, requestsPerMinute: configuration.preferences.requestsPerMinute),
      desktop: Desktop(environment: others), drawer: places.data, owner: Self.owner,
      schedule: PollSchedule(configuration.preferences))
    let state = State(
      draft: draft, service: choice.facts(sandboxURL: sandboxURL), size: screen.size, now: Date(),
      downloadFolder: FileManager.default.currentDirectoryPath,
      seed: UInt64.random(in: 0...UInt64.max),
      terminal: TerminalFacts(
        colorCount: screen.colorCount, isUTF8: screen.isUTF8, hasSigns: screen.hasSigns,
        holdsEscapeForMouse: screen.holdsEscapeForMouse),
      isPlain: arguments.has("--plain"), configuration: configuration)
    for notice in file.notices(of: configuration) { mailbox.post(.noticed(notice)) }
    if let (known, wanted) = screen.standIn {
      let words = "The terminal “\(wanted)” is not known on this system, and is taken for \(known)"
      mailbox.post(.noticed(Notice(.information, words)))
    }
    runner.run(stored.map { .draftRead($0.id, $0.updatedAt) } ?? .saveDraft(draft))
    runner.start()
    let foreground = Foreground(mailbox: mailbox)
    let service = ServiceRun(
      runner, keys: KeyFinder(environment: environment, foreground: foreground), configuration: configuration)
    let signal = EventLoop(
      screen: screen, mailbox: mailbox,
      editor: ExternalEditor(environment: others, foreground: foreground), state: state, service: service
    ).start()
    screen.close()
    service.finish()
    withExtendedLifetime(signals) {}
    return signal == 0 ? ExitCode.done : 128 + signal
  }

  /// Tells this run of the program from others on the same store.
  static var owner: String { "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))" }

  /// The draft that was open last, nil when there is none; and the sandbox's address, when it is used.
  private static func open(
    _ choice: ServiceChoice, _ store: Store, _ sandbox: EmbeddedSandbox
  ) throws(ProgramError) -> (Draft?, String) {
    let opened: Result<(Draft?, String), ProgramError> = waitFor {
      do {
        let last = try await store.setting("draft").map(Draft.ID.init(rawValue:))
        var draft: Draft?
        if let last { draft = try await store.draft(last) }
        if draft == nil { draft = try await store.drafts().first }
        var address = ""
        if case .sandbox = choice { address = try await sandbox.address() }
        return .success((draft, address))
      } catch let error as ProgramError {
        return .failure(error)
      } catch {
        return .failure(.failed("\(error)"))
      }
    }
    return try opened.get()
  }

  private static var example: Draft {
    let now = Date()
    return Draft(
      id: Draft.ID(rawValue: UUID().uuidString.lowercased()), name: "Product demo",
      request: .studio(.example),
      createdAt: now, updatedAt: now)
  }
}
