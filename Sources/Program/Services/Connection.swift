import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// A service, with the client that reaches it now. The sandbox's client changes when the sandbox is started anew.
struct Connection: Sendable {
  let choice: ServiceChoice
  let sandbox: EmbeddedSandbox

  func client() async throws(ClientError) -> Client {
    switch choice {
    case .server(let baseURL, let key): return Client(baseURL: baseURL, key: key)
    case .sandbox:
      do { return try await sandbox.client() } catch { throw .offline(reason: error.description) }
    }
  }

  /// What submitter and poller need.
  var service: VideoService {
    VideoService(
      name: choice.name,
      submit: { job async throws(ClientError) in try await client().submit(job) },
      status: { job async throws(ClientError) in try await client().status(of: job) })
  }

  func catalogue() async throws(ClientError) -> CatalogueListing {
    let client = try await client()
    let (avatars, talkingPhotos) = try await client.avatars()
    let voices = try await client.voices()
    return CatalogueListing(avatars: avatars, talkingPhotos: talkingPhotos, voices: voices)
  }

  /// Saves a job's video; its address is asked for anew, since addresses expire.
  func download(_ job: Job, to file: String, progress: @escaping @Sendable (Double) -> Void)
    async throws(ClientError)
  {
    let client = try await client()
    var address = job.result?.videoURL
    if job.service == choice.name, job.videoID != nil {
      address = try await client.status(of: job).result?.videoURL ?? address
    }
    guard let address else { throw .notFound(message: "“\(job.title)” has no video") }
    try await client.download(address, to: URL(fileURLWithPath: file), progress: progress)
  }

  /// The present address of a job's video.
  func videoURL(of job: Job) async throws(ClientError) -> String {
    guard job.service == choice.name, job.videoID != nil else { return job.result?.videoURL ?? "" }
    return try await client().status(of: job).result?.videoURL ?? job.result?.videoURL ?? ""
  }
}
