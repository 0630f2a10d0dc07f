import Foundation
import Testing
import VideoModel

@Suite("Jobs")
struct JobTests {
  private static let start = Date(timeIntervalSince1970: 1_000_000)

  private func job() -> Job {
    Job(
      id: Job.ID(rawValue: "j"), draftID: Draft.ID(rawValue: "d"), kind: .studio, title: "Demo",
      requestText: "{}", service: "https://api.heygen.com", createdAt: Self.start)
  }

  private func status(_ word: String, progress: Double? = nil) -> VideoStatus {
    VideoStatus(videoID: "v", word: word, progress: progress)
  }

  @Test("A job begins as written down")
  func begins() {
    let job = job()
    #expect(job.state == .stored)
    #expect(job.changedAt == Self.start)
    #expect(job.sightings.isEmpty)
    #expect(job.videoID == nil && job.endedAt == nil && job.result == nil && job.failure == nil)
  }

  @Test("A job takes over what the service says, and when it first said so")
  func story() {
    var job = job()
    job.take(status("pending"), at: Self.start + 1)
    #expect(job.state == .waiting)
    job.take(status("waiting"), at: Self.start + 2)
    #expect(job.state == .waiting)
    #expect(job.changedAt == Self.start + 1)
    job.take(status("processing", progress: 0.25), at: Self.start + 3)
    job.take(status("processing", progress: 0.5), at: Self.start + 4)
    #expect(job.state == .processing)
    #expect(job.progress == 0.5)
    #expect(job.changedAt == Self.start + 3)
    #expect(job.endedAt == nil)
    var completed = status("completed")
    completed.result = VideoResult(videoURL: "https://example.com/v.mp4", duration: 41)
    job.take(completed, at: Self.start + 5)
    #expect(job.state == .completed)
    #expect(job.progress == nil)
    #expect(job.result?.duration == 41)
    #expect(job.endedAt == Self.start + 5)
    #expect(
      job.sightings == [
        Job.Sighting(word: "pending", at: Self.start + 1), Job.Sighting(word: "waiting", at: Self.start + 2),
        Job.Sighting(word: "processing", at: Self.start + 3),
        Job.Sighting(word: "completed", at: Self.start + 5),
      ])
  }

  @Test("An older answer does not turn back a video that is there")
  func olderAnswers() {
    var job = job()
    var completed = status("completed")
    completed.result = VideoResult(videoURL: "https://example.com/v.mp4")
    job.take(completed, at: Self.start + 5)
    let ended = job
    for older in ["pending", "waiting", "processing"] {
      job.take(status(older, progress: 0.5), at: Self.start + 6)
      #expect(job == ended)
    }
  }

  @Test("A fresh look at an ended job takes new addresses and keeps the time of its end")
  func renewed() {
    var job = job()
    for (second, address) in [(1.0, "https://example.com/1"), (2, "https://example.com/2")] {
      var completed = status("completed")
      completed.result = VideoResult(videoURL: address)
      job.take(completed, at: Self.start + second)
    }
    #expect(job.result?.videoURL == "https://example.com/2")
    #expect(job.endedAt == Self.start + 1)
    #expect(job.sightings.count == 1)
    job.take(status("completed"), at: Self.start + 3)
    #expect(job.result?.videoURL == "https://example.com/2")
  }

  @Test("A failure ends a job, and is forgotten when the service goes on")
  func failure() {
    var job = job()
    var failed = status("failed")
    failed.failure = VideoFailure(code: "rendering_failed", message: "Rendering failed")
    job.take(failed, at: Self.start + 1)
    #expect(job.state == .failed)
    #expect(job.failure?.code == "rendering_failed")
    #expect(job.endedAt == Self.start + 1)
    job.take(status("processing"), at: Self.start + 2)
    #expect(job.state == .processing)
    #expect(job.failure == nil)
    #expect(job.endedAt == nil)
  }

  @Test("An unconfirmed job that the service knows is under way")
  func unconfirmed() {
    var job = job()
    job.state = .unconfirmed
    job.take(status("processing"), at: Self.start + 1)
    #expect(job.state == .processing)
  }

  @Test("A deleted video stays deleted, whatever an older answer says of it")
  func deleted() {
    var job = job()
    job.take(status("processing"), at: Self.start + 1)
    job.noteDeletion(at: Self.start + 2)
    #expect(job.state == .deleted && job.progress == nil && job.endedAt == Self.start + 2)
    let deleted = job
    job.take(status("completed"), at: Self.start + 3)
    #expect(job == deleted && job.sightings.map(\.word).suffix(2) == ["processing", "deleted"])
  }

  @Test("The service is asked about two states, and four are the end")
  func states() {
    #expect(Job.State.allCases.filter(\.isUnderWay) == [.waiting, .processing])
    #expect(Job.State.allCases.filter(\.isEnded) == [.refused, .completed, .failed, .deleted])
    #expect(Job.State.allCases.filter(\.hasVideo) == [.waiting, .processing, .completed, .failed])
  }

  @Test(
    "The meaning of the service's words; one that is not known is unfinished",
    arguments: [
      ("pending", VideoStatus.Phase.waiting), ("waiting", .waiting), ("processing", .processing),
      ("completed", .completed), ("failed", .failed), ("Completed", .completed), ("FAILED", .failed),
      ("rendering", .waiting), ("", .waiting), ("completed ", .waiting),
    ])
  func phase(word: String, phase: VideoStatus.Phase) {
    #expect(VideoStatus.phase(of: word) == phase)
    #expect(status(word).phase == phase)
  }
}
