import CMicroHTTPD
import Foundation
import VideoModel

/// Where a sandbox keeps its videos, and where it listens.
public struct SandboxConfiguration: Sendable {
  /// Videos and work files; one sandbox a folder.
  public var folder: URL
  /// The port; nil takes a free one.
  public var port: UInt16?

  /// A configuration.
  public init(folder: URL, port: UInt16? = nil) {
    self.folder = folder
    self.port = port
  }
}

/// Why a sandbox cannot be started: the thing, the reason, the way out.
public enum SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The port cannot be had.
  case portTaken(UInt16)
  /// No port can be had.
  case cannotListen(reason: String)
  /// The folder cannot be used.
  case folderNotWritable(path: String, reason: String)

  /// One sentence.
  public var description: String {
    switch self {
    case .portTaken(let port):
      "the sandbox cannot listen on port \(port): it is taken; choose another with --port"
    case .cannotListen(let reason): "the sandbox cannot listen on 127.0.0.1: \(reason)"
    case .folderNotWritable(let path, let reason): "the sandbox's folder \(path) cannot be written: \(reason)"
    }
  }
}

/// A loopback server that behaves like the API and renders drafts.
///
/// It takes the requests that the rules allow and refuses the others in the service's own words. Ids of avatars and voices
/// that its catalogue does not know are accepted, since they may be of the user's own account. Pictures, videos and
/// recordings from addresses and assets are not fetched: a label stands for each.
public final class SandboxServer: Sendable {
  /// The port that it listens on.
  public let port: UInt16
  private let listener: HTTPListener
  private let library: VideoLibrary
  private let queue: RenderQueue

  /// The address, such as `http://127.0.0.1:8080`.
  public var baseURL: String { "http://127.0.0.1:\(port)" }

  private init(listener: HTTPListener, library: VideoLibrary, queue: RenderQueue) {
    self.listener = listener
    self.library = library
    self.queue = queue
    port = listener.port
  }

  /// Starts a sandbox. Renders that an earlier one did not finish begin anew.
  public static func start(_ configuration: SandboxConfiguration) throws(SandboxError) -> SandboxServer {
    let library = try VideoLibrary(folder: configuration.folder)
    let queue = RenderQueue(library: library)
    let router = Router(library: library, queue: queue)
    let listener = try HTTPListener(port: configuration.port, answer: router.answer)
    for id in library.unfinished { queue.add(id) }
    return SandboxServer(listener: listener, library: library, queue: queue)
  }

  /// Ends renders and stops listening. May be called more than once.
  public func stop() {
    queue.stop()
    listener.stop()
  }

  /// Returns when a video is completed or failed; at once for one that is not there.
  public func waitUntilEnded(_ videoID: String) async { await library.waitUntilEnded(videoID) }
}
