import CNCurses
import Cells

/// Writes rows of cells into ncurses' picture of the screen.
struct CellWriter {
  let colors: Colors
  let glyphs: GlyphSet
  /// Whether faint text can be read: some consoles draw it as black.
  let hasDim: Bool

  private var isUTF8: Bool { glyphs != .ascii }

  /// Writes one row from its left edge.
  func write(_ row: ArraySlice<Cell>, y: Int, in window: UnsafeMutablePointer<WINDOW>?) {
    guard wmove(window, Int32(y), 0) == OK else { return }
    var style = Style.plain
    var look = Look(attributes: 0, pair: 0)
    for var cell in row {
      if let color = blankColor(of: cell) { cell = blank(color, cell.style.attributes, behind: style) }
      if cell.style != style {
        style = cell.style
        look = self.look(of: style)
      }
      add(cell, look, to: window)
    }
  }

  /// The colour of a cell of a picture that is drawn as a blank: where both halves have it, and where halves cannot be drawn,
  /// the mean of both.
  private func blankColor(of cell: Cell) -> Color? {
    guard colors.depth != .none, ["▄", "▀"].contains(cell.text) else { return nil }
    if !glyphs.hasHalfBlocks { return Shade.mean(of: cell) }
    return cell.text == "▄" && cell.style.foreground == cell.style.background ? cell.style.background : nil
  }

  /// A blank of a colour: one byte instead of three, and with the letters' colour of the cell before none for colours.
  private func blank(_ color: Color, _ attributes: Attributes, behind before: Style) -> Cell {
    let isGoingOn = before.background == color && before.attributes == attributes
    return Cell(text: " ", style: isGoingOn ? before : Style(background: color))
  }

  private func add(_ cell: Cell, _ look: Look, to window: UnsafeMutablePointer<WINDOW>?) {
    // The right half came with the left one, except where "?" has taken its place.
    if cell.isRightHalf && isUTF8 { return }
    var complex = cchar_t()
    let shade = colors.depth == .none ? Shade.glyph(of: cell, isUTF8: isUTF8) : nil
    let glyph = shade ?? (cell.isRightHalf ? " " : glyphs.drawn(cell.text))
    // At the end of the last row the cursor cannot go on, which counts as an error but is none.
    if set(&complex, glyph, look) == OK {
      _ = wadd_wch(window, &complex)
    } else {
      addUnknown(look, to: window)
    }
  }

  private func addUnknown(_ look: Look, to window: UnsafeMutablePointer<WINDOW>?) {
    var complex = cchar_t()
    if set(&complex, "?", look) == OK { _ = wadd_wch(window, &complex) }
  }

  private func set(_ complex: inout cchar_t, _ glyph: String, _ look: Look) -> Int32 {
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: Int(CCHARW_MAX) + 1) { scalars in
      scalars.initialize(repeating: 0)
      var count = 0
      for scalar in glyph.unicodeScalars.prefix(Int(CCHARW_MAX)) {
        // The last guard: whatever a cell holds, no control reaches the terminal.
        guard scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) else { return ERR }
        scalars[count] = wchar_t(scalar.value)
        count += 1
      }
      return cncurses_setcchar(&complex, scalars.baseAddress, look.attributes, look.pair)
    }
  }

  private struct Look {
    var attributes: attr_t
    var pair: Int32
  }

  private func look(of style: Style) -> Look {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= cncurses_bold() }
    if style.attributes.contains(.dim), hasDim { attributes |= cncurses_dim() }
    if style.attributes.contains(.underline) { attributes |= cncurses_underline() }
    if style.attributes.contains(.reverse) { attributes |= cncurses_reverse() }
    if style.attributes.contains(.italic) { attributes |= cncurses_italic() }
    let foreground = colors.number(of: style.foreground)
    let background = colors.number(of: style.background)
    if foreground == -1, background == -1 { return Look(attributes: attributes, pair: 0) }
    // ncurses remembers the pairs and gives the oldest away when there are too many. Where it cannot, the
    // standard colours will do.
    return Look(attributes: attributes, pair: max(0, alloc_pair(foreground, background)))
  }
}
