import Foundation
import TestSupport
import VideoModel

@testable import VideoJobs

/// Where a store is; the same cases run on both.
enum Place: CaseIterable, Sendable {
  case memory
  case file
}

/// A store of a test's own, with the folder that it is in.
struct StorePlace {
  let folder: TemporaryFolder
  let store: Store

  init(_ place: Place = .file) throws {
    folder = try TemporaryFolder()
    switch place {
    case .memory: store = try Store.inMemory()
    case .file: store = try Store.open(at: folder.file("data/store.sqlite"))
    }
  }

  /// Keeps the folder until here.
  func keep() { withExtendedLifetime(folder) {} }

  /// As another program, or this one after a restart, opens it.
  func openAgain() throws -> Store { try Store.open(at: folder.file("data/store.sqlite")) }
}

enum Example {
  static let start = Date(timeIntervalSince1970: 1_700_000_000)
  /// A run that lives as long as the tests do.
  static let living = "\(ProcessInfo.processInfo.processIdentifier)-living"
  static let dead = "0-dead"

  static func draft(_ id: String, name: String = "Demo", at seconds: Double = 0) -> Draft {
    Draft(
      id: Draft.ID(rawValue: id), name: name, request: .studio(.fresh), createdAt: start,
      updatedAt: start + seconds)
  }

  static func job(
    _ id: String, at date: Date = start, service: String = "sandbox", kind: RequestKind = .studio
  ) -> Job {
    Job(
      id: Job.ID(rawValue: id), draftID: Draft.ID(rawValue: "d"), kind: kind, title: "Job \(id)",
      requestText: #"{ "title":"as typed" }"#, service: service,
      idempotencyKey: kind.takesIdempotencyKey ? "key-\(id)" : nil, createdAt: date)
  }

  /// A job of which is not known whether the service took it.
  static func unconfirmed(
    _ id: String, at date: Date = start, service: String = "sandbox", kind: RequestKind = .v3
  ) -> Job {
    var job = job(id, at: date, service: service, kind: kind)
    job.state = .unconfirmed
    job.failure = VideoFailure(
      code: "interrupted", message: "the program ended", field: FieldPath("video_inputs[1].voice"))
    return job
  }

  /// A job that the service has taken; the id of its video is the job's with a v before it.
  static func underWay(_ id: String, at date: Date = start, service: String = "sandbox") -> Job {
    var job = job(id, at: date, service: service)
    job.videoID = "v\(id)"
    job.state = .waiting
    return job
  }

  /// A job with everything that a job can have.
  static var full: Job {
    var job = job("full", kind: .v3)
    job.videoID = "vfull"
    job.archivedAt = start + 90
    job.deprecation = Deprecation(message: "It „ends“\n\u{0}", sunset: "2026-10-31")
    job.take(VideoStatus(videoID: "v", word: "pending"), at: start + 0.25)
    job.take(
      VideoStatus(
        videoID: "v", word: "completed", progress: 1,
        result: VideoResult(
          videoURL: "https://x/v.mp4", thumbnailURL: "https://x/t.jpg", gifURL: "https://x/g.gif",
          captionURL: "https://x/c.vtt", captionedVideoURL: "https://x/cv.mp4", duration: 12.345),
        failure: VideoFailure(code: "40119", message: "„nein“\n\u{0}", detail: "long")),
      at: start + 61.125)
    job.savedTo = "/tmp/a b.mp4"
    return job
  }
}
