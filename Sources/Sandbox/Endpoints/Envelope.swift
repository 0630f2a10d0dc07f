import VideoModel

/// The shapes of answers, by generation of the API.
enum Envelope: String, Sendable {
  case v1, v2, v3
  /// Of what is no API path, such as the media. Refusals there have v2's form.
  case other

  /// The generation that a path belongs to.
  init(path: String) {
    let segments = PathPattern.segments(of: path)
    self = segments.count > 2 ? Envelope(rawValue: segments[1]) ?? .other : .other
  }

  /// Whether the service has announced the generation's end.
  var isRetired: Bool { self == .v1 || self == .v2 }

  /// An answer in its envelope.
  /// - Parameter warning: that the endpoint has a successor; only v2 says so in the body.
  func success(_ answer: Answer, warning: JSONValue? = nil) -> HTTPResponse {
    switch answer {
    case .data(let data): success(data, warning: warning)
    case .page(let items, let next):
      .json([
        "data": .array(items), "has_more": .bool(next != nil),
        "next_token": next.map { .string($0) } ?? .null,
      ])
    case .bare(let json): .json(json)
    case .response(let response): response
    }
  }

  private func success(_ data: JSONValue, warning: JSONValue?) -> HTTPResponse {
    switch self {
    case .v1: .json(["code": 100, "data": data, "message": "Success"])
    case .v2:
      .json(
        .object(
          [JSONMember("error", .null), JSONMember("data", data)]
            + (warning.map { [JSONMember("warning", $0)] } ?? [])))
    case .v3: .json(["data": data])
    case .other: .json(data)
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
      case .v2, .other: ["data": .null, "error": error]
      case .v3: ["error": Self.detailed(failure)]
      }
    return .json(body, status: failure.status)
  }

  /// The error object of v3, which also names the parameter and a page about the code.
  private static func detailed(_ failure: RequestFailure) -> JSONValue {
    var members = [
      JSONMember("code", .string(failure.code)), JSONMember("message", .string(failure.message)),
    ]
    if let param = failure.param { members.append(JSONMember("param", .string(param))) }
    members.append(
      JSONMember("doc_url", .string("https://developers.heygen.com/docs/error-codes#\(failure.code)")))
    return .object(members)
  }
}

/// Why a request is refused.
struct RequestFailure: Error, Equatable {
  /// The HTTP status.
  var status: UInt32
  /// The code in words.
  var code: String
  /// The numeric code of v1.
  var number: Int
  var message: String
  /// The parameter at fault, which v3 names.
  var param: String?

  static let unauthorized = RequestFailure(
    status: 401, code: "unauthorized", number: 400112, message: "Unauthorized")
  static let forbiddenHost = RequestFailure(
    status: 403, code: "forbidden", number: 400562,
    message:
      "The Host header must be 127.0.0.1 or localhost; the sandbox answers programs of this machine only")
  static let requestInProgress = RequestFailure(
    status: 409, code: "request_in_progress", number: 400409,
    message: "A request with this Idempotency-Key is still being carried out")
  static let noCredit = RequestFailure(
    status: 402, code: "insufficient_credit", number: 400402,
    message: "The sandbox's quota is used up; delete videos, or start it with a larger one")
  static let unknownPath = RequestFailure(
    status: 404, code: "not_found", number: 400404, message: "The sandbox has no such endpoint")
  static let assetNotFound = RequestFailure(
    status: 404, code: "asset_not_found", number: 400404, message: "Asset not found")
  static let videoNotFound = RequestFailure(
    status: 404, code: "video_not_found", number: 40031, message: "Video not found")

  static func wrongMethod(_ method: String, allowed: [String]) -> RequestFailure {
    RequestFailure(
      status: 405, code: "method_not_allowed", number: 400405,
      message: "\(method) is not allowed here; use \(allowed.joined(separator: " or "))")
  }
  static func invalid(_ message: String, param: String? = nil) -> RequestFailure {
    RequestFailure(
      status: 400, code: "invalid_parameter", number: 400175, message: message, param: param)
  }
  /// - Parameter limit: bytes.
  static func bodyTooLong(limit: Int) -> RequestFailure {
    RequestFailure(
      status: 413, code: "payload_too_large", number: 400413,
      message: "The request body is larger than \(limit / 1_000_000) MB")
  }
  static func avatarNotFound(_ id: String) -> RequestFailure {
    RequestFailure(
      status: 404, code: "avatar_not_found", number: 400404,
      message: "Avatar \(id) not found or no longer available.")
  }
  static func voiceNotFound(_ id: String) -> RequestFailure {
    RequestFailure(
      status: 404, code: "voice_not_found", number: 400404,
      message: "Voice \(id) not found or no longer available.")
  }
  static func `internal`(_ message: String) -> RequestFailure {
    RequestFailure(status: 500, code: "internal_error", number: 400500, message: message)
  }
}
