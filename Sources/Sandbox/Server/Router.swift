import Foundation
import VideoModel

/// Which endpoint answers which request.
struct Router: Sendable {
  let videos: VideoEndpoints
  let media: MediaEndpoint
  let account: AccountEndpoints
  let assets: AssetEndpoints
  let catalogue: CatalogueEndpoints
  let previews: PreviewEndpoint
  let idempotency: IdempotencyStore

  /// The routes of the pattern that a path matches, and the path's parameters.
  private struct Match {
    let pattern: PathPattern
    let routes: [Route]
    let parameters: [String: String]

    init?(_ path: String) {
      let segments = PathPattern.segments(of: path)
      let matching = Router.routes.filter { $0.pattern.parameters(of: segments) != nil }
      guard let pattern = matching.map(\.pattern).min(by: { $0.parameterCount < $1.parameterCount }),
        let parameters = pattern.parameters(of: segments)
      else { return nil }
      self.pattern = pattern
      routes = matching.filter { $0.pattern == pattern }
      self.parameters = parameters
    }

    /// The route of a method. A HEAD is answered as the GET, whose body libmicrohttpd leaves out.
    func route(_ method: String) -> Route? {
      routes.first { $0.method == method } ?? (method == "HEAD" ? route("GET") : nil)
    }

    var methods: [String] { routes.map(\.method) }
  }

  /// Answers a request, with an id of its own for whoever reads the client's log.
  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let envelope = Envelope(path: request.path)
    let match = Match(request.path)
    var response: HTTPResponse
    do throws(RequestFailure) { response = try once(request, match, envelope) } catch {
      response = envelope.failure(error)
    }
    if response.status == 405, let methods = match?.methods {
      // What answers GET answers HEAD.
      let allowed = methods.contains("GET") ? methods + ["HEAD"] : methods
      response.headers["Allow"] = allowed.joined(separator: ", ")
    }
    if envelope.isRetired { response.headers.merge(Retirement.headers) { $1 } }
    response.headers["Server"] = ServiceCall.sandboxName
    response.headers["X-Request-Id"] = UUID().uuidString.lowercased()
    return response
  }

  /// Answers a request of v3 that changes something and has an `Idempotency-Key` as it was answered the first time.
  private func once(
    _ request: HTTPRequest, _ match: Match?, _ envelope: Envelope
  ) throws(RequestFailure) -> HTTPResponse {
    guard envelope == .v3, request.method == "POST", let key = request.headers["idempotency-key"],
      RequestGuard.isLoopback(host: request.headers["host"]), RequestGuard.hasKey(request, envelope)
    else { return try carryOut(request, match, envelope) }
    let scope = "POST \(request.path)"
    switch idempotency.begin(key: key, scope: scope) {
    case .new: break
    case .inProgress: throw .requestInProgress
    case .replay(let first): return .json(first.body, status: first.status)
    case .malformed:
      throw .invalid(
        "Idempotency-Key is invalid: 1 to 255 letters, digits, _, -, : and . make a key",
        param: "Idempotency-Key")
    }
    let response: HTTPResponse
    do throws(RequestFailure) { response = try carryOut(request, match, envelope) } catch {
      response = envelope.failure(error)
    }
    if case .data(let data) = response.body, let body = try? JSONValue(parsing: data) {
      idempotency.finish(key: key, scope: scope, status: response.status, body: body)
    }
    return response
  }

  private func carryOut(
    _ request: HTTPRequest, _ match: Match?, _ envelope: Envelope
  ) throws(RequestFailure) -> HTTPResponse {
    envelope.success(
      try route(request, match, envelope), warning: Retirement.warning(for: match?.pattern))
  }

  /// The longest body that a request may have, in bytes.
  func bodyLimit(of request: HTTPRequest) -> Int {
    Match(request.path)?.route(request.method)?.bodyLimit ?? HTTPRequest.bodyLimit
  }

  /// Whether the answer to a request takes so long that others must not wait for it.
  func takesLong(_ request: HTTPRequest) -> Bool {
    guard let match = Match(request.path), let route = match.route(request.method) else { return false }
    var request = request
    request.parameters = match.parameters
    return route.takesLong(self)(request)
  }

  private func route(_ request: HTTPRequest, _ match: Match?, _ envelope: Envelope) throws(RequestFailure)
    -> Answer
  {
    guard RequestGuard.isLoopback(host: request.headers["host"]) else { throw .forbiddenHost }
    guard let match else { throw .unknownPath }
    // The service looks at the key before anything else that it does at an endpoint.
    guard match.routes.allSatisfy(\.isOpen) || RequestGuard.hasKey(request, envelope) else {
      throw .unauthorized
    }
    guard let route = match.route(request.method) else {
      throw .wrongMethod(request.method, allowed: match.methods)
    }
    guard !request.isBodyTooLong else { throw .bodyTooLong(limit: route.bodyLimit) }
    var request = request
    request.parameters = match.parameters
    return try route.handler(self)(request)
  }
}
