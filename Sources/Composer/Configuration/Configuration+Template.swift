/// The file as it is written out, from the same tables by which it is read.
extension Configuration {
  /// A configuration file in which every setting stands with its help and its default, all of them commented out.
  public static var template: String {
    let introduction = """
      # heygen-tui reads this file when it starts. Take the # from a line to change what it sets.
      # “heygen-tui config check” names what is wrong with it, by line. Behind a value a comment begins with “ # ”.


      """
    let profiles = """
      # A profile is a service under a name, and the place where its key is: only one of the three. The sandbox and
      # live are always there; a section with another name makes another one.
      [\(profilePrefix)\(Profile.live)]

      """
    let themes = """
      # A theme of your own: its base, and a line for each role that looks otherwise. “theme = mine” above uses it.
      # Roles: \(Role.allCases.map(\.name).joined(separator: ", ")).
      # Allowed: \(StyleText.allowed).
      #[\(themePrefix)mine]
      #base = dark
      #error = #FF8A80 bold
      #selection = black on bright-yellow

      """
    let keys = """
      # The keys of every command, with commas between; nothing behind = unbinds it. Single characters are written as
      # they are, others ^S, Alt-s, Shift-Up, Ctrl-Left, Enter, Tab, Esc, Space, Comma, Backspace, PageDown, F5.
      [\(keySection)]

      """
    let bindings = CommandTable.all.map { command in
      let keys = command.keys.map { $0 == .character(",") ? "Comma" : $0.name }.joined(separator: ", ")
      return "# \(command.help)\n#\(command.name) =\(keys.isEmpty ? "" : " " + keys)\n"
    }
    return introduction + block(Preferences.table) + profiles + block(Profile.table) + themes + keys
      + bindings.joined()
  }

  private static func block<Target>(_ table: [ConfigurationSetting<Target>]) -> String {
    table.map { setting in
      """
      # \(setting.help).
      # Allowed: \(setting.allowed). Default: \(setting.standard).
      #\(setting.name) = \(setting.sample)


      """
    }.joined()
  }

  /// The settings as tables of the README.
  public static var markdown: String {
    let head = "| setting | allowed | default | what it is |\n|---|---|---|---|\n"
    return head + rows(Preferences.table, prefix: "") + rows(Profile.table, prefix: "[profile.NAME] ")
      + themeRows
      + "| `[keys] command.name` | keys with commas between; none to unbind | as in `?` | The keys of a command |"
  }

  private static let themeRows = """
    | `[theme.NAME] base` | \(ThemeChoice.allCases.map(\.rawValue).joined(separator: ", ")) | auto | The theme that this one is built on |
    | `[theme.NAME] ROLE` | \(StyleText.allowed) | the base's | How a role looks: \(Role.allCases.map(\.name).joined(separator: ", ")) |

    """

  private static func rows<Target>(_ table: [ConfigurationSetting<Target>], prefix: String) -> String {
    table.map { "| `\(prefix)\($0.name)` | \($0.allowed) | \($0.standard) | \($0.help) |\n" }.joined()
  }
}
