import VideoModel

/// The shapes of answers, by generation of the API (reference, section 1).
enum Envelope: Sendable {
  case v1, v2

  /// The generation that a path belongs to.
  init(path: String) { self = path.hasPrefix("/v1/") ? .v1 : .v2 }

  func success(_ answer: Answer) -> HTTPResponse {
    switch answer {
    case .data(let data): success(data)
    case .page(let items, let next):
      .json([
        "data": .array(items), "has_more": .bool(next != nil),
        "next_token": next.map { .string($0) } ?? .null,
      ])
    case .bare(let json): .json(json)
    case .response(let response): response
    }
  }

  private func success(_ data: JSONValue) -> HTTPResponse {
    switch self {
    case .v1: .json(["code": 100, "data": data, "message": "Success"])
    case .v2: .json(["error": .null, "data": data])
    }
  }

  /// A refusal. In v1 the numeric code stands beside the error object of v2, since both forms are seen there.
  func failure(_ failure: RequestFailure) -> HTTPResponse {
    let error: JSONValue = ["code": .string(failure.code), "message": .string(failure.message)]
    let body: JSONValue =
      switch self {
      case .v1:
        [
          "code": .number(JSONNumber(Double(failure.number))), "data": .null,
          "message": .string(failure.message), "error": error,
        ]
      case .v2: ["data": .null, "error": error]
      }
    return .json(body, status: failure.status)
  }
}

/// Why a request is refused (reference, section 9).
struct RequestFailure: Error, Equatable {
  /// The HTTP status.
  var status: UInt32
  /// The code in words.
  var code: String
  /// The numeric code of v1.
  var number: Int
  var message: String

  static let unauthorized = RequestFailure(
    status: 401, code: "unauthorized", number: 400112, message: "Unauthorized")
  static let forbiddenHost = RequestFailure(
    status: 403, code: "forbidden", number: 400562,
    message:
      "The Host header must be 127.0.0.1 or localhost; the sandbox answers programs of this machine only")
  static let unknownPath = RequestFailure(
    status: 404, code: "not_found", number: 400404, message: "The sandbox has no such endpoint")
  static let bodyTooLong = RequestFailure(
    status: 413, code: "payload_too_large", number: 400413, message: "The request body is larger than 10 MB")
  static let videoNotFound = RequestFailure(
    status: 404, code: "video_not_found", number: 40031, message: "Video not found")

  static func wrongMethod(_ method: String, allowed: [String]) -> RequestFailure {
    RequestFailure(
      status: 405, code: "method_not_allowed", number: 400405,
      message: "\(method) is not allowed here; use \(allowed.joined(separator: " or "))")
  }
  static func invalid(_ message: String) -> RequestFailure {
    RequestFailure(status: 400, code: "invalid_parameter", number: 400175, message: message)
  }
  static func avatarNotFound(_ id: String) -> RequestFailure {
    RequestFailure(
      status: 404, code: "avatar_not_found", number: 400404,
      message: "Avatar \(id) not found or no longer available.")
  }
  static func `internal`(_ message: String) -> RequestFailure {
    RequestFailure(status: 500, code: "internal_error", number: 400500, message: message)
  }
}
