/// Keys in writing: for the key configuration, the help and the hint line.
extension KeyChord {
  /// The name of the chord: "^S", "Alt-Enter", "Shift-Up", "Ctrl-Left", "Tab", "Space", "F1", "é".
  public var name: String { written(with: key.name) }

  /// The chord as short as it is still understood: "^S", "↵", "↑", "Esc", "Alt-↵".
  public var symbol: String { written(with: key.symbol) }

  /// Reads a name as `name` writes it; nil when it names no key. Upper and lower case matter only for
  /// single characters: "Alt-a" and "Alt-A" are two keys, "alt-enter" and "Alt-Enter" are one.
  public init?(name: String) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    var found = true
    while found {
      found = false
      for (prefix, modifier) in Self.prefixes
      where rest.count > prefix.count && rest.lowercased().hasPrefix(prefix) {
        rest = rest.dropFirst(prefix.count)
        modifiers.insert(modifier)
        found = true
      }
    }
    guard let key = Key(name: String(rest)) else { return nil }
    // A terminal sends the shifted character itself.
    if modifiers.contains(.shift), case .character = key { return nil }
    self.init(key, modifiers)
  }

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl-", .control), ("^", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  private func written(with keyText: String) -> String {
    var text = modifiers.contains(.alt) ? "Alt-" : ""
    if modifiers.contains(.shift) { text += "Shift-" }
    guard modifiers.contains(.control) else { return text + keyText }
    guard case .character(let character) = key else { return text + "Ctrl-" + keyText }
    return text + "^" + (character == " " ? keyText : Self.capital(character))
  }

  private static func capital(_ character: Character) -> String {
    let upper = character.uppercased()
    // "ß" has no single capital; it keeps its own form, so that the name can be read back.
    return upper.count == 1 && upper.lowercased() == String(character) ? upper : String(character)
  }
}

extension Key {
  fileprivate var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .enter: "↵"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .backspace: "Bksp"
    case .delete: "Del"
    case .insert: "Ins"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .character, .tab, .backTab, .escape, .home, .end, .function: name
    }
  }

  fileprivate init?(name: String) {
    let lower = name.lowercased()
    if let named = Key.named[lower] {
      self = named
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if lower.hasPrefix("f"), lower.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(lower.dropFirst()), (1...63).contains(number)
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let named: [String: Key] = {
    let keys: [Key] = [
      .character(" "), .enter, .tab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown,
    ]
    var named = Dictionary(uniqueKeysWithValues: keys.map { ($0.name.lowercased(), $0) })
    // What the screen shows of a key can be typed off it.
    for key in keys { named[key.symbol.lowercased()] = key }
    named["comma"] = .character(",")
    named["escape"] = .escape
    named["return"] = .enter
    return named
  }()
}
