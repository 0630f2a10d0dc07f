extension State {
  /// Takes the theme of that name, for this run of the program.
  mutating func setTheme(_ name: String) -> [Effect] {
    guard configuration.themeNames.contains(name) else { return [] }
    themeName = name
    let help = ThemeChoice(rawValue: name).map { ", " + $0.help } ?? ""
    notice = Notice(.information, "Theme: \(name)\(help)")
    return []
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
