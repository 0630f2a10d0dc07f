import Foundation
import VideoModel

/// Videos as `/v2/videos` and `/v3/videos` show them: the same fields, and times in another form.
extension VideoEndpoints {
  /// `GET /v2/videos/{id}`.
  func videoOfV2(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    shown(try record(request)) { .string(Self.text(of: $0)) }
  }

  /// `GET /v3/videos/{id}`.
  func videoOfV3(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    shown(try record(request), time: seconds)
  }

  /// `GET /v3/videos`: the latest first; `title` is a part of the title.
  func videosOfV3(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    let page = try Page(request, limits: 1...100, usual: 10)
    let title = request.query["title"].flatMap { $0.isEmpty ? nil : $0 }
    let folder = request.query["folder_id"].flatMap { $0.isEmpty ? nil : $0 }
    let records = library.all.filter { record in
      (title.map { record.title.localizedCaseInsensitiveContains($0) } ?? true)
        && (folder.map { record.request["folder_id"]?.string == $0 } ?? true)
    }
    // The sequence falls from one to the next, and a page's key grows.
    return page.answer(records, key: { -$0.sequence }) { shown($0, time: seconds) }
  }

  /// `GET /v3/videos/statuses`: up to 100 ids with commas between them.
  func statusesOfV3(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let ids = (request.query["video_ids"] ?? "").split(separator: ",").map(String.init)
    guard (1...100).contains(ids.count) else {
      throw .invalid("video_ids is invalid: 1 to 100 ids must be given", param: "video_ids")
    }
    let known = ids.compactMap { library[$0] }
    let missing = ids.filter { library[$0] == nil }
    return [
      "videos": .array(known.map { shown($0, time: seconds) }),
      "not_found": .array(missing.map { .string($0) }),
    ]
  }

  /// `DELETE /v3/videos/{id}`. A render under way is ended.
  func deleteOfV3(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let record = try record(request)
    try remove(record.id)
    return ["id": .string(record.id), "deleted": true]
  }

  private func record(_ request: HTTPRequest) throws(RequestFailure) -> VideoRecord {
    guard let record = request.parameters["id"].flatMap({ library[$0] }) else { throw .videoNotFound }
    return record
  }

  private func shown(_ record: VideoRecord, time: (Date) -> JSONValue) -> JSONValue {
    func address(_ kind: MediaEndpoint.Kind) -> JSONValue { media.link(to: kind, record) }
    return [
      "id": .string(record.id), "status": .string(record.status.rawValue), "title": .string(record.title),
      "created_at": time(record.createdAt), "completed_at": record.completedAt.map(time) ?? .null,
      "video_url": address(.video), "captioned_video_url": captionedVideo(record),
      "subtitle_url": address(.captions),
      "thumbnail_url": address(.thumbnail), "gif_url": address(.preview),
      "duration": VideoRecord.json(record.duration),
      "folder_id": record.request["folder_id"] ?? .null, "output_language": .null,
      "failure_code": record.failure.map { .string($0.code) } ?? .null,
      "failure_message": record.failure.map { .string($0.message) } ?? .null, "video_page_url": .null,
      "sandbox_progress": progress(of: record), "sandbox_warnings": warnings(of: record),
    ]
  }

  private static func text(of date: Date) -> String { date.ISO8601Format() }
}
