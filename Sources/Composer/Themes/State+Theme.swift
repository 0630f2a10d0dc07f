extension State {
  /// Takes the theme of that name, for this run of the program.
  mutating func setTheme(_ name: String) -> [Effect] {
    guard let choice = ThemeChoice(rawValue: name) else { return [] }
    themeChoice = choice
    notice = Notice(.information, "Theme: \(choice.rawValue), \(choice.help)")
    return []
  }
}

extension ListOverlay {
  /// The themes.
  static func themes(_ present: ThemeChoice) -> ListOverlay {
    let items = ThemeChoice.allCases.map { choice in
      Item(value: choice.rawValue, title: choice.rawValue.capitalized, detail: choice.help)
    }
    var list = ListOverlay(title: "Theme", purpose: .theme, items: items)
    list.selected = ThemeChoice.allCases.firstIndex(of: present) ?? 0
    return list
  }
}
