import Foundation
import VideoModel

/// A request as it arrived.
struct HTTPRequest: Sendable {
  /// In upper case.
  var method: String
  /// Without the query, percent-encoded as it was sent.
  var path: String
  /// Decoded; of several of one name, the last.
  var query: [String: String] = [:]
  /// What stands in the path for the parameters of the endpoint's pattern, decoded.
  var parameters: [String: String] = [:]
  /// The names in lower case; of several of one name, the last.
  var headers: [String: String] = [:]
  var body = Data()
  /// Whether the body was longer than its endpoint takes, and has been thrown away.
  var isBodyTooLong = false

  /// The longest body that most endpoints take, in bytes: 10 MB.
  static let bodyLimit = 10_000_000
}

/// What is answered.
struct HTTPResponse: Sendable {
  /// What follows the headers.
  enum Body: Sendable {
    case data(Data)
    /// A part of a file.
    case file(URL, range: Range<UInt64>)
  }

  var status: UInt32
  var headers: [String: String]
  var body: Body

  /// A JSON answer.
  static func json(_ value: JSONValue, status: UInt32 = 200) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "application/json; charset=utf-8"],
      body: .data(Data(value.compactText.utf8)))
  }
}
