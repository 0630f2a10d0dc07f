import Testing

@testable import Cells

/// A text in which everything between braces is a unit, shown as `[..]` of its length; marks as in `buffer`.
private func unitBuffer(_ marked: String) -> EditBuffer {
  let plain = marked.filter { $0 != "▏" }
  let cursor = Array(marked).firstIndex(of: "▏")
  return EditBuffer(plain, cursor: cursor, multiline: true) { characters in
    var units: [EditUnit] = []
    var start: Int?
    for (offset, character) in characters.enumerated() {
      if character == "{" { start = offset }
      if character == "}", let begin = start {
        let dots = String(repeating: ".", count: offset - begin - 1)
        units.append(EditUnit(range: begin..<offset + 1, mark: "[\(dots)]"))
        start = nil
      }
    }
    return units
  }
}

@Suite struct EditUnitTests {
  @Test(arguments: [
    ("a {one two} b▏", "Left Left Left", "a ▏{one two} b"),
    ("a▏ {one two} b", "Right Right", "a {one two}▏ b"),
    ("a ▏{one two} b", "Alt-f", "a {one two}▏ b"), ("a {one two}▏ b", "Alt-b", "a ▏{one two} b"),
    ("a {one two}▏ b", "Backspace", "a ▏ b"), ("a ▏{one two} b", "Delete", "a ▏ b"),
    ("a ▏{one two} b", "^D", "a ▏ b"), ("a {one two}▏ b", "^W", "a ▏ b"),
    ("a ▏{one two} b", "Alt-d", "a ▏ b"), ("a {one two}▏ b", "Alt-Backspace", "a ▏ b"),
    ("a {one two}▏ b", "^W ^Y ^Y", "a {one two}{one two}▏ b"),
    ("a {one two}▏ b", "Shift-Left", "a ▏{one two}⟦ b"), ("▏{a}{b}", "Right", "{a}▏{b}"),
    ("{a}▏b", "^T", "{a}▏b"), ("ab▏{c}", "^T", "ab▏{c}"), ("{a}▏", "^T", "{a}▏"),
    // What is made a unit by typing is left behind the cursor.
    ("{ab▏", "}", "{ab}▏"), ("{a▏b", "}", "{a}▏b"), ("a▏b}", "{", "a{b}▏"),
    // By the lines seen, of seven columns: "ab [..]" and "cdefg".
    ("ab {xx} cd▏efg", "Up", "ab▏ {xx} cdefg"), ("ab {xx}▏\ncdefgh", "Down", "ab {xx}\ncdefgh▏"),
  ])
  func `units are stepped over and deleted as one`(before: String, keys: String, after: String) {
    #expect(marked(press(keys, in: unitBuffer(before), wrapWidth: 7)) == after)
  }

  @Test func `what is shown maps to the text and back`() {
    let buffer = EditBuffer("ab<cd>e<f>", multiline: true) { _ in
      [EditUnit(range: 2..<6, mark: "=pause="), EditUnit(range: 7..<10, mark: "~")]
    }
    let shown = buffer.markedText
    #expect(shown.text == "ab=pause=e~")
    #expect(shown.marks == [2..<9, 10..<11])
    #expect((0...10).map(shown.shownOffset) == [0, 1, 2, 2, 2, 2, 9, 10, 10, 10, 11])
    #expect((0...11).map(shown.offset) == [0, 1, 2, 2, 2, 2, 6, 6, 6, 6, 7, 10])
    for offset in [0, 1, 2, 6, 7, 10] {
      #expect(shown.offset(ofShown: shown.shownOffset(of: offset)) == offset)
    }
    let plain = EditBuffer("ab", multiline: true).markedText
    #expect(plain.text == "ab" && plain.shownOffset(of: 1) == 1 && plain.offset(ofShown: 2) == 2)
  }

  @Test func `the cursor is never inside a unit`() {
    var text = unitBuffer("a{bc}d▏")
    for target in (-1...9) {
      for start in [0, text.count] {
        text.cursor = start
        text.cursor = target
        #expect(!(2...4).contains(text.cursor), "\(start) to \(target)")
      }
    }
  }
}

@Suite struct SelectingTests {
  @Test(arguments: [
    ("one tw▏o\nsix", "Alt-s", "one ⟦two▏\nsix"), ("one two▏\nsix", "Alt-s", "one ⟦two▏\nsix"),
    ("one tw▏o\nsix", "Alt-s Alt-s", "⟦one two▏\nsix"),
    ("one tw▏o\nsix", "Alt-s Alt-s Alt-s", "⟦one two\nsix▏"),
    ("one tw▏o\nsix", "Alt-s Alt-s Alt-s Alt-s", "⟦one two\nsix▏"),
    ("one ▏ two", "Alt-s", "⟦one  two▏"), ("▏", "Alt-s", "▏"),
    ("one tw▏o\nsix", "Alt-a", "⟦one two\nsix▏"), ("one tw▏o\nsix", "Alt-a x", "x▏"),
  ])
  func `a word, the line, everything`(before: String, keys: String, after: String) {
    #expect(marked(press(keys, in: buffer(before))) == after)
  }
}

@Suite struct EditUndoTests {
  /// Undoes all there is.
  /// - Returns: the texts on the way.
  private func undone(_ buffer: EditBuffer) -> [String] {
    var buffer = buffer
    var texts: [String] = []
    while buffer.undo() { texts.append(marked(buffer)) }
    return texts
  }

  @Test(arguments: [
    // Words are steps.
    ("▏", "o n e Space t w o", ["one ▏", "▏"]),
    ("▏", "a Enter b", ["a\n▏", "▏"]),
    // What was not typed on end is a step of its own.
    ("▏x", "a Left b", ["▏ax", "▏x"]),
    ("abc▏", "Backspace Backspace", ["abc▏"]), ("▏abc", "Delete Delete", ["▏abc"]),
    ("ab▏", "c Backspace d", ["ab▏", "abc▏", "ab▏"]),
    ("one two▏", "^W ^W", ["one ▏", "one two▏"]), ("one▏", "^W ^Y", ["▏", "one▏"]),
    ("a⟦bc▏d", "x y", ["abc▏d"]), ("ab▏", "^T", ["ab▏"]),
    ("one▏ two", "Alt-a Backspace", ["one two▏"]),
  ])
  func `undo goes back by steps`(before: String, keys: String, texts: [String]) {
    #expect(undone(press(keys, in: buffer(before))) == texts)
  }

  /// Undoes or redoes a step.
  /// - Returns: whether there was one.
  private func go(back: Bool, in text: inout EditBuffer) -> Bool { back ? text.undo() : text.redo() }

  @Test func `a paste is one step, however long`() {
    var text = buffer("ab▏cd")
    text.insert(String(repeating: "line\n", count: 20_000))
    #expect(go(back: true, in: &text))
    #expect(marked(text) == "ab▏cd")
    #expect(go(back: false, in: &text))
    #expect(text.count == 100_004 && text.cursor == 100_002)
  }

  @Test func `redo is forgotten when something else is done`() {
    var text = press("a b", in: buffer("▏"))
    #expect(!text.canRedo && text.canUndo)
    #expect(go(back: true, in: &text))
    #expect(text.canRedo && text.isEmpty)
    #expect(go(back: false, in: &text))
    #expect(!go(back: false, in: &text))
    #expect(marked(text) == "ab▏")
    #expect(go(back: true, in: &text))
    text = press("x", in: text)
    #expect(!go(back: false, in: &text))
    text.text = "new"
    #expect(!text.canUndo)
  }

  @Test func `undo and redo find every text again, with marks and joiners`() {
    let pieces = ["a", " ", "\u{301}", "🇩", "🇪", "\u{200D}", "👩", "🏽", "日", "\n"]
    var seed: UInt64 = 7
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    var text = EditBuffer("", multiline: true)
    for _ in 0..<300 {
      switch random(6) {
      case 0: text.cursor = random(text.count + 1)
      case 1: _ = text.handle(.plain(.backspace), wrapWidth: nil)
      case 2: text.insert(pieces[random(pieces.count)] + pieces[random(pieces.count)])
      default: _ = text.handle(.character(Character(pieces[random(pieces.count)])), wrapWidth: nil)
      }
    }
    let end = text
    var texts = [text.characters]
    while text.undo() { texts.append(text.characters) }
    #expect(text.isEmpty && texts.count > 50)
    for expected in texts.dropLast().reversed() {
      #expect(go(back: false, in: &text))
      #expect(text.characters == expected)
    }
    #expect(text.text == end.text && !text.canRedo)
  }
}
