import HeyGenClient
import VideoModel

/// Deletes videos from the service, ready or not, and writes down that they are gone.
public struct VideoDeletion: Sendable {
  /// Why a video is not deleted, or its deletion not kept. Each is one sentence.
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The job is another service's.
    case otherService(String)
    /// The service did not delete it, or its answer did not come.
    case service(ClientError)
    /// Nothing was sent, since the job cannot be read.
    case unread(StoreError)
    /// The video is deleted; the job does not say so.
    case unwritten(StoreError)

    /// The sentence.
    public var description: String {
      switch self {
      case .otherService(let name): "The video is not deleted: it is in \(name), which is not used now"
      case .service(let error): "The video is not deleted: \(error)"
      case .unread(let error): "The video is not deleted: \(error)"
      case .unwritten(let error): "The video is deleted, but that is not kept: \(error)"
      }
    }
  }

  private let store: Store
  private let service: VideoService
  private let clock: JobClock

  /// A deletion of the service's videos.
  public init(store: Store, service: VideoService, clock: JobClock) {
    self.store = store
    self.service = service
    self.clock = clock
  }

  /// Deletes a job's video. One that the service does not know any more counts as deleted.
  /// - Returns: the job as it is now; nil when it was forgotten, or has no video.
  public func delete(_ id: Job.ID) async throws(Failure) -> Job? {
    let found: Job?
    do { found = try await store.job(id) } catch { throw .unread(error) }
    guard let job = found, job.state.hasVideo else { return nil }
    guard job.service == service.name else { throw .otherService(job.service) }
    do { try await service.delete(job) } catch .notFound {} catch { throw .service(error) }
    let now = clock.now()
    do { return try await store.change(id) { $0.noteDeletion(at: now) }?.after } catch {
      throw .unwritten(error)
    }
  }
}
