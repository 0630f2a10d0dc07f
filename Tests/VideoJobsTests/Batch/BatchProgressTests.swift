import Testing
import VideoModel

@testable import VideoJobs

@Suite("How far a run of a batch is")
struct BatchProgressTests {
  @Test("What is on its way to the service is waited for, also when the store fails meanwhile")
  func storeFails() throws {
    let entries = BatchStoreTests.entries(3)
    var progress = BatchProgress(entries, atOnce: 2, retriesFailed: false, saves: false)
    #expect(progress.begin() == [.send(entries[0]), .send(entries[1])])
    #expect(progress.take(.storeFailed(1, .failed("the disk is full"))).isEmpty)
    #expect(!progress.isOver)
    var sent = entries[1]
    sent.jobID = Job.ID(rawValue: "j")
    sent.job = Example.underWay("j")
    #expect(progress.take(.sent(sent)) == [.tell(.changed(sent))])
    #expect(progress.isOver && progress.storeFailure != nil)
  }
}
