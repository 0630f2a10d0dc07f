import Foundation
import Testing
import VideoModel

/// Jobs that failed for the same cause.
@Suite struct FailureCauseTests {
  private func job(
    _ id: String, _ message: String, code: String = "invalid_parameter", state: Job.State = .failed
  ) -> Job {
    var job = Job(
      id: Job.ID(rawValue: id), draftID: nil, kind: .studio, title: id, requestText: "{}", service: "s",
      createdAt: Date(timeIntervalSince1970: 0))
    job.state = state
    job.failure = VideoFailure(code: code, message: message)
    return job
  }

  private func cause(_ message: String, code: String = "c") -> FailureCause? {
    FailureCause(of: job("a", message, code: code))
  }

  @Test func `numbers of scenes and lengths make no difference, names and codes do`() {
    #expect(cause("video_inputs.0.voice is invalid") == cause("video_inputs.12.voice is invalid"))
    #expect(cause("Scene 2: 5001 characters") == cause("Scene 1: 6000 characters"))
    #expect(cause("Avatar josh_3 not found") != cause("Avatar josh_4 not found"))
    #expect(cause("Avatar 3fa8-1 not found") != cause("Avatar 3fa8-2 not found"))
    #expect(cause("no", code: "one") != cause("no", code: "other"))
    #expect(FailureCause(of: job("a", "no", state: .completed)) == nil)
  }

  @Test func `the most frequent cause comes first, and its jobs stay in order`() {
    let jobs = [
      job("a", "x"), job("b", "y"), job("c", "y", state: .refused), job("d", "", state: .waiting),
      job("e", "z"),
    ]
    let groups = FailureGroup.groups(of: jobs)
    #expect(groups.map { $0.jobs.map(\.id.rawValue) } == [["b", "c"], ["a"], ["e"]])
    #expect(groups[0].sentence == "y" && groups[0].cause.code == "invalid_parameter")
    #expect(FailureGroup.groups(of: [job("a", "", code: "avatar_error")])[0].sentence == "avatar error")
  }

  @Test func `the fields are found whose id the service names`() {
    var video = StudioVideo.example
    video.scenes[0].character?.avatarID = "ann"
    video.scenes[1].character?.avatarID = "ann_lite"
    video.scenes[2].character?.avatarID = "ann_lite"
    let request = VideoRequest.studio(video)
    let fields = request.fields(of: Remedy.anotherAvatar.catalogues, namedIn: "Avatar ann_lite not found")
    #expect(
      fields.map(\.path.description) == [
        "video_inputs[1].character.avatar_id", "video_inputs[2].character.avatar_id",
      ])
    #expect(request.fields(of: [.voices], namedIn: "Avatar ann_lite not found").isEmpty)
  }
}
