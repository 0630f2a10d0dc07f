import VideoModel

/// How the user is told that a job has ended, beside the words on the screen.
public enum JobNotice: String, CaseIterable, Sendable {
  /// By the terminal's bell.
  case bell
  /// In the window's title, until a key is pressed.
  case title
  /// By a notification of the desktop, through the terminal (OSC 9 or 777, also inside tmux).
  case desktop
}

/// What the user prefers, by the configuration file.
public struct Preferences: Equatable, Sendable {
  /// The profile to open on; nil for the one that has a key.
  public var profile: String?
  /// The account's plan; nil for what was chosen in the program.
  public var plan: Plan?
  /// Where videos are saved; nil for the folder that the program was started in.
  public var downloadFolder: String?
  /// How the files of videos are named.
  public var downloadName = FileNamePattern.standard
  /// Whether a video is saved by itself when it is ready.
  public var savesVideos = false
  /// Whether the mouse is used.
  public var usesMouse = true
  /// Whether the screen is for screen readers, Braille and logs.
  public var isPlain = false
  /// The name of the theme; nil for what was chosen in the program.
  public var theme: String?
  /// How the end of a job is told.
  public var jobNotices: Set<JobNotice> = [.bell, .title]
  /// The program that is started at the end of a job, and its arguments; a sentence follows them.
  public var noticeCommand: [String]?
  /// Minutes after which a job that is under way is late.
  public var lateAfterMinutes = 20
  /// The budget of all requests to the service together.
  public var requestsPerMinute = 240

  /// The age from which a job under way is late, in seconds.
  public var lateAfter: Double { Double(lateAfterMinutes) * 60 }

  /// Every setting before the first section. The configuration file, its check and the README's table come from here.
  public static let table: [ConfigurationSetting<Preferences>] = [
    .text(
      "profile", \.profile, allowed: "sandbox, live, or a profile of this file",
      standard: "live where there is a key for it, else sandbox", sample: "sandbox",
      help: "The service that the program opens on"),
    .choice(
      "plan", \.plan, Plan.allCases.map { ($0.rawValue, $0) },
      standard: "what was chosen in the program, at first enterprise", sample: "enterprise",
      help: "The account's plan, which limits how long a script may be"),
    .text(
      "download_folder", \.downloadFolder, allowed: "a folder, also with ~",
      standard: "the folder that the program was started in", sample: "~/Videos",
      help: "Where videos are saved unless another place is typed"),
    .parsed(
      "download_name", \.downloadName, FileNamePattern.init, allowed: FileNamePattern.allowance,
      standard: FileNamePattern.standard.text, help: "How the files of saved videos are named"),
    .toggle(
      "download_automatically", \.savesVideos, standard: false,
      help: "Whether a video is saved in the download folder by itself when it is ready"),
    .toggle(
      "mouse", \.usesMouse, standard: true,
      help: "Whether the mouse works in the program; off leaves it to the terminal"),
    .toggle(
      "plain", \.isPlain, standard: false,
      help: "For screen readers, Braille and logs: one pane, no lines and pictures, one thing a row"),
    .text(
      "theme", \.theme,
      allowed: ThemeChoice.allCases.map(\.rawValue).joined(separator: ", ") + ", or a theme of this file",
      standard: "what was chosen in the program, at first auto", sample: ThemeChoice.auto.rawValue,
      help: "The colours; auto goes by the terminal's background"),
    .choices(
      "notify", \.jobNotices, JobNotice.allCases.map { ($0.rawValue, $0) }, standard: "bell, title",
      help:
        "How the end of a job is told: the bell, the window's title, a notification of the desktop through the terminal"
    ),
    ConfigurationSetting(
      name: "notify_command",
      allowed: "a program and its arguments, quoted where they hold blanks; no shell reads it",
      standard: "none", sample: "notify-send heygen-tui",
      help: "A program that is started when a job ends, with a sentence as its last argument"
    ) { text, preferences in
      preferences.noticeCommand = CommandWords.split(text)
      return preferences.noticeCommand != nil
    },
    .number(
      "late_after", \.lateAfterMinutes, 1...10_080, standard: 20,
      help: "Minutes after which a job is marked as late, and asked about more rarely"),
    .number(
      "requests_per_minute", \.requestsPerMinute, 4...100_000, standard: 240,
      help: "The most requests to the service in a minute, for everything together; submissions go first"),
  ]
}
