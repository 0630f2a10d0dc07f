extension State {
  /// Takes the theme of that name, for the runs after this one, too, unless the configuration names another.
  mutating func setTheme(_ name: String) -> [Effect] {
    guard configuration.themeNames.contains(name) else { return [] }
    themeName = name
    let help = ThemeChoice(rawValue: name).map { ", " + $0.help } ?? ""
    guard let configured = configuration.preferences.theme, configured != name else {
      notice = Notice(.information, "Theme: \(name)\(help)")
      return [.remember(.theme, name)]
    }
    notice = Notice(
      .information,
      "Theme: \(name), until the program ends; “theme = \(name)” in the configuration file sets it for good")
    return []
  }

  /// Takes the theme that was chosen in a run before. Without colours the theme that needs none says more.
  mutating func take(rememberedTheme name: String?) {
    guard let name, configuration.preferences.theme == nil, configuration.themeNames.contains(name),
      terminal.colorCount > 0
    else { return }
    themeName = name
  }
}

extension ListOverlay {
  /// The themes.
  static func themes(of state: State) -> ListOverlay {
    let own = ThemeChoice.allCases.map { choice in
      Item(value: choice.rawValue, title: choice.rawValue.capitalized, detail: choice.help)
    }
    let users = state.configuration.themes.map { theme in
      Item(value: theme.name, title: theme.name, detail: "yours, on \(theme.base.rawValue)")
    }
    var list = ListOverlay(title: "Theme", purpose: .theme, items: own + users)
    list.selected = list.items.firstIndex { $0.value == state.themeName } ?? 0
    return list
  }
}
