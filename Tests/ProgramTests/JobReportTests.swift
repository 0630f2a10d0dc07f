import Foundation
import Testing
import VideoModel

@testable import Program

/// Jobs as the commands tell of them.
@Suite struct JobReportTests {
  private func job(_ code: String) -> Job {
    var job = Job(
      id: Job.ID(rawValue: "a"), draftID: nil, kind: .studio, title: "Demo", requestText: "{}",
      service: "sandbox", createdAt: Date(timeIntervalSince1970: 0))
    job.state = .refused
    job.failure = VideoFailure(code: code, message: "")
    return job
  }

  @Test func `what never left is not sent, as in the composer, and for programs it is refused as before`() {
    for code in ["offline", "not_sent"] {
      #expect(JobReport.state(job(code)) == "not sent")
      #expect(JobReport.json(job(code))["state"] == "refused")
    }
    #expect(JobReport.state(job("invalid_parameter")) == "refused")
  }
}
