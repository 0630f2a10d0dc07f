import Foundation
import Sandbox
import TestSupport
import Testing
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A sandbox in a folder of its own, and requests to it over the socket.
final class SandboxClient: Sendable {
  let folder: TemporaryFolder
  let server: SandboxServer

  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: Data
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    /// The id of a new video, in the envelope of any endpoint.
    var videoID: String? { (json["data"]?["video_id"] ?? json["video_id"])?.string }
  }

  init(_ folder: TemporaryFolder? = nil, quotaSeconds: Double? = nil) throws {
    self.folder = try folder ?? TemporaryFolder()
    server = try SandboxServer.start(
      SandboxConfiguration(folder: self.folder.url, quotaSeconds: quotaSeconds))
  }

  deinit { server.stop() }

  func send(
    _ method: String, _ path: String, body: String? = nil, headers: [String: String] = ["X-Api-Key": "k"]
  ) async throws -> Answer {
    try await send(method, path, bytes: body.map { Data($0.utf8) }, headers: headers)
  }

  func send(
    _ method: String, _ path: String, bytes: Data?, headers: [String: String] = ["X-Api-Key": "k"]
  ) async throws -> Answer {
    let base = path.hasPrefix("http") ? "" : server.baseURL
    guard let url = URL(string: base + path) else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = bytes
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var answered: [String: String] = [:]
    for case (let name as String, let value as String) in http.allHeaderFields {
      answered[name.lowercased()] = value
    }
    return Answer(status: http.statusCode, headers: answered, body: data)
  }

  func get(_ path: String) async throws -> Answer { try await send("GET", path) }

  /// Submits a request.
  /// - Returns: the video's id.
  func submit(_ json: JSONValue) async throws -> String {
    let answer = try await send("POST", "/v2/video/generate", body: json.compactText)
    return answer.json["data"]?["video_id"]?.string ?? ""
  }

  /// Submits a request of any kind.
  func create(_ kind: RequestKind, _ json: JSONValue, key: String? = nil) async throws -> Answer {
    var headers = ["X-Api-Key": "k"]
    headers["Idempotency-Key"] = key
    return try await send("POST", kind.endpoint, body: json.compactText, headers: headers)
  }

  /// Submits a request of any kind, waits until its video is completed, and downloads that.
  func film(of kind: RequestKind, _ json: JSONValue) async throws -> Film {
    let answer = try await create(kind, json)
    let id = try #require(answer.videoID, "\(answer.json.compactText)")
    await server.waitUntilEnded(id)
    let status = try await status(id)
    let address = try #require(status["video_url"]?.string, "\(status.compactText)")
    let video = try await send("GET", address, headers: [:])
    let file = folder.file("\(id)-\(address.split(separator: "/").last ?? "")")
    try video.body.write(to: file)
    return Film(id: id, file: file, status: status)
  }

  func status(_ id: String) async throws -> JSONValue {
    try await get("/v1/video_status.get?video_id=\(id)").json["data"] ?? .null
  }

  /// A script that nobody renders: its video fails at once, since it would be too long.
  static let endlessScript = "Hi <break time=\"9000s\"/> there"

  /// A request of one silent second, which is rendered fast.
  static func silentVideo(title: String) -> JSONValue {
    [
      "title": .string(title), "dimension": ["width": 128, "height": 128],
      "video_inputs": [["voice": ["type": "silence", "duration": 1]]],
    ]
  }
}
