import Testing
import VideoModel

@testable import Composer

/// Long lists are gone through by pages, each as high as what is seen.
@Suite("Paging") struct PagingTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func `a page of jobs is as many as are seen`(width: Int, height: Int) {
    var session = Session(width: width, height: height)
    session.send(.jobsLoaded((0..<501).map { Session.job("\($0)", at: Double(501 - $0)) }))
    session.press("Shift-Tab")
    let page = session.screen.split(separator: "\n").count { $0.contains("Job ") }
    #expect(page > 1)
    session.press("PgDn")
    #expect(session.state.jobsPane.selected == page)
    #expect(session.screen.contains("Job \(page) "))
    session.press("PgDn", "PgUp")
    #expect(session.state.jobsPane.selected == page)
    for _ in 0..<500 { session.press("PgDn") }
    #expect(session.state.selectedJob?.id.rawValue == "500")
    for _ in 0..<500 { session.press("PgUp") }
    #expect(session.state.selectedJob?.id.rawValue == "0")
  }

  @Test func `a page of scenes ends at the video's settings, and begins at the first scene`() {
    var session = Session(width: 80, height: 24)
    for _ in 0..<40 { session.press("c") }
    session.press("Home", "PgDn")
    #expect(session.state.place.row == session.state.pageHeight(of: .scenes))
    #expect(session.screen.contains("\(session.state.place.row + 1) "))
    session.press("PgDn", "PgDn", "PgDn")
    #expect(session.state.subject == .video)
    session.press("PgUp", "PgUp", "PgUp", "PgUp")
    #expect(session.state.place.row == 0)
  }

  @Test func `a page of the request is as many lines as are seen`() {
    var session = Session(width: 80, height: 24)
    session.press("Tab", "Tab", "Tab", "Home", "PgDn")
    #expect(session.state.requestPane.line == session.state.pageHeight(of: .request))
    session.press("PgUp")
    #expect(session.state.requestPane.line == 0)
  }
}
