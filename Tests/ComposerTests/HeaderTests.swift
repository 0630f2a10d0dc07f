import Cells
import Testing
import VideoModel

@testable import Composer

/// The first line: what is wrong is seen, and the service stands always in the same place.
@Suite struct HeaderTests {
  private static func place(of word: String, in session: Session) -> (x: Int, style: Style)? {
    let frame = view(session.state, size: session.state.size)
    let row = frame.row(0).map(\.text).joined()
    guard let range = row.range(of: word) else { return nil }
    let x = row.distance(from: row.startIndex, to: range.lowerBound)
    return (x, frame[x, 0].style)
  }

  @Test func `problems have the colour of errors`() {
    var session = Session(width: 80, height: 24)
    session.state.draft.request = .studio(StudioVideo())
    session.state.derived = Derived(session.state.draft.request, plan: session.state.plan)
    #expect(Self.place(of: "✗", in: session)?.style == session.state.theme[.error])
  }

  @Test func `the service stays in its corner while jobs run`() {
    var session = Session(width: 80, height: 24)
    let before = Self.place(of: " SANDBOX ", in: session)?.x
    #expect(before == 71)
    session.state.jobs = [Session.job("1", state: .processing)]
    session.send(.timePassed(session.state.now))
    #expect(Self.place(of: " SANDBOX ", in: session)?.x == before)
    #expect(session.screen.contains("1 rendering  SANDBOX"))
  }
}
