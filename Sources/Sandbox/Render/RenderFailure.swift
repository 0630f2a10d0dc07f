import VideoModel

/// Why a video cannot be rendered.
enum RenderFailure: Error, Equatable {
  /// The video was deleted, or the sandbox stops.
  case cancelled
  /// A program that the renderer needs is not there.
  case notInstalled(program: String)
  /// A program ended with an error. The end of what it said.
  case programFailed(program: String, words: String)
  /// A file of the render cannot be read or written; the system's reason.
  case file(reason: String)
  /// The video would be longer than `Renderer.longestVideo`, in seconds.
  case tooLong(limit: Double)
  /// The stored request is no request.
  case unreadable

  /// One sentence.
  var sentence: String {
    switch self {
    case .cancelled: "the render was ended"
    case .notInstalled(let program): "\(program) is not installed; apt-get install \(program)"
    case .programFailed(let program, let words):
      words.isEmpty
        ? "\(program) ended without a word; is the disk full, or memory short?" : "\(program) says: \(words)"
    case .file(let reason): "a file cannot be written to the sandbox's folder: \(reason)"
    case .tooLong(let limit):
      "the video would be longer than \(Int(limit)) seconds; shorten a script or a pause"
    case .unreadable: "the stored request cannot be read"
    }
  }

  /// The failure as the status tells it.
  /// - Parameter scene: counted from 1; nil when it is about the whole video.
  func told(scene: Int?) -> VideoFailure {
    // The service's own code (reference, section 6).
    if case .tooLong = self {
      return VideoFailure(code: "40119", message: "Video is too long", detail: sentence)
    }
    let place = scene.map { "Scene \($0)" } ?? "The video"
    return VideoFailure(
      code: "rendering_failed", message: "\(place) could not be rendered: \(sentence)", detail: sentence)
  }
}
