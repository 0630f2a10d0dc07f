import Cells

/// The themes of the file: sections `[theme.NAME]`, with a base and a line for each role that looks otherwise.
extension Configuration {
  static let themePrefix = "theme."

  /// The names of all themes, the program's own first.
  var themeNames: [String] { ThemeChoice.allCases.map(\.rawValue) + themes.map(\.name) }

  /// The theme of a name; that of `auto` where there is none.
  func theme(named name: String, on ground: Ground) -> Theme {
    themes.first { $0.name == name }?.theme(on: ground)
      ?? (ThemeChoice(rawValue: name) ?? .auto).theme(on: ground)
  }

  mutating func beginTheme(_ section: ConfigurationText.Section) {
    let name = String(section.name.dropFirst(Self.themePrefix.count))
    guard Self.isName(name) else {
      return complain(section.line, "“\(name)” is no name for a theme; take letters, digits, - and _")
    }
    guard ThemeChoice(rawValue: name) == nil else {
      return complain(section.line, "\(name) is a theme of the program; give yours another name")
    }
    if !themes.contains(where: { $0.name == name }) { themes.append(UserTheme(name: name)) }
  }

  mutating func takeTheme(_ entry: ConfigurationText.Entry) {
    guard let index = themes.firstIndex(where: { Self.themePrefix + $0.name == entry.section }) else {
      return
    }
    if entry.name == "base" {
      let names = ThemeChoice.allCases.map(\.rawValue).joined(separator: ", ")
      guard let base = ThemeChoice(rawValue: entry.value) else {
        return complain(entry.line, "base cannot be “\(entry.value)”; allowed: \(names)")
      }
      themes[index].base = base
      return
    }
    guard let role = Role(name: entry.name) else {
      let names = Role.allCases.map(\.name).joined(separator: ", ")
      return complain(
        entry.line,
        Self.home(of: entry.name) ?? "there is no \(entry.name) in a theme; there are base, \(names)")
    }
    let (style, stranger) = StyleText.parse(entry.value)
    guard let style, !entry.value.isEmpty else {
      let what = stranger.map { "cannot be made of “\($0)”" } ?? "has no value"
      return complain(entry.line, "\(entry.name) \(what); allowed: \(StyleText.allowed)")
    }
    themes[index].styles[role] = style
  }

  /// Warns of what can hardly be read, once the bases are known.
  mutating func checkThemes(_ entries: [ConfigurationText.Entry]) {
    for entry in entries {
      guard let theme = themes.first(where: { Self.themePrefix + $0.name == entry.section }),
        let fault = Role(name: entry.name).flatMap(theme.fault)
      else { continue }
      warn(entry.line, fault)
    }
    guard let wanted = preferences.theme, !themeNames.contains(wanted) else { return }
    let line = entries.first { $0.section.isEmpty && $0.name == "theme" }?.line ?? 1
    complain(line, "there is no theme \(wanted); there are \(themeNames.joined(separator: ", "))")
    useStandardTheme()
  }
}
