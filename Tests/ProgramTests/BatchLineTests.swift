import Foundation
import Testing
import VideoJobs
import VideoModel

@testable import Program

@Suite struct BatchLineTests {
  private func entry(_ number: Int, _ state: Job.State? = nil) -> BatchEntry {
    var entry = BatchEntry(number: number, title: "t", requestText: "{}")
    guard let state else { return entry }
    let id = Job.ID(rawValue: "\(number)")
    var job = Job(
      id: id, draftID: nil, kind: .studio, title: "t", requestText: "{}", service: "s", createdAt: .now)
    job.state = state
    (entry.jobID, entry.job, entry.wasSent) = (id, job, true)
    return entry
  }

  @Test func `rows are counted as they change`() {
    let line = BatchLine([entry(1, .completed), entry(2), entry(3), entry(4)])
    #expect(line.text == "1 of 4 · 0 under way")
    line.take(.changed(entry(2, .processing)))
    line.take(.changed(entry(2, .processing)))
    line.take(.changed(entry(3, .waiting)))
    #expect(line.text == "1 of 4 · 2 under way")
    line.take(.changed(entry(2, .failed)))
    line.take(.changed(entry(3, .completed)))
    #expect(line.text == "3 of 4 · 0 under way · 1 failed")
  }
}
