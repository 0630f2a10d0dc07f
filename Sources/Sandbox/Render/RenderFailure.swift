import Foundation
import VideoModel

/// Why a video cannot be rendered.
enum RenderFailure: Error, Equatable {
  /// The video was deleted, or the sandbox stops.
  case cancelled
  /// A program that the renderer needs is not there.
  case notInstalled(program: String)
  /// A program ended with an error. The end of what it said.
  case programFailed(program: String, words: String)
  /// There is no room left where the render's files are.
  case diskFull
  /// The render's files may not be written where they are to be; the system's reason.
  case notWritable(reason: String)
  /// A file of the render cannot be read or written; the system's reason.
  case file(reason: String)
  /// The video would be longer than `Renderer.longestVideo`, in seconds.
  case tooLong(limit: Double)
  /// A file that the request names cannot be used. What it is called, on one line, and why.
  case source(String, reason: String)
  /// The stored request is no request.
  case unreadable
  /// The request asks for a failure of this code.
  case provoked(code: String, sentence: String)

  /// One sentence.
  var sentence: String {
    switch self {
    case .cancelled: "the render was ended"
    case .notInstalled(let program):
      "\(program) is not installed; apt-get install \(Self.packages[program] ?? program)"
    case .programFailed(let program, let words):
      words.isEmpty
        ? "\(program) ended without a word; is the disk full, or memory short?" : "\(program) says: \(words)"
    case .diskFull: "the disk with the sandbox's folder is full; delete videos or other files"
    case .notWritable(let reason):
      "the sandbox's folder cannot be written to: \(reason); choose another folder, or change its rights"
    case .file(let reason): "a file cannot be written to the sandbox's folder: \(reason)"
    case .tooLong(let limit):
      "the video would be longer than \(Int(limit)) seconds; shorten a script or a pause"
    case .source(let name, let reason): "\(name) cannot be used: \(reason)"
    case .unreadable: "the stored request cannot be read"
    case .provoked(_, let sentence): sentence
    }
  }

  /// The failure as the status tells it.
  /// - Parameter scene: counted from 1; nil when it is about the whole video.
  func told(scene: Int?) -> VideoFailure {
    // The service's own code.
    if case .tooLong = self {
      return VideoFailure(code: "40119", message: "Video is too long", detail: sentence)
    }
    if case .provoked(let code, let sentence) = self { return VideoFailure(code: code, message: sentence) }
    let place = scene.map { "Scene \($0)" } ?? "The video"
    return VideoFailure(
      code: "rendering_failed", message: "\(place) could not be rendered: \(sentence)", detail: sentence)
  }
}

/// What the failures are made of.
extension RenderFailure {
  /// The packages of programs that are not named like them.
  private static let packages = ["ffprobe": "ffmpeg", "fc-match": "fontconfig"]

  /// The programs without which nothing can be rendered.
  static let programs = ["ffmpeg", "ffprobe", "espeak-ng"]

  /// The programs of the renderer that are not there.
  /// - Parameter path: the folders that are looked through, with colons between them; the environment's by default.
  static func missingPrograms(
    path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) -> [String] {
    // Without the variable, the system looks here.
    let folders = (path ?? "/bin:/usr/bin").split(separator: ":", omittingEmptySubsequences: false)
    return programs.filter { program in
      !folders.contains { isProgram("\($0.isEmpty ? "." : $0)/\(program)") }
    }
  }

  private static func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// What an error number of the system means to a render.
  static func system(_ code: Int32) -> RenderFailure {
    switch code {
    case ENOSPC, EDQUOT: .diskFull
    case EACCES, EPERM, EROFS: .notWritable(reason: String(cString: strerror(code)))
    default: .file(reason: String(cString: strerror(code)))
    }
  }

  /// What any error of a render means. Foundation wraps the system's error numbers up, and has some of its own.
  init(_ error: any Error) {
    if let failure = error as? RenderFailure {
      self = failure
      return
    }
    let told = error as NSError
    let inner = told.userInfo[NSUnderlyingErrorKey] as? NSError
    for error in [inner, told].compactMap({ $0 }) where error.domain == NSPOSIXErrorDomain {
      self = .system(Int32(truncatingIfNeeded: error.code))
      return
    }
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace: self = .diskFull
    case .fileWriteVolumeReadOnly: self = .system(EROFS)
    case .fileWriteNoPermission: self = .system(EACCES)
    default: self = .file(reason: told.localizedDescription)
    }
  }

  /// What it means that a program ended with an error.
  /// - Parameter words: the end of what it said.
  static func failed(_ program: String, words: String) -> RenderFailure {
    tellsFullDisk(words) ? .diskFull : .programFailed(program: program, words: withoutFolders(words))
  }

  /// A program's words without the folders of this machine, which mean nothing to whoever sent the request.
  private static func withoutFolders(_ words: String) -> String {
    words.replacing(#/(^|[\s:='"\[(])\/(?:[^\s\/:;'"]+\/)+/#) { $0.1 }
  }

  /// Whether a program said that there is no room left, in the user's language or in its own.
  static func tellsFullDisk(_ words: String) -> Bool {
    [String(cString: strerror(ENOSPC)), "No space left on device"].contains(where: words.contains)
  }
}
