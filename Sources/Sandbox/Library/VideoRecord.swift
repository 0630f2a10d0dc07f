import Foundation
import VideoModel

/// A video of the sandbox, from its request on.
struct VideoRecord: Equatable, Sendable {
  enum Status: String, Sendable {
    case pending, processing, completed, failed

    var isEnded: Bool { self == .completed || self == .failed }
  }

  /// 32 hexadecimal digits.
  let id: String
  /// The order of submission; also the list's page token.
  let sequence: Int
  let kind: RequestKind
  let request: JSONValue
  let createdAt: Date
  /// What an address of its media holds in place of a key.
  let token: String
  /// The ending of the video's file. It and what follows are read once, since a poll must not read fifty scenes.
  let fileExtension: String
  /// Whether the video has its captions in its picture.
  let burnsIn: Bool
  var status = Status.pending
  var completedAt: Date?
  /// Seconds.
  var duration: Double?
  var failure: VideoFailure?
  /// What is not as it should be in the picture, a sentence each.
  var warnings: [String] = []
  /// 0–1. Not stored, since an interrupted render starts again.
  var progress = 0.0

  init(id: String, sequence: Int, kind: RequestKind, request: JSONValue, createdAt: Date, token: String) {
    self.id = id
    self.sequence = sequence
    self.kind = kind
    self.request = request
    self.createdAt = createdAt
    self.token = token
    let video = try? VideoRequest(kind: kind, json: request)
    fileExtension = video?.fileExtension ?? "mp4"
    burnsIn = video.map { CaptionPlan($0).burnsIn } ?? false
  }

  /// 32 hexadecimal digits that nobody can guess.
  static func randomHex() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined()
  }
}

extension VideoRecord {
  /// What was asked for, read anew each time; nil when the record is damaged.
  var videoRequest: VideoRequest? { try? VideoRequest(kind: kind, json: request) }

  var title: String { request["title"]?.string ?? "" }

  /// Whether v1 tells where the captions are; v3 makes them of all that is spoken.
  var wantsCaptions: Bool {
    kind == .v3 || request["caption"]?.bool == true || request["caption_mode"]?.string != nil
  }

  /// The name of the video's file.
  var videoName: String { "video.\(fileExtension)" }

  /// The record as it is stored.
  var json: JSONValue {
    [
      "id": .string(id), "sequence": .number(JSONNumber(Double(sequence))),
      "status": .string(status.rawValue),
      "token": .string(token), "created_at": Self.json(createdAt.timeIntervalSince1970),
      "completed_at": Self.json(completedAt?.timeIntervalSince1970), "duration": Self.json(duration),
      "error": failure.map(Self.json) ?? .null, "kind": .string(kind.rawValue), "request": request,
      "warnings": .array(warnings.map { .string($0) }),
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  init?(json: JSONValue) {
    guard let id = json["id"]?.string, let sequence = json["sequence"]?.integer,
      let status = json["status"]?.string.flatMap(Status.init), let token = json["token"]?.string,
      let created = json["created_at"]?.double, let request = json["request"]
    else { return nil }
    self.init(
      id: id, sequence: sequence, kind: json["kind"]?.string.flatMap(RequestKind.init) ?? .studio,
      request: request, createdAt: Date(timeIntervalSince1970: created),
      token: token)
    // A render that was interrupted starts again.
    self.status = status == .processing ? .pending : status
    completedAt = json["completed_at"]?.double.map { Date(timeIntervalSince1970: $0) }
    duration = json["duration"]?.double
    progress = status == .completed ? 1 : 0
    warnings = json["warnings"]?.array?.compactMap(\.string) ?? []
    if let error = json["error"], let message = error["message"]?.string {
      failure = VideoFailure(
        code: error["code"]?.string ?? error["code"]?.integer.map(String.init) ?? "", message: message,
        detail: error["detail"]?.string)
    }
  }

  static func json(_ failure: VideoFailure) -> JSONValue {
    // The service's older codes are numbers.
    let number = Int(failure.code).map { JSONValue.number(JSONNumber(Double($0))) }
    return [
      "code": number ?? .string(failure.code), "message": .string(failure.message),
      "detail": failure.detail.map { .string($0) } ?? .null,
    ]
  }

  static func json(_ number: Double?) -> JSONValue { number.map { .number(JSONNumber($0)) } ?? .null }
}
