import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Submission", .timeLimit(.minutes(1)))
struct SubmitterTests {
  private let clock = ManualClock()
  private let text = #"{ "title":"as typed" , "test": true }"#

  private func submitter(
    _ store: Store, owner: String = Example.living, clock: JobClock? = nil,
    submit: @escaping @Sendable (Job) async throws(ClientError) -> Submitted
  ) -> Submitter {
    let service = VideoService(
      name: "sandbox", submit: submit,
      status: { _ async throws(ClientError) in throw .offline(reason: "nobody asks here") },
      delete: { _ async throws(ClientError) in throw .offline(reason: "nobody deletes here") })
    return Submitter(store: store, service: service, clock: clock ?? self.clock.jobClock(), owner: owner)
  }

  private func submit(_ submitter: Submitter) async throws -> Job {
    try await submitter.submit(
      draftID: Draft.ID(rawValue: "d"), kind: .studio, title: "Demo", requestText: text)
  }

  @Test("A request that is taken waits for its video, and the very text was sent")
  func taken() async throws {
    let store = try Store.inMemory()
    let sent = Mutex<[String]>([])
    let job = try await submit(
      submitter(store) { job async throws(ClientError) in
        sent.withLock { $0.append(job.requestText) }
        return Submitted(videoID: "v1")
      })
    #expect(sent.withLock { $0 } == [text])
    #expect(job.state == .waiting && job.videoID == "v1" && job.failure == nil && job.endedAt == nil)
    #expect(job.requestText == text && job.draftID?.rawValue == "d" && job.service == "sandbox")
    #expect(try await store.jobs() == [job])
  }

  /// What an error of a submission means for its job.
  struct Outcome: Sendable, CustomTestStringConvertible {
    let error: ClientError
    let state: Job.State
    let code: String

    var testDescription: String { "\(error.code) → \(state.rawValue)" }

    static let all = [
      Outcome(error: .wrongKey(message: "m"), state: .refused, code: "unauthorized"),
      Outcome(error: .noCredits(message: "m"), state: .refused, code: "insufficient_credit"),
      Outcome(
        error: .rateLimited(retryAfter: .seconds(3600)), state: .refused, code: "rate_limit_exceeded"),
      Outcome(error: .invalidRequest(message: "m", field: nil), state: .refused, code: "invalid_parameter"),
      Outcome(error: .notFound(message: "m"), state: .refused, code: "not_found"),
      Outcome(
        error: .refused(status: 403, code: "forbidden", message: "m"), state: .refused, code: "forbidden"),
      Outcome(error: .offline(reason: "m"), state: .refused, code: "offline"),
      Outcome(error: .serverFault(status: 502, message: "m"), state: .unconfirmed, code: "internal_error"),
      Outcome(error: .connectionLost(reason: "m"), state: .unconfirmed, code: "connection_lost"),
      Outcome(error: .timedOut, state: .unconfirmed, code: "timed_out"),
      Outcome(error: .unreadableAnswer(reason: "m"), state: .unconfirmed, code: "unreadable_answer"),
      Outcome(error: .cancelled, state: .unconfirmed, code: "cancelled"),
    ]
  }

  @Test("What went wrong decides whether there can be a video", arguments: Outcome.all)
  func outcome(_ outcome: Outcome) async throws {
    let store = try Store.inMemory()
    let job = try await submit(
      submitter(store) { _ async throws(ClientError) in throw outcome.error })
    #expect(job.state == outcome.state)
    #expect(job.failure?.code == outcome.code)
    #expect(job.failure?.message.hasPrefix(outcome.error.description) == true)
    #expect((job.endedAt != nil) == (outcome.state == .refused))
    #expect(job.videoID == nil)
    #expect(try await store.jobs() == [job])
  }

  @Test("Where nothing was sent the job says so, and what to do")
  func nothingSent() async throws {
    let job = try await submit(
      submitter(try Store.inMemory()) { _ async throws(ClientError) in throw .offline(reason: "no network")
      })
    #expect(job.failure?.message.contains("nothing was sent, so submit it again") == true)
  }

  @Test("The job is on the disk as being sent before the first byte leaves")
  func writtenFirst() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let seen = Mutex<[Job.State]>([])
    let told = Mutex<[Job.State]>([])
    let submitter = submitter(place.store) { _ async throws(ClientError) in
      let states = (try? await other.jobs().map(\.state)) ?? []
      seen.withLock { $0 = states }
      return Submitted(videoID: "v1")
    }
    _ = try await submitter.submit(
      draftID: nil, kind: .studio, title: "Demo", requestText: text,
      onStored: { job in told.withLock { $0.append(job.state) } })
    #expect(seen.withLock { $0 } == [.sending])
    #expect(told.withLock { $0 } == [.stored, .sending])
  }

  @Test("A store that cannot write the job down sends nothing")
  func storeFailsFirst() async throws {
    let place = try StorePlace()
    try Database(path: place.folder.file("data/store.sqlite").path).run(
      "CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(FAIL, 'no room'); END")
    let sent = Mutex(0)
    let submitter = submitter(place.store) { _ async throws(ClientError) in
      sent.withLock { $0 += 1 }
      return Submitted(videoID: "v1")
    }
    await #expect(throws: StoreError.failed("no room")) { try await submit(submitter) }
    #expect(sent.withLock { $0 } == 0)
  }

  @Test("A store that fails after the request has left is tried again; the job still names its video")
  func storeFailsLast() async throws {
    let place = try StorePlace()
    try Database(path: place.folder.file("data/store.sqlite").path).run(
      """
      CREATE TRIGGER full BEFORE UPDATE ON jobs WHEN NEW.video_id IS NOT NULL
      BEGIN SELECT RAISE(FAIL, 'no room'); END
      """)
    let slept = Mutex<[Duration]>([])
    var impatient = clock.jobClock()
    impatient.sleep = { duration in slept.withLock { $0.append(duration) } }
    let job = try await submit(
      submitter(place.store, clock: impatient) { _ async throws(ClientError) in Submitted(videoID: "v1") })
    #expect(slept.withLock { $0 } == Submitter.pausesOfWriting.map { .seconds($0) })
    #expect(job.state == .unconfirmed && job.videoID == "v1" && job.failure?.code == "not_written")
    #expect(job.failure?.message.contains("the service took it as video v1") == true)
    #expect(try await place.store.job(job.id)?.state == .sending)
  }

  // MARK: Killed between two steps

  @Test("Killed before sending: nothing was sent, and the job says so")
  func killedBeforeSending() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.job("j"), owner: Example.dead)
    let settled = try await recover(place.openAgain())
    #expect(settled.map(\.state) == [.refused])
    #expect(settled.first?.failure?.code == "not_sent" && settled.first?.endedAt == clock.now)
    #expect(try await place.store.jobs() == settled)
  }

  @Test("Killed while sending: perhaps there is a video")
  func killedWhileSending() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.job("j"), owner: Example.dead)
    _ = try await place.store.claimForSending(Job.ID(rawValue: "j"), owner: Example.dead, now: Example.start)
    let settled = try await recover(place.openAgain())
    #expect(settled.map(\.state) == [.unconfirmed])
    #expect(settled.first?.failure?.code == "interrupted" && settled.first?.endedAt == nil)
    #expect(try await recover(place.openAgain()).isEmpty, "once is enough")
  }

  @Test("Killed after the answer was written down: the job goes on")
  func killedAfterwards() async throws {
    let place = try StorePlace()
    try await place.store.insert(Example.underWay("j"), owner: Example.dead)
    #expect(try await recover(place.openAgain()).isEmpty)
    #expect(try await place.store.jobs() == [Example.underWay("j")])
  }

  @Test("What a living program is sending is left to it, for as long as sending can take")
  func livingSender() async throws {
    let store = try Store.inMemory()
    try await store.insert(Example.job("j", at: clock.now), owner: Example.living)
    #expect(try await recover(store).isEmpty)
    clock.advance(by: Submitter.longestSending + 1)
    #expect(try await recover(store).map(\.state) == [.refused], "the number went to another program")
  }

  private func recover(_ store: Store) async throws -> [Job] {
    // A recovery that sends would fail the test by its answer.
    try await submitter(store, owner: "\(ProcessInfo.processInfo.processIdentifier)-next") {
      _ async throws(ClientError) in
      Issue.record("a recovery sent a request")
      return Submitted(videoID: "v")
    }.recover()
  }

  @Test("An answer that comes after its job was given up for lost still counts")
  func lateAnswer() async throws {
    let place = try StorePlace()
    let other = try place.openAgain()
    let recovering = Submitter(
      store: other, service: ScriptedService().service(), clock: clock.jobClock(), owner: "9-other",
      isAlive: { _ in false })
    let job = try await submit(
      submitter(place.store) { _ async throws(ClientError) in
        let settled = try? await recovering.recover()
        #expect(settled?.map(\.state) == [.unconfirmed])
        return Submitted(videoID: "v1")
      })
    #expect(job.state == .waiting && job.videoID == "v1" && job.failure == nil)
    #expect(try await other.jobs() == [job])
  }
}
