import Foundation
import Synchronization

/// Where the sandbox keeps its files, and where it listens.
public struct SandboxConfiguration: Sendable {
  /// The folder of its videos, records and work files. It is made if need be; one sandbox at a time uses it.
  public var folder: URL
  /// The port on 127.0.0.1; nil takes a free one.
  public var port: UInt16?
  /// How many seconds of video the account may have; nil for no limit.
  public var quotaSeconds: Double?

  /// A configuration.
  public init(folder: URL, port: UInt16? = nil, quotaSeconds: Double? = nil) {
    self.folder = folder
    self.port = port
    self.quotaSeconds = quotaSeconds
  }
}

/// A server on 127.0.0.1 that behaves like the HeyGen API, and renders a draft of every video on this machine with
/// ffmpeg and espeak-ng. It takes any key that is not blank.
///
/// The draft has everything of a request that is seen or heard: backgrounds, a drawn presenter whose mouth follows the
/// voice or the picture that the request names, text overlays, captions and watermarks, speech, recordings and a second
/// sound. Files that the request names are fetched, with limits on size and time.
public final class SandboxServer: Sendable {
  /// The port that it listens on.
  public let port: UInt16
  private let http: HTTPServer
  private let library: VideoLibrary
  private let queue: RenderQueue
  private let previews: PreviewShelf
  private let lock: Mutex<FolderLock?>

  /// Such as `http://127.0.0.1:8077`, without a slash at the end.
  public var baseURL: String { Self.baseURL(port) }

  /// Starts a server, and with it the renders that were interrupted when the last one on the folder ended.
  /// - Throws: `SandboxError` when the folder or the port cannot be used.
  public static func start(_ configuration: SandboxConfiguration) throws(SandboxError) -> SandboxServer {
    try SandboxServer(configuration)
  }

  private init(_ configuration: SandboxConfiguration) throws(SandboxError) {
    let folderLock = try FolderLock(configuration.folder)
    let socket = try ListeningSocket(port: configuration.port)
    let library = VideoLibrary(VideoFolder(url: configuration.folder))
    let uploads = AssetLibrary(configuration.folder.appending(path: "assets"))
    let queue = RenderQueue(
      library,
      fetcher: MediaFetcher(folder: configuration.folder.appending(path: "fetched"), assets: uploads),
      cache: SceneCache(folder: configuration.folder.appending(path: "scenes")))
    let media = MediaEndpoint(library: library, baseURL: Self.baseURL(socket.port))
    let account = AccountEndpoints(library: library, quotaSeconds: configuration.quotaSeconds)
    let videos = VideoEndpoints(
      library: library, queue: queue, media: media, account: account, now: { Date() })
    let assets = AssetEndpoints(
      library: uploads, baseURL: Self.baseURL(socket.port), now: { Date() })
    let idempotency = IdempotencyStore(
      file: configuration.folder.appending(path: "idempotency.json"), now: { Date() })
    let previews = PreviewShelf(folder: configuration.folder.appending(path: "previews"))
    let preview = PreviewEndpoint(shelf: previews, baseURL: Self.baseURL(socket.port))
    let router = Router(
      videos: videos, media: media, account: account, assets: assets,
      catalogue: CatalogueEndpoints(previews: preview), previews: preview, idempotency: idempotency)
    http = try HTTPServer(socket, bodyLimit: router.bodyLimit, takesLong: router.takesLong) {
      router.answer($0)
    }
    port = socket.port
    self.library = library
    self.queue = queue
    self.previews = previews
    lock = Mutex(folderLock)
    for record in library.all.reversed() where !record.status.isEnded { queue.submit(record.id) }
  }

  deinit { stop() }

  /// Stops answering, and ends the renders under way; they start again with the next server on the folder. May be
  /// called more than once.
  public func stop() {
    previews.stop()
    http.stop()
    library.close()
    queue.stop()
    lock.withLock { $0 = nil }
  }

  /// Returns when a video is completed, failed or deleted, or the server has stopped; at once when there is no such
  /// video.
  public func waitUntilEnded(_ videoID: String) async {
    await library.waitUntilEnded(videoID)
  }

  /// The ids of avatars and voices that make a request or its render fail, and how.
  public static var provokedFaults: [(id: String, effect: String)] {
    ProvokedFault.allCases.map { ($0.rawValue, $0.effect) }
  }

  private static func baseURL(_ port: UInt16) -> String { "http://127.0.0.1:\(port)" }
}
