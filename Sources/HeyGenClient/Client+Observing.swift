import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// The same client, which tells of every request and its answer, each try for itself.
  /// - Parameters:
  ///   - now: the clock by which requests are timed.
  ///   - observe: called when the answer is there, or will not come. Nothing that it gets holds a secret.
  public func observed(
    now: @escaping @Sendable () -> Date = { Date() }, by observe: @escaping @Sendable (ServiceCall) -> Void
  ) -> Client {
    let observer = CallObserver(envelope: envelope, baseURL: baseURL, now: now, observe: observe)
    let plain = transport
    var client = self
    client.transport = Transport(
      send: { request async throws(ClientError) in
        try await observer.watch(request) { () async throws(ClientError) in try await plain.send(request) }
      },
      upload: { request, progress async throws(ClientError) in
        try await observer.watch(request) { () async throws(ClientError) in
          try await plain.upload(request, progress)
        }
      },
      fetch: { request, take async throws(ClientError) in
        try await observer.watch(request) { () async throws(ClientError) in
          try await plain.fetch(request, take)
        }
      },
      sleep: plain.sleep)
    return client
  }
}

/// Makes of requests and answers what may be shown.
private struct CallObserver: Sendable {
  let envelope: Envelope
  let baseURL: BaseURL
  let now: @Sendable () -> Date
  let observe: @Sendable (ServiceCall) -> Void

  func watch(
    _ request: URLRequest, _ call: () async throws(ClientError) -> HTTPAnswer
  ) async throws(ClientError) -> HTTPAnswer {
    let start = now()
    do {
      let answer = try await call()
      tell(request, start, answer, (200..<300).contains(answer.status) ? nil : failure(answer))
      return answer
    } catch {
      tell(request, start, nil, error)
      throw error
    }
  }

  private func failure(_ answer: HTTPAnswer) -> ClientError {
    envelope.failure(answer, try? JSONValue(parsing: answer.body))
  }

  /// Whether the sandbox answers. It runs on this machine alone, whatever others say of themselves.
  private func isSandbox(_ answer: HTTPAnswer?) -> Bool {
    baseURL.isLoopback && answer?.headers["server"] == ServiceCall.sandboxName
  }

  private func tell(_ request: URLRequest, _ start: Date, _ answer: HTTPAnswer?, _ error: ClientError?) {
    let redaction = Redaction(key: envelope.key)
    observe(
      ServiceCall(
        startedAt: start, seconds: max(now().timeIntervalSince(start), 0),
        method: request.httpMethod ?? "GET",
        path: redaction.path(of: request.url?.absoluteString ?? "", at: baseURL.description),
        status: answer?.status, isFromSandbox: isSandbox(answer),
        error: error.map { redaction.text("\($0)") },
        sent: redaction.body(request.httpBody, type: request.value(forHTTPHeaderField: "Content-Type")),
        answered: answer.flatMap { redaction.body($0.body, type: $0.headers["content-type"]) }))
  }
}

/// Takes out of requests and answers what nobody else is to read. Whatever of them is kept or shown goes through here.
struct Redaction: Sendable {
  let key: Secret

  /// How many bytes of a body are kept.
  static let longestBody = 2000
  private static let longestKey = 256
  private static let dots = "•••"

  /// A text without the key, without the signatures of addresses, and without the values of members that are secrets by
  /// their name; on one line.
  func text(_ text: String) -> String {
    var text = key.struckOut(of: text)
    text.replace(#/(https?:(?:\\?/){2}[^\s"'?]+)\?[^\s"']+/#) { "\($0.1)?\(Self.dots)" }
    let named =
      #/("(?i:x-api-key|api_?key|authorization|[a-z_]*token|password|secret)"\s*:\s*)"(?:[^"\\]|\\.)*"?/#
    text.replace(named) { "\($0.1)\"\(Self.dots)\"" }
    return PlainText.line(text, most: Self.longestBody)
  }

  /// Where a request goes: the path and its query of the service's own, of another server the address without its query,
  /// which may be a signature.
  func path(of address: String, at base: String) -> String {
    let path = address.dropFirst(base.count)
    guard address.hasPrefix(base), path.isEmpty || path.hasPrefix("/") || path.hasPrefix("?") else {
      return text(address)
    }
    return path.isEmpty ? "/" : text(String(path))
  }

  /// The beginning of a body; nil where there is none, or none that can be read.
  func body(_ body: Data?, type: String?) -> String? {
    guard let body, !body.isEmpty else { return nil }
    let type = type?.lowercased() ?? "application/json"
    guard type.contains("json") || type.hasPrefix("text/") else { return "\(body.count) bytes of \(type)" }
    let beginning = body.prefix(4 * Self.longestBody)
    let text = text(String(decoding: beginning, as: UTF8.self))
    // The half of a key that stands before the cut is not known for one.
    return beginning.count < body.count ? String(text.dropLast(Self.longestKey)) + "…" : text
  }
}
