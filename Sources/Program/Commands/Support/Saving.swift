import Composer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// Where and how a command saves videos.
struct Saving: Sendable {
  let store: Store
  let place: DownloadPlace
  /// Whether the captions are saved, too.
  var withCaptions = false

  /// - Parameters:
  ///   - path: a folder, or a file; a folder is one that is there, or that ends with a slash.
  ///   - isFolder: whether it is a folder, whatever it looks like.
  init(
    _ store: Store, to path: String, isFolder: Bool = false, force: Bool = false,
    _ configuration: Configuration
  ) {
    self.store = store
    let expanded = RequestFile.expanded(path)
    var isThere: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: expanded, isDirectory: &isThere)
    let place = URL(fileURLWithPath: expanded)
    if isFolder || path.hasSuffix("/") || exists && isThere.boolValue {
      self.place = .folder(place, configuration.preferences.downloadName, force ? .replace : .nextFree)
    } else {
      self.place = .file(place, force ? .replace : .refuse)
    }
  }

  /// Saves a job's video where several are saved at once, and no line tells of one of them.
  func saveQuietly(_ job: Job, from connection: Connection) async throws(ClientError) -> URL {
    try await connection.downloads(store).save(job, to: place)
  }

  /// Saves a job's video, tells the progress, and gives the files.
  func save(_ job: Job, from connection: Connection) async throws(ClientError) -> [URL] {
    let downloads = connection.downloads(store)
    let title = job.title
    let file = try await downloads.save(job, to: place) { share in
      ProgressLine.shared.show("saving “\(title)” \(JobReport.percent(share))")
    }
    guard withCaptions else { return [file] }
    return [file, try await downloads.save(job, .captions, to: place)]
  }
}
