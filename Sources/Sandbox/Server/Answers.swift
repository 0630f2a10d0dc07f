import Foundation
import VideoModel

/// The API's envelopes.
enum Answers {
  /// The generation of an endpoint, each with an envelope of its own.
  enum Version {
    case v1, v2
  }

  static func success(_ version: Version, _ data: JSONValue) -> HTTPResponse {
    switch version {
    case .v1: json(200, ["code": 100, "data": data, "message": "Success"])
    case .v2: json(200, ["error": .null, "data": data])
    }
  }

  static func failure(_ version: Version, _ status: Int, _ code: String, _ message: String) -> HTTPResponse {
    switch version {
    case .v1: json(status, ["code": .string(code), "data": .null, "message": .string(message)])
    case .v2: json(status, ["data": .null, "error": ["code": .string(code), "message": .string(message)]])
    }
  }

  /// Missing and wrong keys have one and the same answer; v1 and v2 give the numeric code.
  static func unauthorized(_ version: Version) -> HTTPResponse {
    switch version {
    case .v1: json(401, ["code": 400_112, "data": .null, "message": "Unauthorized"])
    case .v2: json(401, ["data": .null, "error": ["code": "400112", "message": "Unauthorized"]])
    }
  }

  private static func json(_ status: Int, _ value: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: [("Content-Type", "application/json")],
      body: .data(Data(value.compactText.utf8)))
  }
}
