import Cells
import Testing

@testable import Terminal

@Suite struct InputReaderTests {
  /// The events of bytes that arrive in these pieces, with a pause after each.
  private func events(_ pieces: String...) -> [InputEvent] {
    var reader = InputReader()
    for piece in pieces {
      for byte in piece.utf8 { reader.read(.byte(byte)) }
      reader.pause()
    }
    return reader.takeEvents()
  }

  private func names(_ events: [InputEvent]) -> [String] {
    events.map { event in
      if case .key(let chord) = event { chord.name } else { "\(event)" }
    }
  }

  @Test(arguments: [
    ("a", "a"), ("A", "A"), ("é日😀", "é 日 😀"), (" ", "Space"), ("\r", "Enter"), ("\n", "^J"), ("\t", "Tab"),
    ("\u{7F}", "Backspace"), ("\u{08}", "^H"), ("\0", "^Space"), ("\u{13}\u{11}\u{03}\u{1A}", "^S ^Q ^C ^Z"),
    ("\u{1C}\u{1F}", "^\\ ^_"), ("\u{1B}", "Esc"), ("\u{1B}\u{1B}", "Esc Esc"),
    ("\u{1B}x", "Alt-x"), ("\u{1B}X", "Alt-X"), ("\u{1B}\r", "Alt-Enter"), ("\u{1B}\u{7F}", "Alt-Backspace"),
    ("\u{1B}é", "Alt-é"), ("\u{1B}\u{01}", "Alt-^A"), ("\u{1B}[", "Alt-["), ("\u{1B}O", "Alt-O"),
    ("\u{1B}[A", "Up"), ("\u{1B}[1;5D", "Ctrl-Left"), ("\u{1B}[1;2A", "Shift-Up"),
    ("\u{1B}[1;3B", "Alt-Down"),
    ("\u{1B}[1;6C", "Shift-Ctrl-Right"), ("\u{1B}[H\u{1B}[F", "Home End"), ("\u{1B}[Z", "Shift-Tab"),
    ("\u{1B}[3~", "Delete"), ("\u{1B}[3;5~", "Ctrl-Delete"), ("\u{1B}[5~\u{1B}[6~", "PageUp PageDown"),
    ("\u{1B}[15~\u{1B}[24;2~", "F5 Shift-F12"), ("\u{1B}OP\u{1B}OA\u{1B}OM", "F1 Up Enter"),
    ("\u{1B}Oq", "1"),
    ("\u{1B}[27;5;13~", "Ctrl-Enter"), ("\u{1B}[13;2u", "Shift-Enter"), ("\u{1B}[97;5u", "^A"),
    ("\u{1B}[97;2u", "A"), ("\u{1B}[9;2u", "Shift-Tab"),
  ])
  func keys(bytes: String, expected: String) {
    #expect(names(events(bytes)).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[O", "\u{1B}[99~", "\u{1B}[>0;276;0c", "\u{1B}[200;1~", "\u{85}",
    "\u{1B}[<3;1;1M", "\u{1B}[<0;0;0M", "\u{1B}[<0;1M", "\u{1B}[<35;5;5M",
  ])
  func whatIsNotUnderstoodIsNoText(bytes: String) { #expect(names(events(bytes + "x")) == ["x"]) }

  @Test(arguments: [
    "\u{1B}[<M", "\u{1B}[<;;M", "\u{1B}[<0;10;5;7M", "\u{1B}[<-1;1;1M", "\u{1B}[<0;-1;5M", "\u{1B}[<0;1;1$M",
    "\u{1B}[<0;99999999999999999999;1M", "\u{1B}[<66;1;1M", "\u{1B}[<67;1;1M", "\u{1B}[<3;1;1m",
    "\u{1B}[<64;1;1m", "\u{1B}[<128;1;1M", "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[<0;1;1",
    "\u{1B}[<0;1;\u{1B}[<0;1;0M",
  ])
  func aBrokenMouseReportIsNoEvent(bytes: String) {
    // What follows is another report, which a broken one must not take along.
    let click = InputEvent.mouse(MouseEvent(kind: .press, point: Point(1, 2)))
    let read = events(bytes + "\u{1B}[<0;2;3M")
    #expect(read == [click])
  }

  @Test func mouseReportsMayComeInPiecesAndBursts() {
    let whole = "\u{1B}[<0;2;3M\u{1B}[<32;3;3M\u{1B}[<0;3;3m"
    let expected = events(whole)
    #expect(expected.count == 3)
    // An ESC that nothing follows is the key, and so is one with a bracket.
    for cut in 1..<whole.utf8.count where ![1, 2, 10, 11, 20, 21].contains(cut) {
      #expect(events(String(whole.prefix(cut)), String(whole.dropFirst(cut))) == expected, "cut at \(cut)")
    }
    let burst = events(String(repeating: "\u{1B}[<32;3;3M", count: 1000))
    #expect(burst.count == 1000)
  }

  @Test func aSequenceMayComeInPieces() {
    #expect(names(events("\u{1B}[1;", "5", "C", "x")) == ["Ctrl-Right", "x"])
    #expect(names(events("\u{1B}", "[A")) == ["Esc", "[", "A"])
  }

  @Test func aSequenceThatBreaksOffDoesNotEatTheNextKey() {
    #expect(names(events("\u{1B}[1;\r")) == ["Enter"])
    #expect(names(events("\u{1B}[1;\u{1B}[A")) == ["Up"])
    #expect(names(events("\u{1B}[" + String(repeating: "1", count: 500) + "Z")).count < 500)
  }

  @Test func aPasteIsOneEvent() {
    #expect(events("\u{1B}[200~one\rtwo\tdrei é\u{1B}[201~") == [.paste("one\rtwo\tdrei é")])
    #expect(events("a\u{1B}[200~b\u{1B}[201~c").count == 3)
    #expect(events("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test func aPasteMayComeInPieces() {
    let whole = Array("\u{1B}[200~größer \u{1B}[31m~ 日本\u{1B}[201~".utf8)
    for cut in 3..<whole.count {
      var reader = InputReader()
      for byte in whole[..<cut] { reader.read(.byte(byte)) }
      reader.pause()
      for byte in whole[cut...] { reader.read(.byte(byte)) }
      #expect(reader.takeEvents() == [.paste("größer \u{1B}[31m~ 日本")], "cut at \(cut)")
    }
  }

  @Test func keysThatNcursesRecognises() {
    var reader = InputReader()
    reader.read(.key(.plain(.up)))
    reader.read(.byte(0x1B))
    reader.read(.key(.plain(.up)))
    for byte in "\u{1B}[200~".utf8 { reader.read(.byte(byte)) }
    reader.read(.key(.plain(.down)))
    for byte in "x\u{1B}[201~".utf8 { reader.read(.byte(byte)) }
    #expect(
      reader.takeEvents() == [.key(.plain(.up)), .key(KeyChord(.up, .alt)), .paste("x")])
    #expect(reader.takeEvents().isEmpty)
  }

  @Test func bytesThatAreNoTextDoNotEatTheNextKey() {
    var reader = InputReader()
    for byte: UInt8 in [0xFF, 0x61, 0xC3, 0x62, 0xE6, 0x97, 0x63, 0xC3, 0xA9, 0x80, 0xED, 0xA0, 0x80, 0x64] {
      reader.read(.byte(byte))
    }
    let typed = names(reader.takeEvents())
    #expect(typed.filter { $0 != "\u{FFFD}" } == ["a", "b", "c", "é", "d"])
    #expect(typed.count == 10)
  }

  @Test func theAnswerAboutAMode() {
    for (answer, knows) in [("2", true), ("1", true), ("0", false), ("4", false)] {
      var reader = InputReader()
      for byte in "\u{1B}[?2026;\(answer)$y".utf8 { reader.read(.byte(byte)) }
      #expect(reader.answers == [2026: knows])
      #expect(reader.takeEvents().isEmpty)
    }
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:1e1e/2222/ffff\u{1B}\\", Color.rgb(30, 34, 255)),
    ("\u{1B}]11;rgb:0/8/f\u{7}", .rgb(0, 136, 255)), ("\u{1B}]11;rgb:000/fff/80\u{7}", .rgb(0, 255, 128)),
  ])
  func theAnswerAboutTheBackground(bytes: String, color: Color) {
    #expect(events(bytes + "x") == [.background(color), .key(.character("x"))])
    for cut in 3..<bytes.utf8.count {
      var reader = InputReader()
      for byte in bytes.utf8.prefix(cut) { reader.read(.byte(byte)) }
      reader.pause()
      for byte in bytes.utf8.dropFirst(cut) { reader.read(.byte(byte)) }
      #expect(reader.takeEvents() == [.background(color)], "cut at \(cut)")
    }
  }

  @Test(arguments: [
    "11;rgb:12/34", "11;rgb:12/34/56/78", "11;rgb:12345/0/0", "11;rgb:g/0/0", "11;rgb:-1/0/0", "10;rgb:0/0/0",
    "11;#ffffff", "52;c;eA==", "",
  ])
  func otherAnswersAreNone(body: String) {
    #expect(events("\u{1B}]\(body)\u{7}x") == [.key(.character("x"))])
  }

  @Test func anAnswerWithoutAnEndDoesNotEatAllThatFollows() {
    #expect(events("\u{1B}]11;rgb:" + String(repeating: "0", count: 100)).count < 60)
    #expect(events("\u{1B}]") == [.key(KeyChord(.character("]"), .alt))])
  }

  @Test(arguments: [
    ("\u{1B}[<0;10;5M", MouseEvent(kind: .press, point: Point(9, 4))),
    ("\u{1B}[<0;10;5m", MouseEvent(kind: .release, point: Point(9, 4))),
    ("\u{1B}[<2;1;1M", MouseEvent(kind: .press, point: Point(0, 0), button: 3)),
    ("\u{1B}[<1;300;200M", MouseEvent(kind: .press, point: Point(299, 199), button: 2)),
    ("\u{1B}[<32;11;5M", MouseEvent(kind: .drag, point: Point(10, 4))),
    ("\u{1B}[<34;11;5M", MouseEvent(kind: .drag, point: Point(10, 4), button: 3)),
    ("\u{1B}[<64;2;3M", MouseEvent(kind: .wheelUp, point: Point(1, 2), button: 0)),
    ("\u{1B}[<65;2;3M", MouseEvent(kind: .wheelDown, point: Point(1, 2), button: 0)),
    ("\u{1B}[<4;1;1M", MouseEvent(kind: .press, point: Point(0, 0), modifiers: .shift)),
    ("\u{1B}[<24;1;1M", MouseEvent(kind: .press, point: Point(0, 0), modifiers: [.alt, .control])),
  ])
  func mouse(bytes: String, expected: MouseEvent) { #expect(events(bytes) == [.mouse(expected)]) }
}

@Suite struct TerminfoKeyTests {
  @Test(arguments: [
    ("kLFT5", "Ctrl-Left"), ("kUP3", "Alt-Up"), ("kDC2", "Shift-Delete"), ("kNXT6", "Shift-Ctrl-PageDown"),
    ("kUP", "Shift-Up"), ("kHOM7", "Alt-Ctrl-Home"),
  ])
  func extendedNames(name: String, chord: String) {
    // Names may list the modifiers in any order.
    #expect(TerminfoKeys.chord(extendedName: name) == KeyChord(name: chord))
  }

  /// `KEY_SUSPEND` of `<curses.h>`.
  private let keySuspend: Int32 = 0o627

  @Test func `the Linux console names the key that suspends`() {
    #expect(TerminfoKeys.chord(code: keySuspend) == .control("z"))
  }

  @Test func unknownNames() {
    #expect(TerminfoKeys.chord(extendedName: "kpADD") == nil)
    #expect(TerminfoKeys.chord(extendedName: "") == nil)
    #expect(TerminfoKeys.chord(extendedName: "5") == nil)
  }

  @Test(arguments: [
    (1, "F1"), (12, "F12"), (13, "Shift-F1"), (27, "Ctrl-F3"), (49, "Alt-F1"), (63, "Alt-Shift-F3"),
  ])
  func functionKeys(number: Int, name: String) {
    #expect(TerminfoKeys.functionKey(number) == KeyChord(name: name))
  }

  /// Reads bytes that have come at a moment.
  private func read(_ text: String, at now: Double, _ reader: inout InputReader) -> [InputEvent] {
    reader.begin(at: now)
    for byte in text.utf8 { reader.read(.byte(byte)) }
    reader.pause()
    return reader.takeEvents()
  }

  @Test func `a paste may pause, and one whose end is lost does not swallow keys for ever`() {
    var reader = InputReader()
    #expect(read("\u{1B}[200~one ", at: 100, &reader) == [])
    #expect(read("two", at: 100 + InputReader.pastePatience, &reader) == [])
    let late = 101 + 2 * InputReader.pastePatience
    #expect(read("q", at: late, &reader) == [.paste("one two"), .key(.character("q"))])
    #expect(read("\u{1B}[200~three", at: late, &reader) == [])
    reader.endPaste()
    #expect(read("x", at: late, &reader) == [.paste("three"), .key(.character("x"))])
  }
}
