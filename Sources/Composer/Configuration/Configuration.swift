/// What a configuration file says. A line that is not understood is told of; the others count.
public struct Configuration: Equatable, Sendable {
  /// What the user prefers.
  public private(set) var preferences = Preferences()
  /// The services with keys, `live` first.
  public private(set) var profiles = [Profile(name: Profile.live)]
  /// The themes of the file.
  var themes: [UserTheme] = []
  /// Which key runs which command.
  public private(set) var keys = KeyMap.standard
  /// What is wrong with the file, in the order of its lines.
  public private(set) var problems: [ConfigurationProblem] = []

  /// What counts without a file.
  public init() {}

  /// Reads the text of a file.
  /// - Parameter addressFault: what is wrong with a service's address; nil when it can be used.
  public init(_ text: String, addressFault: (String) -> String?) {
    let parts = ConfigurationText(text)
    problems = parts.problems
    for section in parts.sections { begin(section) }
    for entry in parts.entries { take(entry, addressFault) }
    let bindings = KeyBindings(
      parts.entries.filter { $0.section == Self.keySection && $0.name != Self.refusedName })
    keys = bindings.keyMap
    problems += bindings.problems
    checkProfile(parts.entries)
    checkThemes(parts.entries)
    problems.sort { $0.line < $1.line }
  }

  /// The names of all services, the sandbox first.
  public var profileNames: [String] { [Profile.sandbox] + profiles.map(\.name) }

  /// The profile of a name; nil for the sandbox, and when there is none of that name.
  public func profile(named name: String) -> Profile? { profiles.first { $0.name == name } }

  static let keySection = "keys"
  static let profilePrefix = "profile."
  /// What somebody would call a key in a place where it must not be.
  private static let refusedName = "api_key"

  private mutating func begin(_ section: ConfigurationText.Section) {
    guard section.name != Self.keySection else { return }
    if section.name.hasPrefix(Self.themePrefix) { return beginTheme(section) }
    guard section.name.hasPrefix(Self.profilePrefix) else {
      return complain(
        section.line, "there is no section [\(section.name)]; sections are \(Self.sectionNames)")
    }
    let name = String(section.name.dropFirst(Self.profilePrefix.count))
    guard Self.isName(name) else {
      return complain(section.line, "“\(name)” is no name for a profile; take letters, digits, - and _")
    }
    guard name != Profile.sandbox else {
      return complain(section.line, "the profile sandbox needs no settings; give yours another name")
    }
    if profile(named: name) == nil { profiles.append(Profile(name: name)) }
  }

  /// Whether a section of the user's can be called so.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// The sections that there may be.
  static let sectionNames = "[keys], [profile.NAME] and [theme.NAME]"

  private mutating func take(_ entry: ConfigurationText.Entry, _ addressFault: (String) -> String?) {
    guard entry.name != Self.refusedName else {
      return complain(
        entry.line,
        "a key must not stand in this file; say in a [profile.NAME] section where it is, by api_key_env,"
          + " api_key_command or api_key_file")
    }
    if entry.section.isEmpty {
      if let fault = Self.set(entry, in: &preferences, by: Preferences.table) { complain(entry.line, fault) }
      return
    }
    if entry.section.hasPrefix(Self.themePrefix) { return takeTheme(entry) }
    guard entry.section.hasPrefix(Self.profilePrefix),
      let index = profiles.firstIndex(where: { Self.profilePrefix + $0.name == entry.section })
    else { return }
    if entry.name == "base_url", let fault = addressFault(entry.value) { return complain(entry.line, fault) }
    if entry.name.hasPrefix("api_key_"), profiles[index].saysWhereKeyIs {
      return complain(entry.line, "a line above says where the key is; keep one of them")
    }
    if let fault = Self.set(entry, in: &profiles[index], by: Profile.table) { complain(entry.line, fault) }
  }

  /// - Returns: why the entry does not count; nil when it does.
  private static func set<Target>(
    _ entry: ConfigurationText.Entry, in target: inout Target, by table: [ConfigurationSetting<Target>]
  ) -> String? {
    guard let setting = table.first(where: { $0.name == entry.name }) else {
      return unknown(entry.name, in: table.map(\.name))
    }
    guard !entry.value.isEmpty, setting.take(entry.value, &target) else {
      let what = entry.value.isEmpty ? "has no value" : "cannot be “\(entry.value)”"
      return "\(entry.name) \(what); allowed: \(setting.allowed)"
    }
    return nil
  }

  private static func unknown(_ name: String, in names: [String]) -> String {
    home(of: name) ?? "there is no setting \(name) here; there are \(names.joined(separator: ", "))"
  }

  /// Where a setting belongs, to be told where it stands elsewhere; nil when there is none of that name.
  static func home(of name: String) -> String? {
    if Profile.table.contains(where: { $0.name == name }) {
      return "\(name) belongs into a section [profile.NAME]"
    }
    if Preferences.table.contains(where: { $0.name == name }) {
      return "\(name) belongs before the first section"
    }
    if CommandTable.named(name) != nil { return "\(name) belongs into the section [keys]" }
    return nil
  }

  /// The profile to open on must be there, whether its section stands before or behind.
  private mutating func checkProfile(_ entries: [ConfigurationText.Entry]) {
    guard let name = preferences.profile, !profileNames.contains(name) else { return }
    preferences.profile = nil
    let line = entries.first { $0.section.isEmpty && $0.name == "profile" }?.line ?? 1
    complain(line, "there is no profile \(name); there are \(profileNames.joined(separator: ", "))")
  }

  /// The file's errors as notices, the first one last, so that it stands when all have been told; the others are in the log.
  /// - Parameter name: the file's name.
  public func notices(ofFile name: String) -> [Notice] {
    let errors = problems.filter { $0.severity == .error }.map { "\(name):\($0.line): \($0.sentence)" }
    let rest = errors.count > 1 ? "; \(keys.symbol(of: "app.log")) shows \(errors.count - 1) more" : ""
    return errors.dropFirst().reversed().map { Notice(.error, $0) }
      + errors.prefix(1).map { Notice(.error, $0 + rest) }
  }

  mutating func useStandardTheme() { preferences.theme = nil }

  mutating func warn(_ line: Int, _ sentence: String) {
    problems.append(ConfigurationProblem(severity: .warning, line: line, sentence: sentence))
  }

  mutating func complain(_ line: Int, _ sentence: String) {
    problems.append(ConfigurationProblem(severity: .error, line: line, sentence: sentence))
  }
}
