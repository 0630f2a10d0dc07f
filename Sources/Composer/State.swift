import Cells
import Foundation
import VideoModel

/// The panes, in the order that Tab goes through them.
public enum Pane: Int, CaseIterable, Sendable {
  case scenes, form, stage, request, jobs
}

/// What the program talks to.
public struct ServiceFacts: Equatable, Sendable {
  /// The name of the profile.
  public var profile: String
  /// The name that jobs of the service are kept under.
  public var name: String
  /// The word at the top right: `SANDBOX`, `LIVE` or a profile's name.
  public var label: String
  /// Whether credits are spent, as far as is known: only what says that it is the sandbox spends none.
  public var isLive: Bool
  /// The base address, for the curl command.
  public var baseURL: String
  /// The variable that holds the key in the curl command.
  public var keyVariable: String

  /// The facts.
  public init(
    profile: String, name: String, label: String, isLive: Bool, baseURL: String,
    keyVariable: String = CurlCommand.usualKeyVariable
  ) {
    self.keyVariable = keyVariable
    self.profile = profile
    self.name = name
    self.label = label
    self.isLive = isLive
    self.baseURL = baseURL
  }
}

/// Everything that the application knows. Panes keep only cursor and scroll; the rest is derived from the draft.
public struct State: Equatable, Sendable {
  /// The size of the terminal in cells.
  public var size: Size
  /// The present time.
  public var now: Date
  /// The name of the theme that is wanted.
  public internal(set) var themeName: String { didSet { adoptTheme() } }
  /// The terminal's own background, once it has told it.
  var background: Color? { didSet { adoptTheme() } }
  /// How roles look.
  public private(set) var theme: Theme
  /// Whether the screen is for screen readers, Braille and logs: no lines, no pictures, nothing that moves.
  public internal(set) var isPlain: Bool
  /// What the terminal can do.
  let terminal: TerminalFacts
  /// Whether the terminal shows more than ASCII.
  var isUTF8: Bool { terminal.isUTF8 }
  /// What the program talks to.
  public internal(set) var service: ServiceFacts
  /// What the user has configured.
  public let configuration: Configuration
  /// Where times of day are told for.
  public var timeZone = TimeZone.current
  /// Where saved videos go unless another place is typed.
  public var downloadFolder: String

  /// The draft that is open.
  public internal(set) var draft: Draft
  var history = History()
  var otherHistories = Histories()
  var derived: Derived
  let outline = FormOutline()
  /// All drafts, the open one included.
  var drafts: [Draft] = []
  /// All jobs, the newest first.
  var jobs: [Job] = []
  /// Whether the jobs of earlier runs are known.
  var hasReadJobs = false
  /// Downloads under way, 0–1.
  var downloads: [Job.ID: Double] = [:]
  /// What the service lists; nil until it is known.
  var catalogue: KnownCatalogue?
  /// Why the service's list could not be fetched; nil while it is asked for, and once it is there.
  var catalogueFault: String?
  /// The ids that were chosen last, by catalogue, the newest first.
  var recent: [Catalogue: [String]] = [:]
  /// Whose the account is, and what it can still spend; nil until it is known.
  var account: Account? { accounts[service.profile] }
  /// The accounts of the profiles that were used in this run.
  var accounts: [String: Account] = [:]
  /// Why the service does not tell of the account; nil once it has.
  var accountFault: AccountFault?
  /// Whether the service does not take the key, as far as is known.
  public var isKeyRefused: Bool { keyRefusal != nil || accountFault?.isKeyRefused == true }
  /// What the service is being asked for, and since when.
  var asked: [ServiceQuestion: Date] = [:]
  /// What submissions under way wait for.
  var submissionWaits: [Job.ID: SubmissionWait] = [:]
  /// How long renders of the service took before.
  var renderTimes = RenderTimes()
  /// Files that are being uploaded for fields of drafts.
  var uploads: [Upload.ID: Upload] = [:]
  /// How many uploads this run has begun.
  var uploadCount = 0
  /// The words of endpoints' ends that have been shown, which is done once.
  var shownDeprecations: Set<String> = []
  /// The one that has been shown since the last key.
  var unreadDeprecation: String?
  var offline: Outage?
  /// The service refuses the key.
  var keyRefusal: Outage?
  /// How closely the service's renders are followed; nil until it is known.
  var following: Following?
  /// The tour of the first run.
  var tour = Tour.over

  /// The account's plan, which limits how long a script may be.
  public internal(set) var plan: Plan

  /// The pane that has the focus.
  public internal(set) var pane: Pane = .scenes
  var place = Place()
  /// How the panes are arranged, for each class of screens.
  var arrangements: [ScreenClass: Arrangement] = [:]
  /// The pane that has the whole screen, as long as it has the focus.
  var zoomedPane: Pane?
  /// A field that is being edited.
  var edit: FieldEdit?
  /// What is to be done outside because of what was left, beside what the event itself asks for.
  var due: [Effect] = []
  /// What was cut out of a field last, for the next one.
  var killed = ""
  /// Which groups of the form are open.
  var groups = Groups()
  var requestPane = RequestPane()
  var jobsPane = JobsPane()
  var stagePane = StagePane()
  var overlay: Overlay?
  /// What was told last. Errors stand behind whatever else is told until they are dismissed.
  var notice: Notice? {
    didSet {
      guard let notice else { return standingError = nil }
      if notice != standingError, !notice.isSlip { log.add(notice, at: now) }
      if notice.severity == .error { standingError = notice }
    }
  }
  /// The job whose end stands in the window's title until a key is pressed.
  var news: String?
  /// Whether the next key goes to what it stands on.
  var isJumping = false
  /// The last error that has not been dismissed.
  private(set) var standingError: Notice?
  /// What this run has asked of the service, and told.
  var log = SessionLog()
  /// The problem that was gone to last, and where that put the focus.
  var shownProblem: ShownProblem?
  /// What is searched for in the panes.
  var searches: [Pane: Search] = [:]
  var identifiers: Identifiers

  /// Whether the mouse is used; if not, the terminal is never asked to report it.
  public var usesMouse = true
  var mouse = MouseUse()
  var scrolls: [ScrollArea: Scroll] = [:]

  struct ShownProblem: Equatable, Sendable {
    var problem: Problem
    var focus: FieldPath?
  }

  /// The service cannot be reached, or refuses the key.
  struct Outage: Equatable, Sendable {
    var since: Date
    var retryAt: Date
    var reason: String
  }

  /// The application with a draft open.
  /// - Parameters:
  ///   - downloadFolder: where videos are saved when the configuration does not say.
  ///   - terminal: what it can do.
  ///   - isPlain: whether plain mode is wanted, whatever the configuration says.
  ///   - seed: the beginning of the ids that new drafts get; take it from a random source.
  public init(
    draft: Draft, service: ServiceFacts, size: Size, now: Date, downloadFolder: String, seed: UInt64,
    terminal: TerminalFacts = TerminalFacts(), isPlain: Bool = false,
    configuration: Configuration = Configuration()
  ) {
    self.draft = draft
    self.service = service
    self.configuration = configuration
    self.size = size
    self.now = now
    let preferences = configuration.preferences
    self.downloadFolder = preferences.downloadFolder ?? downloadFolder
    self.terminal = terminal
    self.isPlain = isPlain || preferences.isPlain
    // Without colours the theme that needs none says more.
    let wanted = preferences.theme ?? ThemeChoice.auto.rawValue
    themeName =
      terminal.colorCount > 0 || wanted != ThemeChoice.auto.rawValue ? wanted : ThemeChoice.contrast.rawValue
    theme = configuration.theme(named: themeName, on: Ground(colorCount: terminal.colorCount))
    usesMouse = preferences.usesMouse
    mouse.isReleased = terminal.holdsEscapeForMouse
    plan = preferences.plan ?? .enterprise
    identifiers = Identifiers(seed: seed)
    derived = Derived(draft.request, plan: plan)
    drafts = [draft]
  }

  private mutating func adoptTheme() {
    let ground = Ground(background: background, colorCount: terminal.colorCount)
    theme = configuration.theme(named: themeName, on: ground)
  }

  /// Which key runs which command.
  var keys: KeyMap {
    var keys = configuration.keys
    keys.isSpelledOut = isPlain || !isUTF8 || !terminal.hasSigns
    return keys
  }

  /// Takes what was told off the screen, unless it is an error; one that was behind it comes back.
  mutating func dropPassingNotice() {
    if notice?.severity != .error { notice = standingError }
  }

  var borders: BorderSet { isUTF8 ? .unicode : .ascii }

  /// When something on the screen changes by itself; nil when nothing does, so that an idle program can sleep.
  public var nextVisibleChange: Date? {
    guard let step = secondsBetweenChanges else { return nil }
    let seconds = (now.timeIntervalSinceReferenceDate / step).rounded(.down) * step + step
    return Date(timeIntervalSinceReferenceDate: seconds)
  }

  /// How often what is on the screen changes by itself, in seconds: times that run every second, ages of less than an hour
  /// every minute.
  private var secondsBetweenChanges: TimeInterval? {
    // In plain mode nothing moves, and what is read must not change all the time.
    let running: TimeInterval = isPlain ? 60 : 1
    if offline != nil || keyRefusal != nil || awaitsAccountInSight || awaitsCatalogueInSight {
      return running
    }
    guard Layout(state: self).shows(.jobs) else { return nil }
    if shownJobs.contains(where: { !$0.state.isEnded && $0.state != .unconfirmed }) { return running }
    let recent = now - 3600
    return shownJobs.contains { ($0.endedAt ?? $0.createdAt) > recent } ? 60 : nil
  }
}

/// Ids for what the application makes, from a seed, so that `update` stays a function of its arguments.
struct Identifiers: Equatable, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func makeDraftID() -> Draft.ID {
    let bytes = [next(), next()].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    let groups = [hex[0..<4], hex[4..<6], hex[6..<8], hex[8..<10], hex[10..<16]]
    return Draft.ID(rawValue: groups.map { $0.joined() }.joined(separator: "-"))
  }
}
