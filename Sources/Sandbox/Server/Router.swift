import Foundation
import VideoModel

/// Finds the endpoint of a request.
struct Router: Sendable {
  let library: VideoLibrary
  let queue: RenderQueue

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    var response = guarded(request)
    response.headers.append(("X-Request-Id", UUID().uuidString.lowercased()))
    return response
  }

  /// A page of the web can make a browser send requests here (DNS rebinding), but not with this machine's name as host.
  private func guarded(_ request: HTTPRequest) -> HTTPResponse {
    let version = request.path.hasPrefix("/v2/") ? Answers.Version.v2 : .v1
    guard isThisMachine(request.headers["host"]) else {
      return Answers.failure(version, 403, "forbidden", "The sandbox answers this machine only.")
    }
    if request.path.hasPrefix("/media/") { return Media.answer(request, library: library) }
    guard !(request.headers["x-api-key"] ?? "").isEmpty else { return Answers.unauthorized(version) }
    guard !request.isTooLarge else {
      return Answers.failure(version, 413, "payload_too_large", "The request has more than 10 MB.")
    }
    return endpoint(request, version)
  }

  private func isThisMachine(_ host: String?) -> Bool {
    guard let host else { return false }
    let name = host.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    return name == "127.0.0.1" || name.lowercased() == "localhost"
  }

  private func endpoint(_ request: HTTPRequest, _ version: Answers.Version) -> HTTPResponse {
    let parts = request.path.split(separator: "/").map(String.init)
    let known: [(method: String, path: [String], answer: () -> HTTPResponse)] = [
      (
        "POST", ["v2", "video", "generate"], { GenerateVideo.answer(request, library: library, queue: queue) }
      ),
      ("GET", ["v1", "video_status.get"], { VideoEndpoints.status(request, library: library) }),
      ("GET", ["v1", "video.list"], { VideoEndpoints.list(request, library: library) }),
      ("DELETE", ["v1", "video.delete"], { VideoEndpoints.delete(request, library: library, queue: queue) }),
      ("GET", ["v2", "avatars"], { CatalogueEndpoints.avatars() }),
      ("GET", ["v2", "voices"], { CatalogueEndpoints.voices() }),
      ("GET", ["v2", "avatar", "*", "details"], { CatalogueEndpoints.avatarDetails(parts[2]) }),
    ]
    let matching = known.filter { route in
      route.path.count == parts.count && zip(route.path, parts).allSatisfy { $0 == "*" || $0 == $1 }
    }
    guard let route = matching.first else {
      return Answers.failure(version, 404, "not_found", "There is nothing at \(request.path).")
    }
    guard route.method == request.method else {
      return Answers.failure(version, 405, "method_not_allowed", "This endpoint takes \(route.method).")
    }
    return route.answer()
  }
}
