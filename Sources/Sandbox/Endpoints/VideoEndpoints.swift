import Foundation
import VideoModel

/// The endpoints that make, show, list and delete videos.
struct VideoEndpoints: Sendable {
  let library: VideoLibrary
  let queue: RenderQueue
  let media: MediaEndpoint
  let account: AccountEndpoints
  let now: @Sendable () -> Date

  /// `GET /v1/video_status.get`: every key of the service, `sandbox_progress`, 0–1, and `sandbox_warnings`,
  /// sentences.
  func status(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    guard let id = request.query["video_id"], !id.isEmpty else {
      throw .invalid("video_id is invalid: Field required")
    }
    guard let record = library[id] else { throw .videoNotFound }
    return [
      "id": .string(record.id), "status": .string(record.status.rawValue),
      "duration": VideoRecord.json(record.duration),
      "error": record.failure.map(VideoRecord.json) ?? .null,
      "video_url": media.link(to: .video, record), "video_url_caption": captionedVideo(record),
      "caption_url": record.wantsCaptions ? media.link(to: .captions, record) : .null,
      "gif_url": media.link(to: .preview, record), "thumbnail_url": media.link(to: .thumbnail, record),
      "callback_id": record.request["callback_id"] ?? .null,
      "created_at": seconds(record.createdAt),
      "sandbox_progress": progress(of: record), "sandbox_warnings": warnings(of: record),
    ]
  }

  /// The address of the video with its captions in the picture: the video itself, or a second one beside it.
  func captionedVideo(_ record: VideoRecord) -> JSONValue {
    media.link(to: record.burnsIn ? .video : .captioned, record)
  }

  /// How far a render is, 0–1; the service itself tells nothing of the kind.
  func progress(of record: VideoRecord) -> JSONValue {
    VideoRecord.json((record.progress * 1000).rounded() / 1000)
  }

  /// What is not as it should be in the picture; the service itself tells nothing of the kind.
  func warnings(of record: VideoRecord) -> JSONValue { .array(record.warnings.map { .string($0) }) }

  /// `GET /v1/video.list`: the latest first; `limit` 1–100, and `token` from the page before.
  func list(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let limit = request.query["limit"].map { Int($0) ?? 0 } ?? 100
    guard (1...100).contains(limit) else { throw .invalid("limit is invalid: Input should be 1 to 100") }
    // A token is the sequence number of the page's last video, and stays good when that video is deleted.
    let token = request.query["token"].flatMap { $0.isEmpty ? nil : $0 }
    guard let before = token.map({ Int($0) }) ?? Int.max else {
      throw .invalid("token is invalid: it is not one that the list gave")
    }
    let rest = library.all.filter { $0.sequence < before }
    let page = rest.prefix(limit)
    let next = rest.count > limit ? page.last.map { JSONValue.string(String($0.sequence)) } : nil
    return ["token": next ?? .null, "videos": .array(page.map(listed))]
  }

  private func listed(_ record: VideoRecord) -> JSONValue {
    [
      "video_id": .string(record.id), "status": .string(record.status.rawValue),
      "video_title": .string(record.title), "created_at": seconds(record.createdAt),
      "type": "GENERATED", "folder_id": record.request["folder_id"] ?? .null,
    ]
  }

  /// `DELETE /v1/video.delete`. A render under way is ended.
  func delete(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    guard let id = request.query["video_id"], !id.isEmpty else {
      throw .invalid("video_id is invalid: Field required")
    }
    try remove(id)
    return ["Deleted": [.string(id)], "Failed": []]
  }

  /// Ends a video's render, and deletes its files.
  func remove(_ id: String) throws(RequestFailure) {
    guard library[id] != nil else { throw .videoNotFound }
    queue.cancel(id)
    do {
      guard try library.remove(id) else { throw RequestFailure.videoNotFound }
    } catch let failure as RequestFailure {
      throw failure
    } catch {
      throw .internal("The video's files cannot be deleted: \(error.localizedDescription)")
    }
  }

  func seconds(_ date: Date) -> JSONValue {
    .number(JSONNumber(date.timeIntervalSince1970.rounded(.down)))
  }
}
