import CVTerm
import Foundation

/// libvterm: takes what a program writes, gives the screen that a terminal would show, and what it would answer.
final class EmulatedTerminal {
  /// What libvterm tells by callback only and cannot be asked for.
  fileprivate final class Properties {
    var title = ""
    var isAlternateScreen = false
    var isCursorVisible = true
    var mouseMode = ScreenText.MouseMode.off
  }

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let properties = Properties()
  /// libvterm keeps the pointer it is given, so the callbacks live as long as the terminal.
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  init(columns: Int, rows: Int) throws {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)) else {
      throw PseudoTerminalError(reason: "libvterm has no memory for a screen of \(columns)×\(rows)")
    }
    self.terminal = terminal
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let user else { return 0 }
      Unmanaged<Properties>.fromOpaque(user).takeUnretainedValue().take(property, value.pointee)
      return 1
    }
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(properties).toOpaque())
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deinitialize(count: 1)
    callbacks.deallocate()
  }

  func resize(columns: Int, rows: Int) {
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      _ = vterm_input_write(terminal, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  /// What the terminal has to tell the program since the last call: answers to queries, keys, mouse reports.
  func takeAnswers() -> [UInt8] {
    var answers: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 512)
    while true {
      let count = vterm_output_read(terminal, &buffer, buffer.count)
      if count == 0 { return answers }
      answers += buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }
  }

  // MARK: What a person does at the terminal; `takeAnswers` has the bytes.

  func press(_ key: VTermKey, _ modifiers: VTermModifier) {
    vterm_keyboard_key(terminal, key, modifiers)
  }

  func paste(_ text: String) -> [UInt8] {
    vterm_keyboard_start_paste(terminal)
    let start = takeAnswers()
    vterm_keyboard_end_paste(terminal)
    return start + Array(text.utf8) + takeAnswers()
  }

  func mouse(_ button: Int32, pressed: Bool, row: Int, column: Int) {
    vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
    vterm_mouse_button(terminal, button, pressed, VTERM_MOD_NONE)
  }

  func moveMouse(row: Int, column: Int) {
    vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
  }

  // MARK: The screen

  var text: ScreenText {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(terminal, &rows, &columns)
    var cursor = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
    return ScreenText(
      cells: (0..<rows).map { row in (0..<columns).map { cell(row: row, column: $0) } },
      cursor: .init(row: Int(cursor.row), column: Int(cursor.col), visible: properties.isCursorVisible),
      title: properties.title, isAlternateScreen: properties.isAlternateScreen,
      mouseMode: properties.mouseMode)
  }

  private func cell(row: Int32, column: Int32) -> ScreenText.Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: row, col: column), &cell)
    let isSecondHalf = cell.chars.0 == UInt32.max
    return ScreenText.Cell(
      text: isSecondHalf ? "" : cell.text, width: isSecondHalf ? 0 : Int(cell.width),
      foreground: cell.fg.colour, background: cell.bg.colour, attributes: cell.attrs.attributes)
  }
}

extension EmulatedTerminal.Properties {
  fileprivate func take(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_TITLE: title = value.string.map { String(cString: $0) } ?? ""
    case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_MOUSE: mouseMode = ScreenText.MouseMode(rawValue: Int(value.number)) ?? .off
    default: break
    }
  }
}

extension VTermScreenCell {
  fileprivate var text: String {
    let characters = [chars.0, chars.1, chars.2, chars.3, chars.4, chars.5]
    let scalars = characters.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
    return scalars.isEmpty ? " " : String(String.UnicodeScalarView(scalars))
  }
}

extension VTermColor {
  fileprivate var colour: ScreenText.Colour {
    if Int(type) & Int(VTERM_COLOR_DEFAULT_MASK.rawValue) != 0 { return .standard }
    if Int(type) & Int(VTERM_COLOR_INDEXED.rawValue) != 0 { return .indexed(indexed.idx) }
    return .rgb(rgb.red, rgb.green, rgb.blue)
  }
}

extension VTermScreenCellAttrs {
  fileprivate var attributes: Set<ScreenText.Attribute> {
    var result: Set<ScreenText.Attribute> = []
    if bold != 0 { result.insert(.bold) }
    if underline != 0 { result.insert(.underline) }
    if italic != 0 { result.insert(.italic) }
    if blink != 0 { result.insert(.blink) }
    if reverse != 0 { result.insert(.reverse) }
    if strike != 0 { result.insert(.strike) }
    return result
  }
}
