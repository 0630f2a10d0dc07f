/// What a key does in a text that is being edited.
public enum EditAction: String, CaseIterable, Sendable {
  case left, right, up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case textStart = "start"
  case textEnd = "end"
  case newline = "enter"
  case deleteBack = "delete-back"
  case deleteForward = "delete"
  case cutWordBack = "cut-word-back"
  case cutBlankBack = "cut-back-to-space"
  case cutWordForward = "cut-word"
  case cutLineStart = "cut-line-start"
  case cutLineEnd = "cut-line-end"
  case yank = "put-back"
  case transpose
  case undo
  case selectAll = "select-all"
  case widenSelection = "select-more"
  /// Ends editing, which is for whoever shows the text.
  case done

  /// The keys of readline and of the usual editors.
  public var keys: [KeyChord] {
    switch self {
    case .left: [.plain(.left), .control("b")]
    case .right: [.plain(.right), .control("f")]
    case .up: [.plain(.up)]
    case .down: [.plain(.down)]
    case .pageUp: [.plain(.pageUp)]
    case .pageDown: [.plain(.pageDown)]
    case .wordLeft: [.alt("b"), KeyChord(.left, .control), KeyChord(.left, .alt)]
    case .wordRight: [.alt("f"), KeyChord(.right, .control), KeyChord(.right, .alt)]
    case .lineStart: [.plain(.home), .control("a")]
    case .lineEnd: [.plain(.end), .control("e")]
    case .textStart: [KeyChord(.home, .control)]
    case .textEnd: [KeyChord(.end, .control)]
    case .newline: [.plain(.enter), .control("j")]
    case .deleteBack: [.plain(.backspace), .control("h")]
    case .deleteForward: [.plain(.delete), .control("d")]
    case .cutWordBack: [KeyChord(.backspace, .alt), KeyChord(.backspace, .control)]
    case .cutBlankBack: [.control("w")]
    case .cutWordForward: [.alt("d"), KeyChord(.delete, .control)]
    case .cutLineStart: [.control("u")]
    case .cutLineEnd: [.control("k")]
    case .yank: [.control("y")]
    case .transpose: [.control("t")]
    case .undo: [.control("_")]
    case .selectAll: [.alt("a")]
    case .widenSelection: [.alt("s")]
    case .done: [.plain(.escape), .control("c")]
    }
  }
}

/// Which key does what in a text.
public struct EditKeys: Equatable, Sendable {
  /// The keys of every action as they are by themselves.
  public static let standard = EditKeys(
    Dictionary(
      EditAction.allCases.flatMap { action in action.keys.map { ($0, action) } }, uniquingKeysWith: { $1 }))

  private let actions: [KeyChord: EditAction]

  /// Makes a table of the actions by their keys.
  public init(_ actions: [KeyChord: EditAction]) { self.actions = actions }

  /// What a key does; with Shift that which it does without, and selects.
  public func action(of chord: KeyChord) -> (action: EditAction, isSelecting: Bool)? {
    if let action = actions[chord] { return (action, false) }
    guard chord.modifiers.contains(.shift) else { return nil }
    return actions[KeyChord(chord.key, chord.modifiers.subtracting(.shift))].map { ($0, true) }
  }
}
