import Cells

/// Where a command's keys work.
public enum Scope: Hashable, Sendable {
  /// In every pane.
  case everywhere
  /// In one pane.
  case pane(Pane)
  /// In lists, questions and searches, which lie over the panes.
  case lists
  /// In lists of which several can be chosen.
  case several
  /// In the list of drafts.
  case drafts
  /// In the log.
  case log
  /// In a text that is read.
  case reading
  /// In a field, a search or a line that is typed into.
  case typing
  /// On the stage, while a part of the scene is moved.
  case moving

  /// The places over the panes and what is done in them for a while, in the order of the help.
  static let overPanes: [Scope] = [.typing, .moving, .lists, .several, .drafts, .log, .reading]

  /// The place for people.
  var title: String {
    switch self {
    case .everywhere: "Everywhere"
    case .pane(let pane): pane.title
    case .lists: "In lists"
    case .several: "In lists of which several can be chosen"
    case .drafts: "In the list of drafts"
    case .log: "In the log"
    case .reading: "While reading"
    case .typing: "While typing"
    case .moving: "While moving on the stage"
    }
  }

  /// Whether single characters are typed there, and so cannot be the keys of commands.
  var takesText: Bool {
    switch self {
    case .lists, .several, .drafts, .log, .typing: true
    case .everywhere, .pane, .moving, .reading: false
    }
  }
}

/// Whether a command can be run now, and if not, why.
public enum Availability: Equatable, Sendable {
  case available
  case unavailable(String)

  /// Why not; nil when it can.
  var reason: String? {
    guard case .unavailable(let reason) = self else { return nil }
    return reason
  }
}

/// Something that the user can do.
public struct Command: Sendable {
  /// The name for configuration and documentation, such as `scene.duplicate`.
  public let name: String
  /// The name for people.
  public let title: String
  /// One sentence.
  public let help: String
  /// The keys that run it unless the configuration binds others.
  public let keys: [KeyChord]
  /// Where the keys work.
  public let scope: Scope
  /// The word beside the key in the last line; nil when the command is never hinted at.
  let hint: HintWord?
  /// Whether it moves the focus within its pane, which gets the focus first where it is chosen by its name.
  let isMovement: Bool
  /// Whether it is a step of the cursor, for which nobody looks in the palette.
  let isStep: Bool
  /// What it does in a text; nil when it is more than a key of an editor.
  let editing: EditAction?
  /// Whether it must keep a key, since nothing else does what it does.
  let isNeeded: Bool
  let availability: @Sendable (State) -> Availability
  let perform: @Sendable (inout State) -> [Effect]

  init(
    _ name: String, _ title: String, keys: [KeyChord], in scope: Scope = .everywhere, hint: HintWord? = nil,
    isMovement: Bool = false, isStep: Bool = false, editing: EditAction? = nil, isNeeded: Bool = false,
    help: String,
    availability: @escaping @Sendable (State) -> Availability = { _ in .available },
    perform: @escaping @Sendable (inout State) -> [Effect]
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.keys = keys
    self.scope = scope
    self.hint = hint
    self.isMovement = isMovement || isStep
    self.isStep = isStep
    self.editing = editing
    self.isNeeded = isNeeded
    self.availability = availability
    self.perform = perform
  }

  /// Runs the command, or says why it cannot be.
  func run(_ state: inout State) -> [Effect] {
    switch availability(state) {
    case .available: return perform(&state)
    case .unavailable(let reason):
      state.notice = Notice(.warning, "\(title): \(reason)")
      return []
    }
  }
}

/// Every command there is.
public enum CommandTable {
  /// The commands, by pane, in the order of the help.
  public static let all: [Command] =
    sceneCommands + formCommands + requestCommands + jobCommands + stageCommands + draftCommands
    + findingCommands + paneCommands + applicationCommands + textCommands + movingCommands + listCommands
    + readingCommands

  /// The commands of a pane, its own first.
  static func commands(in pane: Pane) -> [Command] {
    all.filter { $0.scope == .pane(pane) } + all.filter { $0.scope == .everywhere }
  }

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}
