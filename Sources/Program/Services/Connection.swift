import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// A service, with the client that reaches it now. The sandbox's client changes when the sandbox is started anew.
struct Connection: Sendable {
  let choice: ServiceChoice
  let sandbox: EmbeddedSandbox
  /// What all requests to the service pass, whatever they are for.
  let gate: RequestGate
  /// Told of every request and its answer.
  var observe: @Sendable (ServiceCall) -> Void = { _ in }

  private static let sandboxBudget = 6000

  /// - Parameter requestsPerMinute: the budget of all requests together; the sandbox has one of its own.
  init(
    choice: ServiceChoice, sandbox: EmbeddedSandbox, requestsPerMinute: Int = RequestGate.usualBudget
  ) {
    self.choice = choice
    self.sandbox = sandbox
    // The sandbox's answers cost nothing, and a batch for it may be long.
    if case .sandbox = choice {
      gate = RequestGate(perMinute: Self.sandboxBudget)
    } else {
      gate = RequestGate(perMinute: requestsPerMinute)
    }
  }

  func client() async throws(ClientError) -> Client {
    let client: Client
    switch choice {
    case .server(let baseURL, let key, _): client = Client(baseURL: baseURL, key: key, gate: gate)
    case .sandbox:
      do { client = try await sandbox.client(gate: gate) } catch { throw .offline(reason: error.description) }
    }
    return client.observed(by: observe)
  }

  /// What submitter, poller and deletion need.
  var service: VideoService {
    var service = VideoService(name: choice.name) { use async throws(ClientError) in
      try await client().used(for: use)
    }
    service.load = { [gate] in gate.load }
    return service
  }

  func catalogue() async throws(ClientError) -> CatalogueListing {
    let client = try await client()
    var listing = CatalogueListing()
    // v1 and v2 were announced to end: where they no longer answer, v3 says who there is.
    do { (listing.avatars, listing.talkingPhotos) = try await client.avatars() } catch  where error.isEnded {}
    do { listing.voices = try await client.voices() } catch  where error.isEnded {
      listing.voices = try await client.voicesV3()
    }
    do { listing.looks = try await client.looks() } catch  where error.isEnded {}
    return listing
  }

  /// What the account can still spend.
  func account() async throws(ClientError) -> Account { try await client().account() }

  /// Uploads a file.
  func upload(
    _ file: AssetFile, progress: @escaping @Sendable (Double) -> Void
  ) async throws(ClientError) -> UploadedAsset {
    try await client().uploadAsset(file.url, contentType: file.contentType, progress: progress)
  }

  /// Saves videos.
  func downloads(_ store: Store) -> VideoDownload {
    VideoDownload(store: store, service: service, clock: .live) { () async throws(ClientError) in
      try await client()
    }
  }
}
