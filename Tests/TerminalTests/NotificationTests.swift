import Testing

@testable import Terminal

@Suite struct NotificationTests {
  private func sequence(_ text: String, _ terminal: String, _ environment: [String: String] = [:]) -> String {
    Notifications.sequence(telling: text, terminal: terminal) { environment[$0] }
  }

  @Test func eachTerminalGetsTheSequenceThatItKnows() {
    #expect(sequence("Demo: completed", "xterm-kitty") == "\u{1B}]9;heygen-tui: Demo: completed\u{1B}\\")
    #expect(sequence("Demo", "rxvt-unicode") == "\u{1B}]777;notify;heygen-tui;Demo\u{1B}\\")
    #expect(
      sequence("a;b", "xterm-256color", ["VTE_VERSION": "7200"]) == "\u{1B}]777;notify;heygen-tui;a,b\u{1B}\\"
    )
  }

  @Test func tmuxAndScreenHandItOn() {
    let inside = "\u{1B}Ptmux;\u{1B}\u{1B}]9;heygen-tui: Demo\u{1B}\u{1B}\\\u{1B}\\"
    #expect(sequence("Demo", "tmux-256color") == inside)
    #expect(sequence("Demo", "screen-256color", ["TMUX": "/tmp/tmux"]) == inside)
    #expect(sequence("Demo", "screen") == "\u{1B}P\u{1B}]9;heygen-tui: Demo\u{07}\u{1B}\\")
  }

  @Test func nothingInTheWordsEndsTheSequence() {
    let sequence = sequence("a\u{1B}\\b\u{07}c\u{9C}\nd" + String(repeating: "x", count: 300), "xterm")
    #expect(sequence.hasPrefix("\u{1B}]9;heygen-tui: a\\bcdxxx"))
    #expect(sequence.unicodeScalars.filter { $0.value < 32 || (127..<160).contains($0.value) }.count == 2)
    #expect(sequence.count < 230)
  }
}
