import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The service's API over HTTP.
public struct Client: Sendable {
  let baseURL: BaseURL
  private let key: Secret
  var transport: Transport
  /// Reads answers.
  let envelope: Envelope
  /// Seconds without a byte after which a call is given up.
  var timeouts = Timeouts()
  /// What every request to the service passes; nil where nothing is counted.
  let gate: RequestGate?
  /// What requests are for, where they do not say it themselves.
  private(set) var use = RequestGate.Use.reading

  /// How long a call may stand still, in whole seconds, at least 1.
  struct Timeouts {
    var reading: TimeInterval = 30
    var changing: TimeInterval = 120
    var fetching: TimeInterval = 60
    /// A slow line takes minutes for the largest file, in which no byte comes back.
    var uploading: TimeInterval = 600
  }

  /// More than this is no answer that the API gives.
  static let largestAnswer = 64_000_000
  static let tooLarge = ClientError.unreadableAnswer(
    reason: "it has more than \(largestAnswer / 1_000_000) MB")
  /// Tries after the first one, of requests that change nothing.
  static let retries = 2

  /// A client.
  /// - Parameter gate: the budget that it shares with all other clients of the service; nil for none.
  public init(baseURL: BaseURL, key: Secret, transport: Transport = .live, gate: RequestGate? = nil) {
    self.baseURL = baseURL
    self.key = key
    self.transport = transport
    self.gate = gate
    envelope = Envelope(key: key)
  }

  /// The same client, for requests of that use.
  public func used(for use: RequestGate.Use) -> Client {
    var client = self
    client.use = use
    return client
  }

  /// Reads from the service; a fault that may pass is tried again.
  func get(_ path: String, _ query: [(String, String?)] = []) async throws(ClientError) -> JSONValue {
    Envelope.data(in: try await body(path, query))
  }

  /// The same, with what stands beside the data.
  func body(_ path: String, _ query: [(String, String?)] = []) async throws(ClientError) -> JSONValue {
    let request = try request("GET", path, query, timeout: timeouts.reading)
    return try await retrying { () async throws(ClientError) in
      try envelope.body(of: try await answer(request))
    }
  }

  /// Does what may be done any number of times, again when a fault may pass.
  func retrying<Value: Sendable>(
    _ attempt: @Sendable () async throws(ClientError) -> Value
  ) async throws(ClientError) -> Value {
    var tries = 0
    while true {
      do { return try await attempt() } catch {
        tries += 1
        guard tries <= Self.retries, let wait = Self.wait(after: error, tries) else { throw error }
        do { try await transport.sleep(wait) } catch { throw .cancelled }
      }
    }
  }

  /// How long to wait before the next try; nil when there is to be none.
  private static func wait(after error: ClientError, _ tries: Int) -> Duration? {
    if case .rateLimited(let asked) = error { return asked.flatMap { $0 > .seconds(30) ? nil : $0 } }
    // What is not there now will not be there in a second; the caller decides how to go on.
    return error.isWorthRetrying && !error.surelyNotSent ? .seconds(tries) : nil
  }

  /// Sends what changes something, once.
  func send(
    _ method: String, _ path: String, _ query: [(String, String?)] = []
  ) async throws(ClientError) -> JSONValue {
    let request = try request(method, path, query, timeout: timeouts.changing)
    return try envelope.data(of: try await answer(request))
  }

  /// Posts a text, once.
  /// - Parameter hasTurn: whether it has been let through the gate already.
  func post(
    _ path: String, json: String, headers: [String: String] = [:], hasTurn: Bool = false
  ) async throws(ClientError) -> HTTPAnswer {
    var request = try request("POST", path, timeout: timeouts.changing)
    request.httpBody = Data(json.utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    return try await answer(request, hasTurn: hasTurn)
  }

  private func answer(_ request: URLRequest, hasTurn: Bool = false) async throws(ClientError) -> HTTPAnswer {
    if !hasTurn { try await gate?.enter(use) }
    let answer = try await transport.send(request)
    guard answer.body.count <= Self.largestAnswer else { throw Self.tooLarge }
    noteLimit(in: answer)
    return answer
  }

  /// A refusal for too many requests holds up all of them.
  func noteLimit(in answer: HTTPAnswer) {
    guard let gate else { return }
    guard answer.status >= 400,
      case .rateLimited(let wait) = envelope.failure(answer, try? JSONValue(parsing: answer.body))
    else { return gate.wasAnswered() }
    gate.wasRefused(retryAfter: wait)
  }

  /// A request to the service, with the key.
  func request(
    _ method: String, _ path: String, _ query: [(String, String?)] = [], timeout: TimeInterval
  ) throws(ClientError) -> URLRequest {
    let items = query.compactMap { name, value in value.map { name + "=" + Self.escaped($0) } }
    let address = baseURL.description + path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    guard let url = URL(string: address) else { throw .offline(reason: "its address cannot be used") }
    var request = URLRequest(url: url)
    // On Linux, a time given to the initialiser is not heeded.
    request.timeoutInterval = timeout
    request.httpMethod = method
    request.setValue(key.headerValue, forHTTPHeaderField: "X-Api-Key")
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    request.setValue("heygen-tui/0.1", forHTTPHeaderField: "User-Agent")
    return request
  }

  /// A word as a part of a path or a query; whatever could mean something there is escaped, `+` above all.
  static func escaped(_ word: String) -> String {
    word.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
