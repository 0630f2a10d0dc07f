import Foundation
import VideoModel

/// A job as a row, and back.
enum JobRecord {
  static let columns = """
    id, draft_id, kind, title, request, service, video_id, state, progress, sightings, result, failure, created_at,
    changed_at, ended_at, saved_to, idempotency_key, deprecation, archived_at, spoken
    """
  static let columnCount = 20

  static func values(of job: Job) -> [SQLValue] {
    [
      .text(job.id.rawValue), SQLValue(job.draftID?.rawValue), .text(job.kind.rawValue), .text(job.title),
      .text(job.requestText), .text(job.service), SQLValue(job.videoID), .text(job.state.rawValue),
      job.progress.map { .real($0) } ?? .null, .text(text(of: job.sightings)), SQLValue(job.result.map(text)),
      SQLValue(job.failure.map(text)), .real(job.createdAt.timeIntervalSince1970),
      .real(job.changedAt.timeIntervalSince1970),
      job.endedAt.map { .real($0.timeIntervalSince1970) } ?? .null, SQLValue(job.savedTo),
      SQLValue(job.idempotencyKey), SQLValue(job.deprecation.map(text)),
      job.archivedAt.map { .real($0.timeIntervalSince1970) } ?? .null,
      job.spokenSeconds.map { .real($0) } ?? .null,
    ]
  }

  static func job(from row: [SQLValue]) throws(StoreError) -> Job {
    guard row.count >= columnCount, let id = row[0].string,
      let kind = row[2].string.flatMap(RequestKind.init),
      let title = row[3].string, let request = row[4].string, let service = row[5].string,
      let state = row[7].string.flatMap(Job.State.init), let createdAt = row[12].double
    else { throw .unreadableRecord("a job") }
    var job = Job(
      id: Job.ID(rawValue: id), draftID: row[1].string.map(Draft.ID.init), kind: kind, title: title,
      requestText: request, service: service,
      idempotencyKey: row[16].string, createdAt: Date(timeIntervalSince1970: createdAt))
    job.videoID = row[6].string
    job.state = state
    job.progress = row[8].double
    job.sightings = sightings(row[9].string)
    job.result = row[10].string.flatMap(json).flatMap(result)
    job.failure = row[11].string.flatMap(json).map(failure)
    job.changedAt = row[13].double.map { Date(timeIntervalSince1970: $0) } ?? job.createdAt
    job.endedAt = row[14].double.map { Date(timeIntervalSince1970: $0) }
    job.savedTo = row[15].string
    job.deprecation = row[17].string.flatMap(json).flatMap(deprecation)
    job.archivedAt = row[18].double.map { Date(timeIntervalSince1970: $0) }
    job.spokenSeconds = row[19].double
    return job
  }

  private static func text(of deprecation: Deprecation) -> String {
    object([("message", deprecation.message), ("sunset", deprecation.sunset)]).compactText
  }

  private static func deprecation(_ json: JSONValue) -> Deprecation? {
    json["message"]?.string.map { Deprecation(message: $0, sunset: json["sunset"]?.string) }
  }

  private static func json(_ text: String) -> JSONValue? { try? JSONValue(parsing: text) }

  private static func object(_ members: [(String, String?)], duration: Double? = nil) -> JSONValue {
    let texts = members.compactMap { key, value in value.map { JSONMember(key, .string($0)) } }
    return .object(texts + (duration.map { [JSONMember("duration", .number(JSONNumber($0)))] } ?? []))
  }

  private static func text(of sightings: [Job.Sighting]) -> String {
    JSONValue.array(
      sightings.map { ["word": .string($0.word), "at": .number(JSONNumber($0.at.timeIntervalSince1970))] }
    ).compactText
  }

  private static func sightings(_ text: String?) -> [Job.Sighting] {
    (text.flatMap(json)?.array ?? []).compactMap { sighting in
      guard let word = sighting["word"]?.string, let at = sighting["at"]?.double else { return nil }
      return Job.Sighting(word: word, at: Date(timeIntervalSince1970: at))
    }
  }

  private static func text(of result: VideoResult) -> String {
    object(
      [
        ("video_url", result.videoURL), ("thumbnail_url", result.thumbnailURL), ("gif_url", result.gifURL),
        ("caption_url", result.captionURL), ("captioned_video_url", result.captionedVideoURL),
      ], duration: result.duration
    ).compactText
  }

  private static func result(_ json: JSONValue) -> VideoResult? {
    json["video_url"]?.string.map { url in
      VideoResult(
        videoURL: url, thumbnailURL: json["thumbnail_url"]?.string, gifURL: json["gif_url"]?.string,
        captionURL: json["caption_url"]?.string, captionedVideoURL: json["captioned_video_url"]?.string,
        duration: json["duration"]?.double)
    }
  }

  private static func text(of failure: VideoFailure) -> String {
    object([
      ("code", failure.code), ("message", failure.message), ("detail", failure.detail),
      ("field", failure.field?.description),
    ]).compactText
  }

  private static func failure(_ json: JSONValue) -> VideoFailure {
    VideoFailure(
      code: json["code"]?.string ?? "", message: json["message"]?.string ?? "",
      detail: json["detail"]?.string,
      field: json["field"]?.string.flatMap { FieldPath($0) })
  }
}
