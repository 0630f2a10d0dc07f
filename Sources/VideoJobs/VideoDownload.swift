import Foundation
import HeyGenClient
import VideoModel

/// What of a finished video is saved.
public enum VideoPart: Equatable, Sendable {
  /// The video itself.
  case video
  /// Its captions, as a file of their own.
  case captions

  fileprivate func address(in result: VideoResult) -> String? {
    switch self {
    case .video: result.videoURL
    case .captions: result.captionURL
    }
  }
}

/// Where a file is saved.
public struct DownloadPlace: Equatable, Sendable {
  enum Name: Equatable, Sendable {
    case file(URL)
    case folder(URL, FileNamePattern)
  }

  let name: Name
  /// What is done when there is a file already.
  public let taken: TakenName

  /// In a file.
  public static func file(_ file: URL, _ taken: TakenName) -> DownloadPlace {
    DownloadPlace(name: .file(file), taken: taken)
  }

  /// In a folder, under a name of the job's own.
  public static func folder(_ folder: URL, _ pattern: FileNamePattern, _ taken: TakenName) -> DownloadPlace {
    DownloadPlace(name: .folder(folder, pattern), taken: taken)
  }

  /// The file of a job. In a file that was named for a video, the captions stand beside it.
  func file(of job: Job, _ part: VideoPart, address: String) -> URL {
    let ending =
      switch part {
      case .video: job.fileExtension
      case .captions: Self.ending(of: address)
      }
    switch name {
    case .file(let file):
      return part == .video ? file : file.deletingPathExtension().appendingPathExtension(ending)
    case .folder(let folder, let pattern):
      return folder.appendingPathComponent(pattern.path(of: job, fileExtension: ending))
    }
  }

  private static func ending(of address: String) -> String {
    let ending = URL(string: address)?.pathExtension.lowercased() ?? ""
    return ["srt", "vtt", "ass"].contains(ending) ? ending : "srt"
  }
}

/// Saves what has come of jobs.
public struct VideoDownload: Sendable {
  private let store: Store
  private let service: VideoService
  private let clock: JobClock
  private let client: @Sendable () async throws(ClientError) -> Client

  /// - Parameter client: fetches files; no key goes with them.
  public init(
    store: Store, service: VideoService, clock: JobClock,
    client: @escaping @Sendable () async throws(ClientError) -> Client
  ) {
    self.store = store
    self.service = service
    self.clock = clock
    self.client = client
  }

  /// Saves a part of a job's video, and notes with the job where the video is.
  ///
  /// The address is asked for first, since it is signed and expires; of another service's job the one that is known is
  /// taken as long as it is good.
  /// - Parameter progress: 0–1, where the server tells the length.
  /// - Returns: where the file stands.
  public func save(
    _ job: Job, _ part: VideoPart = .video, to place: DownloadPlace,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) -> URL {
    let address = try await presentAddress(of: job, part)
    let file = try await client().save(
      address, to: place.file(of: job, part, address: address), place.taken,
      renew: { () async throws(ClientError) in
        job.service == service.name ? try await presentAddress(of: job, part) : nil
      }, progress: progress)
    if part == .video {
      // The file is there, whether that can be noted or not.
      _ = try? await store.change(job.id) { $0.savedTo = file.path }
    }
    return file
  }

  /// The address of a job's video that is good now; where the service does not tell any more, the one that is known.
  public func presentAddress(of job: Job, _ part: VideoPart = .video) async throws(ClientError) -> String {
    guard job.state != .deleted else { throw .notFound(message: "the video of “\(job.title)” was deleted") }
    var result = job.result
    if job.service == service.name, job.videoID != nil {
      do throws(ClientError) {
        let status = try await service.status(job)
        let now = clock.now()
        _ = try? await store.change(job.id) { if $0.state == .completed { $0.take(status, at: now) } }
        result = status.result ?? result
      } catch {
        guard error.isEnded, result != nil else { throw error }
      }
    }
    guard let result else { throw .notFound(message: "“\(job.title)” has no video yet") }
    guard let address = part.address(in: result) else {
      throw .notFound(
        message: "“\(job.title)” has no captions; they are made where the request asks for them")
    }
    return address
  }
}
