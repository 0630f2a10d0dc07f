import Foundation
import Synchronization
import VideoModel

/// A video of the sandbox.
struct StoredVideo: Sendable, Equatable {
  enum State: String, Sendable {
    case pending, processing, completed, failed
  }

  let id: String
  /// The part of its addresses that cannot be guessed.
  let token: String
  let request: JSONValue
  /// Unix seconds.
  let createdAt: Double
  var state = State.pending
  /// 0–1.
  var progress = 0.0
  /// Seconds.
  var duration = 0.0
  /// Why it failed, as a sentence.
  var failure: String?
}

/// The sandbox's videos, each in a folder of its own with a file that says what it is.
final class VideoLibrary: Sendable {
  private let folder: URL
  private let videos: Mutex<[String: StoredVideo]>
  private let waiters = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

  init(folder: URL) throws(SandboxError) {
    self.folder = folder.appendingPathComponent("videos", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: self.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let names = try FileManager.default.contentsOfDirectory(atPath: self.folder.path)
      let folder = self.folder
      let found = names.compactMap { Self.read(folder.appendingPathComponent($0)) }
      videos = Mutex(Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { $1 }))
    } catch {
      throw .folderNotWritable(path: folder.path, reason: "\(error.localizedDescription)")
    }
    guard access(self.folder.path, W_OK) == 0 else {
      throw .folderNotWritable(path: folder.path, reason: String(cString: strerror(errno)))
    }
  }

  /// All videos, the newest first.
  var all: [StoredVideo] {
    videos.withLock { $0.values.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) } }
  }

  /// The videos that are still to be rendered, the oldest first.
  var unfinished: [String] {
    all.reversed().filter { $0.state == .pending || $0.state == .processing }.map(\.id)
  }

  func video(_ id: String) -> StoredVideo? { videos.withLock { $0[id] } }

  /// The folder of a video.
  func folder(of id: String) -> URL { folder.appendingPathComponent(id, isDirectory: true) }

  /// The file that a media address names.
  func file(token: String, name: String) -> URL? {
    guard ["video.mp4", "thumbnail.jpg"].contains(name),
      let id = videos.withLock({ $0.values.first { $0.token == token && $0.state == .completed }?.id })
    else { return nil }
    return folder(of: id).appendingPathComponent(name)
  }

  /// Takes a request in.
  /// - Returns: the id of its video.
  func add(_ request: VideoRequest) throws -> String {
    let video = StoredVideo(
      id: Self.makeID(), token: Self.makeID(), request: request.json, createdAt: Date().timeIntervalSince1970)
    try FileManager.default.createDirectory(at: folder(of: video.id), withIntermediateDirectories: true)
    try write(video)
    videos.withLock { $0[video.id] = video }
    return video.id
  }

  /// Changes what is known of a video, and writes it down unless only its progress has changed.
  func change(_ id: String, _ change: (inout StoredVideo) -> Void) {
    let changed = videos.withLock { videos -> (StoredVideo, isNewState: Bool)? in
      guard var video = videos[id] else { return nil }
      let before = video.state
      change(&video)
      videos[id] = video
      return (video, video.state != before)
    }
    guard let (video, isNewState) = changed, isNewState else { return }
    // A disk that is full now cannot take this either; after a restart the render begins anew.
    try? write(video)
    if video.state == .completed || video.state == .failed { tellWaiters(id) }
  }

  func remove(_ id: String) {
    videos.withLock { $0[id] = nil }
    try? FileManager.default.removeItem(at: folder(of: id))
    tellWaiters(id)
  }

  func waitUntilEnded(_ id: String) async {
    await withCheckedContinuation { continuation in
      let isEnded = waiters.withLock { waiters in
        guard let video = video(id), video.state == .pending || video.state == .processing else {
          return true
        }
        waiters[id, default: []].append(continuation)
        return false
      }
      if isEnded { continuation.resume() }
    }
  }

  private func tellWaiters(_ id: String) {
    let told = waiters.withLock { $0.removeValue(forKey: id) }
    told?.forEach { $0.resume() }
  }

  private static func makeID() -> String {
    UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
  }

  // MARK: On disk

  private func write(_ video: StoredVideo) throws {
    let json: JSONValue = [
      "id": .string(video.id), "token": .string(video.token), "state": .string(video.state.rawValue),
      "created_at": .number(JSONNumber(video.createdAt)), "duration": .number(JSONNumber(video.duration)),
      "failure": video.failure.map { .string($0) } ?? .null, "request": video.request,
    ]
    let file = folder(of: video.id).appendingPathComponent("video.json")
    try Data(json.compactText.utf8).write(to: file, options: .atomic)
  }

  private static func read(_ folder: URL) -> StoredVideo? {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("video.json")),
      let json = try? JSONValue(parsing: data), let id = json["id"]?.string,
      let token = json["token"]?.string,
      let state = json["state"]?.string.flatMap(StoredVideo.State.init), let request = json["request"],
      let createdAt = json["created_at"]?.double
    else { return nil }
    return StoredVideo(
      id: id, token: token, request: request, createdAt: createdAt, state: state,
      progress: state == .completed ? 1 : 0, duration: json["duration"]?.double ?? 0,
      failure: json["failure"]?.string)
  }
}
