import Foundation
import Testing
import VideoModel

@testable import Composer

@Suite("The time of jobs on the screen")
struct JobTimeTests {
  private func job(_ id: String, word: String, age: Double, spoken: Double? = 30) -> Job {
    var job = Job(
      id: Job.ID(rawValue: id), draftID: nil, kind: .studio, title: "Job \(id)", requestText: "{}",
      service: "sandbox", createdAt: Session.start - age)
    job.spokenSeconds = spoken
    job.take(VideoStatus(videoID: "v\(id)", word: word), at: Session.start - age)
    return job
  }

  private func times(_ took: Double) -> RenderTimes {
    RenderTimes(Array(repeating: RenderTimes.Sample(kind: .studio, spoken: 30, took: took), count: 3))
  }

  private func row(_ session: Session, _ title: String) -> String {
    session.screen.split(separator: "\n").first { $0.contains(title) }.map(String.init) ?? ""
  }

  @Test func `a job that should be done long ago has a sign and a word, and keeps its own`() {
    var session = Session()
    session.send(
      .jobsLoaded([job("young", word: "processing", age: 1190), job("old", word: "dreaming", age: 1201)]))
    #expect(row(session, "Job old").contains("! Job old"))
    #expect(row(session, "Job old").contains("dreaming"))
    #expect(row(session, "Job old").contains("late"))
    #expect(!row(session, "Job young").contains("late"))
    session.send(.timePassed(Session.start + 11))
    #expect(row(session, "Job young").contains("late"))
  }

  @Test func `an estimate is told as one, and not where progress is known`() {
    var session = Session()
    session.send(.renderTimesLearned(times(170)))
    var measured = job("measured", word: "processing", age: 50)
    measured.progress = 0.5
    session.send(.jobsLoaded([job("guessed", word: "processing", age: 50), measured]))
    #expect(row(session, "Job guessed").contains("≈ 2 min left"))
    #expect(row(session, "Job measured").contains("50 %"))
    #expect(!row(session, "Job measured").contains("left"))
  }

  @Test func `jobs that end are learned from`() {
    var session = Session()
    let ids = ["a", "b", "c"]
    session.send(.jobsLoaded(ids.map { job($0, word: "processing", age: 100) }))
    for id in ids {
      var done = job(id, word: "processing", age: 100)
      done.take(VideoStatus(videoID: "v", word: "completed"), at: Session.start)
      session.send(.jobChanged(done))
      // Told once more, it is not another one.
      session.send(.jobChanged(done))
    }
    session.send(.jobChanged(job("d", word: "processing", age: 60)))
    #expect(row(session, "Job d").contains("≈ 40 s left"))
    #expect(session.state.renderTimes.samples.count == 3)
  }

  @Test func `the user says which video an unconfirmed job has made, or that there is none`() {
    var session = Session()
    var unsure = job("a", word: "pending", age: 60)
    unsure.state = .unconfirmed
    session.send(.jobsLoaded([unsure]))
    let videos = ["one", "two"].map {
      VideoSummary(videoID: $0, status: "processing", title: "Welcome", createdAt: Session.start - 50)
    }
    session.send(.candidatesFound(unsure.id, videos))
    session.press("Down", "Enter")
    #expect(session.takeEffects() == [.adoptVideo("two", unsure.id)])
    session.send(.candidatesFound(unsure.id, videos))
    session.press("Down", "Down", "Enter")
    #expect(session.takeEffects() == [.adoptVideo(nil, unsure.id)])
    // Whoever types by then goes on typing.
    session.focus("video_inputs[0].voice.input_text")
    session.press("Enter")
    session.send(.candidatesFound(unsure.id, videos))
    #expect(session.state.notice?.text.contains("c on the job") == true)
    session.type("x")
    session.press("Enter")
    #expect(session.state.edit != nil && session.state.overlay == nil)
    session.press("Esc")
    // Another hand has settled it meanwhile.
    session.send(.jobChanged(job("a", word: "pending", age: 60)))
    session.send(.candidatesFound(unsure.id, videos))
    #expect(session.state.overlay == nil)
  }
}
