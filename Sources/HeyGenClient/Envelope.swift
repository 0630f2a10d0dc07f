import Foundation
import VideoModel

/// Takes the service's answers apart: v1, v2 and v3 wrap data and errors each in their own way, and not always as their
/// pages say.
struct Envelope: Sendable {
  /// Struck out of whatever a server says, should it repeat it.
  let key: Secret

  /// The data of an answer.
  /// - Throws: the error that the answer tells of.
  func data(of answer: HTTPAnswer) throws(ClientError) -> JSONValue { Self.data(in: try body(of: answer)) }

  /// The data in a body; the body itself, where it is not wrapped.
  static func data(in body: JSONValue) -> JSONValue {
    body["data"].flatMap { $0 == .null ? nil : $0 } ?? body
  }

  /// The whole body of an answer: what stands beside the data, such as the way to the next page, is in it.
  /// - Throws: the error that the answer tells of.
  func body(of answer: HTTPAnswer) throws(ClientError) -> JSONValue {
    let json = try? JSONValue(parsing: answer.body)
    guard (200..<300).contains(answer.status) else { throw failure(answer, json) }
    guard let json, json.members != nil else {
      throw .unreadableAnswer(reason: "it is no JSON object: \(excerpt(of: answer.body))")
    }
    // An answer that names a video has made one, whatever else it says: losing the id would lose what it cost.
    if Self.data(in: json)["video_id"]?.string?.isEmpty == false { return json }
    if let error = json["error"], error != .null { throw failure(answer, json) }
    // v1 says success by the code 100; anything else is a failure although the status is 200.
    if let code = Self.word(json["code"]), code != "100" { throw failure(answer, json) }
    return json
  }

  /// What a failed answer means. An error may be a string or an object, and may lack a code, a message or both.
  func failure(_ answer: HTTPAnswer, _ json: JSONValue?) -> ClientError {
    let error = json?["error"]
    let code = readable(Self.word(error?["code"]) ?? Self.word(json?["code"]) ?? "")
    let message = json == nil ? excerpt(of: answer.body) : readable(Self.message(error, json) ?? "")
    switch (answer.status, code) {
    case (401, _), (_, "unauthorized"), (_, "authentication_failed"), (_, "400112"), (_, "40009"),
      (_, "401056"),
      (_, "401057"):
      return .wrongKey(message: message)
    case (402, _), (_, "insufficient_credit"), (_, "trial_limit_exceeded"), (_, "plan_upgrade_required"),
      (_, "subscription_required"), (_, "quota_exceeded"):
      return .noCredits(message: message)
    case (429, _), (_, "rate_limit_exceeded"): return .rateLimited(retryAfter: Self.retryAfter(answer))
    // A page in place of JSON is of whatever stands before the service, and says nothing of a video.
    case (404, _) where json != nil, (_, "video_not_found"): return .notFound(message: message)
    case (409, "request_in_progress"): return .requestInProgress
    case (500..., _), (200..<300, "internal_error"), (200..<300, "service_unavailable"),
      (200..<300, "gateway_timeout"):
      return .serverFault(status: answer.status, message: message)
    case (400, _), (422, _), (424, _), (200..<300, "invalid_parameter"):
      return .invalidRequest(message: message, field: field(error, json))
    // 303 alone says that the request has been carried out, and that the outcome is elsewhere.
    case (303, _): return .unreadableAnswer(reason: redirection(answer))
    case (300..<400, _): return .refused(status: answer.status, code: code, message: redirection(answer))
    default: return .refused(status: answer.status, code: code, message: message)
    }
  }

  /// A text from a server, safe to show: one line, no control characters, at most 300 characters, not the key.
  func readable(_ text: String) -> String { PlainText.line(key.struckOut(of: text)) }

  private func excerpt(of body: Data) -> String {
    let text = key.struckOut(of: String(decoding: body.prefix(4000), as: UTF8.self))
    let line = PlainText.line(text, most: 120)
    return line.isEmpty ? "it is empty" : line
  }

  private func redirection(_ answer: HTTPAnswer) -> String {
    // Only the origin: the rest may hold what was sent.
    let origin = answer.headers["location"].flatMap(WebAddress.init)?.origin
    return
      "it redirects\(origin.map { " to " + $0 } ?? ""), which is not followed with a key; check the base URL"
  }

  /// A word, or a whole number as one.
  static func word(_ json: JSONValue?) -> String? { json?.string ?? json?.integer.map(String.init) }

  /// The words of an error, wherever they stand: `error` as an object or a string, the body's own `message` or
  /// `msg`, the `errors` of v3, or the `detail` of a web framework.
  private static func message(_ error: JSONValue?, _ json: JSONValue?) -> String? {
    let items = (error?["errors"]?.array ?? []) + (json?["detail"]?.array ?? [])
    let told = items.prefix(3).compactMap { $0["message"]?.string ?? $0["msg"]?.string }
    return [
      error?["message"], error, json?["message"], json?["msg"], json?["detail"], error?["detail"],
    ].lazy.compactMap { $0?.string }.first { !$0.isEmpty }
      ?? (told.isEmpty ? nil : told.joined(separator: "; "))
  }

  /// How long to wait: whole seconds, or a date, which is held against the server's own clock where it tells it.
  static func retryAfter(_ answer: HTTPAnswer) -> Duration? {
    guard let header = answer.headers["retry-after"]?.trimmingCharacters(in: .whitespaces) else { return nil }
    let seconds =
      Double(header).flatMap { $0.isFinite ? $0 : nil }
      ?? date(header).map { $0.timeIntervalSince(answer.headers["date"].flatMap(date) ?? Date()) }
    return seconds.map { .seconds(min(max($0.rounded(.up), 0), 86_400)) }
  }

  /// A date as HTTP writes it.
  static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
  }

  /// The field that an error is about: v3 names it, v1 and v2 begin their message with it.
  private func field(_ error: JSONValue?, _ json: JSONValue?) -> FieldPath? {
    let path = error?["errors"]?[0]?["path"] ?? json?["detail"]?[0]?["loc"]
    let listed = path?.string ?? path?.array.map { $0.compactMap(Self.word).joined(separator: ".") }
    if let named = [error?["param"]?.string, listed].compactMap(\.self).first(where: { !$0.isEmpty }) {
      return FieldPath(inServiceWords: key.struckOut(of: named))
    }
    guard let message = Self.message(error, json), let end = message.range(of: " is invalid") else {
      return nil
    }
    return FieldPath(inServiceWords: key.struckOut(of: String(message[..<end.lowerBound])))
  }
}
