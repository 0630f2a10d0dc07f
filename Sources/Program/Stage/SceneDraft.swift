import Foundation
import HeyGenClient
import VideoModel

/// Renders a scene on this computer, whatever service is chosen: nothing is sent anywhere else.
struct SceneDraft {
  let sandbox: EmbeddedSandbox

  /// Between two questions for how far it is.
  private static let pause = Duration.milliseconds(150)

  /// Renders a request into a file. The sandbox keeps nothing of it, not even when the task is cancelled.
  /// - Returns: what is not as it should be in the video, a sentence each.
  @discardableResult func render(
    _ request: VideoRequest, to file: URL, progress: @Sendable (Double) -> Void
  ) async throws -> [String] {
    let client = try await sandbox.client()
    // In a task of its own, which is not cancelled with this one: what is begun must be known, to be deleted.
    let submitted = try await Task {
      try await client.submit(endpoint: request.kind.endpoint, requestText: request.json.prettyText)
    }.value
    let result: Result<[String], any Error>
    do {
      let (address, warnings) = try await wait(for: submitted.videoID, client, progress)
      try await client.download(address, to: file)
      result = .success(warnings)
    } catch {
      result = .failure(error)
    }
    await Task { try? await client.deleteVideo(submitted.videoID) }.value
    return try result.get()
  }

  private func wait(
    for id: String, _ client: Client, _ progress: (Double) -> Void
  ) async throws -> (address: String, warnings: [String]) {
    var told = 0.0
    while true {
      let status = try await client.videoStatus(id)
      if let failure = status.failure { throw ProgramError.failed(failure.detail ?? failure.message) }
      if let result = status.result { return (result.videoURL, status.warnings) }
      if let share = status.progress, share > told {
        told = share
        progress(share)
      }
      try await Task.sleep(for: Self.pause)
    }
  }
}
