import Foundation
import VideoModel

/// Takes the service's answers apart: v1, v2 and v3 wrap data and errors each in their own way, and not always as their
/// pages say.
enum Envelope {
  /// The data of an answer.
  /// - Throws: the error that the answer tells of.
  static func data(of answer: HTTPAnswer) throws(ClientError) -> JSONValue {
    let json = try? JSONValue(parsing: answer.body)
    guard (200..<300).contains(answer.status) else { throw failure(answer, json) }
    guard let json, json.members != nil else {
      throw .unreadableAnswer(reason: "it is no JSON object: \(excerpt(of: answer.body))")
    }
    if let error = json["error"], error != .null { throw failure(answer, json) }
    // v1 says success by the code 100; anything else is a failure although the status is 200.
    if let code = json["code"]?.integer, code != 100 { throw failure(answer, json) }
    return json["data"].flatMap { $0 == .null ? nil : $0 } ?? json
  }

  /// What a failed answer means. An error may be a string or an object, and may lack a code, a message or both.
  static func failure(_ answer: HTTPAnswer, _ json: JSONValue?) -> ClientError {
    let error = json?["error"]
    let code = word(error?["code"]) ?? word(json?["code"]) ?? ""
    let told = error?["message"]?.string ?? error?.string ?? json?["message"]?.string ?? json?["msg"]?.string
    let message = told.map(readable) ?? (json == nil ? excerpt(of: answer.body) : "")
    switch (answer.status, code) {
    case (401, _), (_, "unauthorized"), (_, "authentication_failed"), (_, "400112"):
      return .wrongKey(message: message.isEmpty ? "Unauthorized" : message)
    case (402, _), (_, "insufficient_credit"), (_, "trial_limit_exceeded"), (_, "plan_upgrade_required"),
      (_, "subscription_required"):
      return .noCredits(message: message)
    case (429, _): return .rateLimited(retryAfter: retryAfter(answer.headers["retry-after"]))
    case (404, _): return .notFound(message: message)
    case (500..., _): return .serverFault(status: answer.status, message: message)
    case (400, _), (422, _), (424, _), (200, "invalid_parameter"):
      return .invalidRequest(message: message, field: field(error, message))
    default: return .refused(status: answer.status, code: readable(code), message: message)
    }
  }

  private static func word(_ json: JSONValue?) -> String? { json?.string ?? json?.integer.map(String.init) }

  /// Seconds, or a date.
  static func retryAfter(_ header: String?) -> Duration? {
    guard let header = header?.trimmingCharacters(in: .whitespaces) else { return nil }
    if let seconds = Int(header) { return .seconds(min(max(seconds, 0), 86_400)) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: header).map { .seconds(min(max($0.timeIntervalSinceNow, 0), 86_400)) }
  }

  /// The field that an error is about: v3 names it, v1 and v2 begin their message with it.
  private static func field(_ error: JSONValue?, _ message: String) -> FieldPath? {
    let named = error?["param"]?.string ?? error?["errors"]?[0]?["path"]?.string
    let text = named ?? message.range(of: " is invalid").map { String(message[..<$0.lowerBound]) }
    return text.flatMap(servicePath)
  }

  /// A path in the service's words, `video_inputs.0.voice.text.voice_id`, in which the type of an object that has one
  /// stands behind the object.
  static func servicePath(_ text: String) -> FieldPath? {
    guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return nil }
    var steps: [FieldPath.Step] = []
    let words = text.split(separator: ".")
    for (index, word) in words.enumerated() {
      if let number = Int(word) {
        steps.append(.index(number))
      } else if index > 0, index < words.count - 1,
        types[String(words[index - 1])]?.contains(String(word)) == true
      {
        continue
      } else {
        steps.append(.key(String(word)))
      }
    }
    return FieldPath(steps)
  }

  private static let types: [String: Set<String>] = [
    "voice": ["text", "audio", "silence"], "character": ["avatar", "talking_photo"],
    "background": ["color", "image", "video"],
  ]

  /// A text from a server, safe to show: no control characters, at most 300 characters.
  static func readable(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: " "
      default: scalar
      }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    return words.count > 300 ? words.prefix(299) + "…" : words
  }

  private static func excerpt(of body: Data) -> String {
    let text = readable(String(decoding: body.prefix(400), as: UTF8.self))
    return text.isEmpty ? "it is empty" : String(text.prefix(120))
  }
}
