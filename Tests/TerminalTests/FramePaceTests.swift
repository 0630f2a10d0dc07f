import Testing

@testable import Terminal

/// Frames are left out while a slow terminal has not shown those that it was sent.
@Suite struct FramePaceTests {
  @Test func framesWaitOnceEnoughOfThemAreOnTheirWay() {
    var pace = FramePace()
    let isFirst = pace.asks(at: 0)
    #expect(isFirst)
    pace.take(answers: 1, at: 0)
    for count in 0..<FramePace.most {
      #expect(!pace.isBehind(at: 0.1), "\(count)")
      let asks = pace.asks(at: 0.1)
      #expect(asks)
    }
    #expect(pace.isBehind(at: 0.2))
    pace.take(answers: 1, at: 0)
    #expect(!pace.isBehind(at: 0.2))
  }

  @Test func aTerminalThatNeverAnswersIsAskedOnceAndNeverWaitedFor() {
    var pace = FramePace()
    let asksOnce = pace.asks(at: 0)
    #expect(asksOnce)
    for second in 0..<20 {
      let asks = pace.asks(at: Double(second))
      #expect(!asks)
      #expect(!pace.isBehind(at: Double(second)))
    }
  }

  @Test func beforeTheTerminalIsGivenBackAFirstAnswerIsWaitedForAShortTime() {
    var pace = FramePace()
    #expect(!pace.mayBeAnswered(at: 0))
    _ = pace.asks(at: 0)
    #expect(pace.mayBeAnswered(at: 1) && !pace.mayBeAnswered(at: 5))
    pace.take(answers: 1, at: 0)
    #expect(!pace.mayBeAnswered(at: 1))
    _ = pace.asks(at: 1)
    #expect(pace.mayBeAnswered(at: 9))
  }

  @Test func aLargeFrameGoesAlone() {
    var pace = FramePace()
    _ = pace.asks(at: 0)
    pace.take(answers: 1, at: 0)
    _ = pace.asks(at: 0, rows: 30)
    #expect(pace.isBehind(at: 1))
    pace.take(answers: 1, at: 0)
    #expect(!pace.isBehind(at: 1) && pace.open == 0)
  }

  @Test func answersThatDoNotComeAreGivenUp() {
    var pace = FramePace()
    _ = pace.asks(at: 0)
    pace.take(answers: 1, at: 0)
    for _ in 0..<FramePace.most { _ = pace.asks(at: 1) }
    #expect(pace.isBehind(at: 1 + FramePace.patience / 2))
    #expect(!pace.isBehind(at: 1 + FramePace.patience))
    let asks = pace.asks(at: 1 + FramePace.patience)
    #expect(asks)
    #expect(pace.open == 1)
  }

  @Test func theAnswerIsNoKey() {
    var reader = InputReader()
    for byte in Array("a\u{1B}[0nb\u{1B}[5;3n".utf8) { reader.read(.byte(byte)) }
    reader.pause()
    let events = reader.takeEvents(), answers = reader.takeStatusAnswers(), rest = reader.takeStatusAnswers()
    #expect(events == [.key(.character("a")), .key(.character("b"))])
    #expect(answers == 1 && rest == 0)
  }

  @Test func `before the terminal is given back, a slow one is waited for as long as it has shown to need`() {
    var pace = FramePace()
    // Its first answer is on its way as long as it may come at all.
    #expect(pace.partingPatience == FramePace.firstPatience)
    _ = pace.asks(at: 0)
    pace.take(answers: 1, at: 0.2)
    #expect(pace.partingPatience == 1)
    _ = pace.asks(at: 1)
    pace.take(answers: 1, at: 2.5)
    #expect(pace.partingPatience == 3)
    _ = pace.asks(at: 3)
    pace.take(answers: 1, at: 12)
    #expect(pace.partingPatience == 5)
  }
}
