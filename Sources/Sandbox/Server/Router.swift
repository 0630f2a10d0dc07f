import Foundation
import VideoModel

/// Which endpoint answers which request.
struct Router: Sendable {
  let videos: VideoEndpoints
  let media: MediaEndpoint

  /// What each API endpoint allows: the path, the method, the function.
  private static let endpoints:
    [String: (method: String, answer: @Sendable (Router, HTTPRequest) throws(RequestFailure) -> JSONValue)] =
      [
        "/v2/video/generate": (
          "POST", { router, request throws(RequestFailure) in try router.videos.generate(request) }
        ),
        "/v1/video_status.get": (
          "GET", { router, request throws(RequestFailure) in try router.videos.status(request) }
        ),
        "/v1/video.list": (
          "GET", { router, request throws(RequestFailure) in try router.videos.list(request) }
        ),
        "/v1/video.delete": (
          "DELETE", { router, request throws(RequestFailure) in try router.videos.delete(request) }
        ),
        "/v2/avatars": ("GET", { _, _ in CatalogueEndpoints.avatars }),
        "/v2/voices": ("GET", { _, _ in CatalogueEndpoints.voices }),
      ]

  /// Answers a request, with an id of its own for whoever reads the client's log.
  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let envelope = Envelope(path: request.path)
    var response: HTTPResponse
    do throws(RequestFailure) {
      response = try route(request, envelope)
    } catch {
      response = envelope.failure(error)
      if error.status == 405 { response.headers["Allow"] = allowedMethod(request.path) }
    }
    response.headers["X-Request-Id"] = UUID().uuidString.lowercased()
    return response
  }

  private func route(_ request: HTTPRequest, _ envelope: Envelope) throws(RequestFailure) -> HTTPResponse {
    guard RequestGuard.isLoopback(host: request.headers["host"]) else { throw .forbiddenHost }
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(
      String.init)
    guard let allowed = allowedMethod(request.path) else { throw .unknownPath }
    // The service looks at the key before anything else that it does at an endpoint.
    let isMedia = parts.first == "media"
    guard isMedia || RequestGuard.hasKey(request) else { throw .unauthorized }
    let isHeadOfGet = request.method == "HEAD" && allowed == "GET"
    guard request.method == allowed || isHeadOfGet else {
      throw .wrongMethod(request.method, allowed: allowed)
    }
    guard !request.isBodyTooLong else { throw .bodyTooLong }
    if isMedia { return try media.answer(request, token: parts[1], name: parts[2]) }
    guard let endpoint = Self.endpoints[request.path] else {
      return envelope.success(try CatalogueEndpoints.details(of: parts[2]))
    }
    return envelope.success(try endpoint.answer(self, request))
  }

  /// The method of the endpoint at a path; nil when there is none.
  private func allowedMethod(_ path: String) -> String? {
    if let endpoint = Self.endpoints[path] { return endpoint.method }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let isMedia = parts.count == 3 && parts.first == "media"
    let isDetails = parts.count == 4 && path.hasPrefix("/v2/avatar/") && parts.last == "details"
    return isMedia || isDetails ? "GET" : nil
  }
}
