/// A key of the keyboard, apart from the modifiers held with it.
public enum Key: Hashable, Sendable {
  /// A character, in the case in which it was typed; the space bar is `" "`.
  case character(Character)
  /// Enter, or Return.
  case enter
  /// Tab.
  case tab
  /// Shift and Tab, which terminals report as a key of its own.
  case backTab
  /// Escape.
  case escape
  /// Backspace, the key that deletes to the left.
  case backspace
  /// Delete, the key that deletes to the right.
  case delete
  /// Insert.
  case insert
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow to the left.
  case left
  /// The arrow to the right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, from 1.
  case function(Int)
}

/// Keys held together with another one.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Control.
  public static let control = Modifiers(rawValue: 1)
  /// Alt, also called Meta or Option.
  public static let alt = Modifiers(rawValue: 2)
  /// Shift. Not set for characters, whose case says it already.
  public static let shift = Modifiers(rawValue: 4)
}

/// A key together with the modifiers held.
public struct KeyChord: Hashable, Sendable {
  /// The key.
  public var key: Key
  /// The modifiers held with it.
  public var modifiers: Modifiers

  /// Makes a chord, in the one form that it has: a letter with Control is lower case, for terminals do not
  /// tell the two apart, and Shift with Tab is `backTab`.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
    if modifiers.contains(.control), case .character(let character) = key {
      // A few letters have two in lower case, which would be no single key any more.
      let lower = character.lowercased()
      if lower.count == 1, let only = lower.first { self.key = .character(only) }
    }
    if key == .tab, modifiers.contains(.shift) { self.key = .backTab }
    if self.key == .backTab { self.modifiers.remove(.shift) }
  }

  /// A character with Control.
  public static func control(_ character: Character) -> KeyChord { KeyChord(.character(character), .control) }

  /// A character with Alt.
  public static func alt(_ character: Character) -> KeyChord { KeyChord(.character(character), .alt) }

  /// A key alone.
  public static func plain(_ key: Key) -> KeyChord { KeyChord(key) }

  /// A character alone.
  public static func character(_ character: Character) -> KeyChord { KeyChord(.character(character)) }
}
