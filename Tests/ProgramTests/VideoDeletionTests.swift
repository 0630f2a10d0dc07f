import Foundation
import HeyGenClient
import TestSupport
import Testing
import VideoJobs
import VideoModel

@testable import Program

/// Videos of every kind are deleted over a socket from the sandbox that renders them.
@Suite(.timeLimit(.minutes(2))) struct VideoDeletionTests {
  /// So long that its render does not end before it is deleted.
  private static let script = String(repeating: "One more word. ", count: 150)

  private static func request(_ kind: RequestKind) -> String {
    switch kind {
    case .studio:
      #"{"video_inputs":[{"voice":{"type":"text","voice_id":"v","input_text":"\#(script)"}}]}"#
    case .transparent:
      #"{"avatar_pose_id":"a","avatar_style":"normal","input_text":"\#(script)","voice_id":"v"}"#
    case .avatarIV: #"{"title":"T","avatar_id":"a","script":"\#(script)","voice_id":"v"}"#
    case .v3: #"{"type":"avatar","avatar_id":"a","script":"\#(script)"}"#
    }
  }

  @Test func `a render of every kind is ended, and its job says so`() async throws {
    let folder = try TemporaryFolder()
    let connection = Connection(choice: .sandbox, sandbox: EmbeddedSandbox(folder: folder.file("sandbox")))
    let store = try Store.inMemory()
    let service = connection.service
    let submitter = Submitter(store: store, service: service, clock: .live, owner: Compose.owner)
    let deletion = VideoDeletion(store: store, service: service, clock: .live)
    for kind in RequestKind.allCases {
      let job = try await submitter.submit(
        draftID: nil, kind: kind, title: "T", requestText: Self.request(kind))
      #expect(try await service.status(job).progress != nil, "\(kind) tells how far it is")
      #expect(try await deletion.delete(job.id)?.state == .deleted, "\(kind)")
      #expect(try await store.job(job.id)?.state == .deleted)
      let id = try #require(job.videoID)
      do throws(ClientError) {
        let status = try await service.status(job)
        Issue.record("\(kind) is still \(status.word)")
      } catch {
        guard case .notFound = error else { throw error }
      }
      let left = try? FileManager.default.contentsOfDirectory(atPath: folder.file("sandbox/\(id)").path)
      #expect(left?.contains("video.json") != true)
    }
    await connection.sandbox.stop()
    let renders = try FileManager.default.contentsOfDirectory(atPath: folder.file("sandbox").path)
      .filter { $0.count == 32 }
    #expect(renders.isEmpty, "no render has left anything")
  }
}
