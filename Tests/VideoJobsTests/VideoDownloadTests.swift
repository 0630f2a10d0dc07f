import Foundation
import HeyGenClient
import Synchronization
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Saving of videos", .timeLimit(.minutes(1)))
struct VideoDownloadTests {
  private let folder: TemporaryFolder
  private let clock = ManualClock()

  init() throws { folder = try TemporaryFolder() }

  /// A service whose every question for a status is answered with the next address, and whose files are their paths.
  private func downloads(
    _ store: Store, addresses: [String], expired: Set<String> = [],
    end: ClientError = .offline(reason: "the script is at its end")
  ) throws -> VideoDownload {
    let rest = Mutex(addresses)
    let service = VideoService(
      name: "sandbox",
      submit: { _ async throws(ClientError) in throw .offline(reason: "nothing is submitted here") },
      status: { job async throws(ClientError) in
        guard let address = rest.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
          throw end
        }
        return VideoStatus(
          videoID: job.videoID ?? "", word: "completed",
          result: VideoResult(videoURL: address, captionURL: address + "?captions"))
      },
      delete: { _ async throws(ClientError) in throw .offline(reason: "nothing is deleted here") })
    let transport = Transport(send: { request in
      let address = request.url?.absoluteString ?? ""
      return HTTPAnswer(status: expired.contains(address) ? 403 : 200, body: Data(address.utf8))
    })
    let key = try #require(Secret("key"))
    return VideoDownload(store: store, service: service, clock: clock.jobClock()) {
      Client(baseURL: .live, key: key, transport: transport)
    }
  }

  private func place(_ name: String = "v.mp4") -> DownloadPlace { .file(folder.file(name), .refuse) }

  private func stored(_ job: Job) async throws -> Store {
    let store = try Store.inMemory()
    try await store.insert(job, owner: Example.dead)
    return store
  }

  @Test("The address is asked for anew, and the job knows where its video is")
  func freshAddress() async throws {
    let store = try await stored(Example.full)
    let file = try await downloads(store, addresses: ["https://new/v"]).save(Example.full, to: place())
    #expect(try folder.read("v.mp4") == "https://new/v")
    let job = try #require(try await store.job(Example.full.id))
    #expect(job.savedTo == file.path && job.result?.videoURL == "https://new/v")
  }

  @Test("An address that expires in between is asked for once more")
  func renewal() async throws {
    let store = try await stored(Example.full)
    let downloads = try downloads(
      store, addresses: ["https://old/v", "https://new/v"], expired: ["https://old/v"])
    _ = try await downloads.save(Example.full, to: place())
    #expect(try folder.read("v.mp4") == "https://new/v")
  }

  @Test("Of another service's job the known address is taken, and not asked for")
  func otherService() async throws {
    var job = Example.full
    job = Job(
      id: job.id, draftID: nil, kind: .studio, title: "Other", requestText: "{}", service: "elsewhere",
      createdAt: job.createdAt)
    job.state = .completed
    job.videoID = "v"
    job.result = VideoResult(videoURL: "https://elsewhere/v")
    let store = try await stored(job)
    _ = try await downloads(store, addresses: []).save(job, to: place())
    #expect(try folder.read("v.mp4") == "https://elsewhere/v")
    let expired = try downloads(store, addresses: ["https://new/v"], expired: ["https://elsewhere/v"])
    await #expect(throws: ClientError.self) { try await expired.save(job, to: place("other.mp4")) }
  }

  @Test("Where the service does not tell any more, the known address is taken")
  func ended() async throws {
    let store = try await stored(Example.full)
    let gone = ClientError.refused(status: 410, code: "gone", message: "v1 has ended")
    _ = try await downloads(store, addresses: [], end: gone).save(Example.full, to: place())
    #expect(try folder.read("v.mp4") == "https://x/v.mp4")
    let offline = try downloads(store, addresses: [])
    await #expect(throws: ClientError.self) { try await offline.save(Example.full, to: place("other.mp4")) }
  }

  @Test("Captions stand beside the video, and are not taken for it")
  func captions() async throws {
    let store = try await stored(Example.full)
    let before = try await store.job(Example.full.id)?.savedTo
    let file = try await downloads(store, addresses: ["https://new/v"]).save(
      Example.full, .captions, to: .folder(folder.file("out"), .standard, .nextFree))
    #expect(file.pathExtension == "srt")
    #expect(try String(contentsOf: file, encoding: .utf8) == "https://new/v?captions")
    #expect(try await store.job(Example.full.id)?.savedTo == before)
  }

  @Test("A video that was deleted, or is not there yet, says so")
  func nothingThere() async throws {
    let job = Example.job("a")
    let store = try await stored(job)
    await #expect(throws: ClientError.notFound(message: "“Job a” has no video yet")) {
      try await downloads(store, addresses: []).save(job, to: place())
    }
    var deleted = job
    deleted.state = .deleted
    await #expect(throws: ClientError.notFound(message: "the video of “Job a” was deleted")) {
      try await downloads(store, addresses: []).save(deleted, to: place())
    }
  }
}
