import Testing

@testable import Cells

/// A buffer from a text in which ▏ is the cursor and ⟦ the other end of the selection.
func buffer(_ marked: String, multiline: Bool = true) -> EditBuffer {
  let plain = marked.filter { $0 != "▏" && $0 != "⟦" }
  func place(_ mark: Character, besides other: Character) -> Int? {
    Array(marked).filter { $0 != other }.firstIndex(of: mark)
  }
  var buffer = EditBuffer(plain, cursor: place("▏", besides: "⟦"), multiline: multiline)
  buffer.selectionAnchor = place("⟦", besides: "▏")
  return buffer
}

/// The same backwards.
func marked(_ buffer: EditBuffer) -> String {
  var characters = Array(buffer.text)
  let selected = buffer.selection != nil ? buffer.selectionAnchor : nil
  for (offset, mark) in [(buffer.cursor, Character("▏")), (selected ?? -1, "⟦")].sorted(by: { $0.0 > $1.0 })
  where offset >= 0 {
    characters.insert(mark, at: offset)
  }
  return String(characters)
}

/// Presses keys by name, divided by spaces.
func press(_ keys: String, in buffer: EditBuffer, wrapWidth: Int? = nil) -> EditBuffer {
  var buffer = buffer
  for name in keys.split(separator: " ") {
    guard let chord = KeyChord(name: String(name)) else {
      Issue.record("no key is called \(name)")
      continue
    }
    let handled = buffer.handle(chord, wrapWidth: wrapWidth)
    #expect(handled, "\(name)")
  }
  return buffer
}

@Suite struct EditBufferTests {
  @Test(arguments: [
    // Typing.
    ("Hello▏ world", ",", "Hello,▏ world"),
    ("▏", "H é 日 Space !", "Hé日 !▏"),
    ("ab▏cd", "Enter", "ab\n▏cd"),
    ("ab▏cd", "^J", "ab\n▏cd"),
    ("a⟦bc▏d", "x", "ax▏d"),
    ("a▏bc⟦d", "x", "ax▏d"),
    // Moving.
    ("ab▏c", "Left", "a▏bc"), ("▏abc", "Left", "▏abc"), ("ab▏c", "Right Right", "abc▏"),
    ("ab▏c", "^B", "a▏bc"), ("ab▏c", "^F", "abc▏"),
    ("one\ntw▏o\nsix", "Home", "one\n▏two\nsix"), ("one\ntw▏o\nsix", "End", "one\ntwo▏\nsix"),
    ("one\ntw▏o\nsix", "^A", "one\n▏two\nsix"), ("one\ntw▏o\nsix", "^E", "one\ntwo▏\nsix"),
    ("one\ntw▏o\nsix", "Ctrl-Home", "▏one\ntwo\nsix"), ("one\ntw▏o\nsix", "Ctrl-End", "one\ntwo\nsix▏"),
    ("one, two▏", "Alt-b", "one, ▏two"), ("one, ▏two", "Ctrl-Left", "▏one, two"),
    ("on▏e, two", "Alt-f", "one▏, two"), ("one▏, two", "Ctrl-Right", "one, two▏"),
    ("don't▏", "Alt-b", "▏don't"), ("▏größe 2x", "Alt-f Alt-f", "größe 2x▏"),
    // A selection collapses to the side of the arrow.
    ("a⟦bc▏d", "Left", "a▏bcd"), ("a▏bc⟦d", "Right", "abc▏d"), ("a⟦bc▏d", "Home", "▏abcd"),
    // Selecting.
    ("a▏bcd", "Shift-Right Shift-Right", "a⟦bc▏d"), ("abc▏d", "Shift-Left", "ab▏c⟦d"),
    ("ab▏cd", "Shift-Right Shift-Left", "ab▏cd"), ("one two▏", "Shift-Ctrl-Left", "one ▏two⟦"),
    ("one▏ two", "Shift-Home", "▏one⟦ two"), ("one▏ two", "Shift-End", "one⟦ two▏"),
    ("a\nb▏", "Shift-Up", "a▏\nb⟦"),
    // Deleting.
    ("ab▏c", "Backspace", "a▏c"), ("ab▏c", "^H", "a▏c"), ("▏abc", "Backspace", "▏abc"),
    ("ab▏c", "Delete", "ab▏"), ("ab▏c", "^D", "ab▏"), ("abc▏", "Delete", "abc▏"),
    ("a⟦bc▏d", "Backspace", "a▏d"), ("a⟦bc▏d", "Delete", "a▏d"),
    ("👩\u{200D}🚀▏", "Backspace", "▏"), ("e\u{301}▏x", "Backspace", "▏x"),
    // Killing and yanking.
    ("one two-three▏ x", "^W", "one ▏ x"), ("one two  ▏x", "^W", "one ▏x"),
    ("one two-three▏", "Alt-Backspace", "one two-▏"), ("one▏ two three", "Alt-d", "one▏ three"),
    ("a\none▏ two\nb", "^U", "a\n▏ two\nb"), ("a\none▏ two\nb", "^K", "a\none▏\nb"),
    ("a\none▏\nb", "^K", "a\none▏b"), ("one▏ two", "^K ^A ^Y", " two▏one"),
    ("one two▏", "^W ^Y ^Y", "one twotwo▏"), ("a⟦bc▏d", "^W ^E ^Y", "adbc▏"),
    ("one▏", "^K ^Y", "one▏"),
    // Transposing.
    ("ab▏cd", "^T", "acb▏d"), ("abcd▏", "^T", "abdc▏"), ("▏ab", "^T", "▏ab"), ("a▏", "^T", "a▏"),
    ("x\n▏ab", "^T", "x\n▏ab"),
  ])
  func keys(before: String, keys: String, after: String) {
    #expect(marked(press(keys, in: buffer(before))) == after)
  }

  @Test(arguments: [
    ("abcd\nef\ngh▏ij", "Up", "abcd\nef▏\nghij"),
    ("abcd▏\nef\nghij", "Down Down", "abcd\nef\nghij▏"),
    ("ab▏cd", "Up", "▏abcd"), ("ab▏cd", "Down", "abcd▏"),
    ("a▏b\n\ncd", "Down Down", "ab\n\nc▏d"),
    // "one two |three four": by the lines seen.
    ("on▏e two three four", "Down", "one two th▏ree four"),
    ("one two thr▏ee four", "Up", "one▏ two three four"),
    ("one two▏ three four", "Down Up", "one two▏ three four"),
    ("one two three four▏\nx", "Down", "one two three four\nx▏"),
    ("one two three four\n▏x", "Up", "one two three ▏four\nx"),
    // A wide character is entered from its left.
    ("abc▏\n日本", "Down", "abc\n日▏本"),
    ("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl▏", "PageUp", "a\nb▏\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl"),
    ("▏a\nb\nc", "PageDown", "a\nb\n▏c"),
  ])
  func linesAsTheyAreSeen(before: String, keys: String, after: String) {
    #expect(marked(press(keys, in: buffer(before), wrapWidth: 7)) == after)
  }

  @Test func aMoveToTheSideForgetsTheColumn() {
    #expect(marked(press("Up Left Up", in: buffer("abcd\nef\nghij▏"), wrapWidth: 20)) == "a▏bcd\nef\nghij")
    #expect(marked(press("Up Up", in: buffer("abcd\nef\nghij▏"), wrapWidth: 20)) == "abcd▏\nef\nghij")
  }

  @Test(arguments: [
    "^C", "^G", "^L", "^N", "^O", "^P", "^Q", "^R", "^S", "^X", "^Z", "Tab", "Shift-Tab", "Esc", "F1",
    "Alt-Enter",
    "Alt-x", "Insert", "Alt-^A",
  ])
  func keysLeftToTheProgram(name: String) throws {
    let chord = try #require(KeyChord(name: name))
    for multiline in [false, true] {
      var text = EditBuffer("abc", multiline: multiline)
      let handled = text.handle(chord, wrapWidth: 10)
      #expect(!handled)
      #expect(text == EditBuffer("abc", multiline: multiline))
    }
  }

  @Test(arguments: ["Enter", "Up", "Down", "PageUp", "PageDown", "^J"])
  func oneLineLeavesTheKeysThatMoveByLines(name: String) throws {
    var text = EditBuffer("abc", multiline: false)
    let handled = text.handle(try #require(KeyChord(name: name)), wrapWidth: 10)
    #expect(!handled)
  }

  @Test func pastesAreCleaned() {
    var many = EditBuffer("", multiline: true)
    many.insert("a\r\nb\rc\nd\te\0\u{1B}[1m\u{7F}")
    #expect(many.text == "a\nb\nc\nd\te[1m")
    var one = EditBuffer("", multiline: false)
    one.insert("a\r\nb\rc\nd\te\0")
    #expect(one.text == "a b c d\te")
    #expect(EditBuffer("a\nb", multiline: false).text == "a b")
  }

  @Test func whatJoinsIsOneCharacter() {
    var text = EditBuffer("ex", cursor: 1, multiline: false)
    text.insert("\u{301}")
    #expect(text.count == 2 && text.cursor == 1)
    text = EditBuffer("👩🚀", cursor: 1, multiline: false)
    text.insert("\u{200D}")
    #expect(text.count == 1 && text.cursor == 1)
    text = EditBuffer("🇩🇪🇫🇷🇮🇹x", cursor: 0, multiline: false)
    text.insert("🇦")
    #expect(text.count == Array(text.text).count)
    text = EditBuffer("🇩a🇪", cursor: 2, multiline: false)
    text.replace(1..<2, with: "")
    #expect(text.count == 1 && text.text == "🇩🇪")
  }

  @Test func everyEditDividesAsTheWholeTextWould() {
    let pieces = [
      "a", "\u{301}", "🇩", "🇪", "\u{200D}", "👩", "🏽", "日", "\u{1100}", "\u{1161}", "\n", "क", "्", "\u{FE0F}",
    ]
    var seed: UInt64 = 42
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    var text = EditBuffer("", multiline: true)
    for _ in 0..<3000 {
      text.cursor = random(text.count + 1)
      if random(4) == 0 {
        let start = random(text.count + 1)
        text.replace(start..<min(text.count, start + random(3)), with: "")
      } else {
        text.insert(pieces[random(pieces.count)])
      }
      if text.count > 40 { text.replace(0..<30, with: "") }
      #expect(text.characters == Array(text.text))
    }
  }

  @Test func placesAreClamped() {
    var text = EditBuffer("abc", cursor: 99, multiline: false)
    #expect(text.cursor == 3)
    text.cursor = -4
    #expect(text.cursor == 0)
    text.selectionAnchor = 99
    #expect(text.selectedText == "abc")
    text.text = "x"
    #expect(text.cursor == 0 && text.selectionAnchor == nil)
    text.replace(-3..<99, with: "yz")
    #expect(marked(text) == "yz▏")
  }

  @Test(arguments: [
    ("one ▏two three", "one ⟦two▏ three"), ("one t▏wo three", "one ⟦two▏ three"), ("▏one", "⟦one▏"),
    ("don▏'t", "⟦don't▏"), ("▏", "▏"), ("one▏", "⟦one▏"), ("one,▏ two", "one, two▏"),
  ])
  func selectingAWord(before: String, after: String) {
    var text = buffer(before)
    text.selectWord()
    #expect(marked(text) == after)
  }
}
