import Foundation
import VideoModel

/// Where the sandbox keeps its videos: a folder for each, with `video.json`, `video.mp4` or `video.webm`, `thumbnail.jpg`, and `work`
/// while it is rendered.
struct VideoFolder: Sendable {
  let url: URL

  func home(of id: String) -> URL { url.appending(path: id) }
  func record(of id: String) -> URL { home(of: id).appending(path: "video.json") }
  func video(of record: VideoRecord) -> URL { home(of: record.id).appending(path: record.videoName) }
  /// The captions in SubRip form; there is none for a video in which nothing is spoken.
  func captions(of id: String) -> URL { home(of: id).appending(path: "captions.srt") }
  func thumbnail(of id: String) -> URL { home(of: id).appending(path: "thumbnail.jpg") }
  func work(of id: String) -> URL { home(of: id).appending(path: "work") }

  /// Writes a record in one step: the file holds the old one or the new one, whatever happens.
  func write(_ record: VideoRecord) throws {
    try FileManager.default.createDirectory(at: home(of: record.id), withIntermediateDirectories: true)
    try Data(record.json.prettyText.utf8).write(to: self.record(of: record.id), options: .atomic)
  }

  func delete(_ id: String) throws {
    try FileManager.default.removeItem(at: home(of: id))
  }

  /// Deletes what makes the folder a video. The rest stays.
  func deleteRecord(of id: String) throws {
    try FileManager.default.removeItem(at: record(of: id))
  }

  /// Every record, in the order of submission. Files that are no record are left alone.
  func records() -> [VideoRecord] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.compactMap { name -> VideoRecord? in
      guard let data = try? Data(contentsOf: record(of: name)), let json = try? JSONValue(parsing: data),
        let record = VideoRecord(json: json), record.id == name
      else { return nil }
      return record
    }.sorted { $0.sequence < $1.sequence }
  }
}

/// The mark that a sandbox uses a folder. The system takes it away with the process, however that ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Makes the folder if need be, and marks it.
  init(_ folder: URL) throws(SandboxError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .folderNotWritable(folder.path, reason: Self.reason(error))
    }
    let opened = open(folder.appending(path: "lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw .folderNotWritable(folder.path, reason: String(cString: strerror(errno)))
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw .folderInUse(folder.path)
    }
    descriptor = opened
  }

  deinit {
    // A child that is just being started holds a copy of the descriptor until it runs its program; closing alone would
    // leave the lock with it for that moment.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain else {
      return error.localizedDescription
    }
    return String(cString: strerror(Int32(code)))
  }
}
