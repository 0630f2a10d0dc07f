import Foundation
import Synchronization

@testable import HeyGenClient

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A service that gives prepared answers, and remembers what it was asked and how long was waited.
final class ScriptedTransport: Sendable {
  private struct State {
    var answers: [Result<HTTPAnswer, ClientError>]
    var requests: [URLRequest] = []
    var waits: [Duration] = []
  }

  private let state: Mutex<State>

  init(_ answers: Result<HTTPAnswer, ClientError>...) { state = Mutex(State(answers: answers)) }

  var requests: [URLRequest] { state.withLock { $0.requests } }
  var waits: [Duration] { state.withLock { $0.waits } }

  var transport: Transport {
    Transport(
      send: { request async throws(ClientError) in
        let answer = self.state.withLock { state -> Result<HTTPAnswer, ClientError> in
          state.requests.append(request)
          return state.answers.isEmpty
            ? .failure(.offline(reason: "the script is at its end")) : state.answers.removeFirst()
        }
        return try answer.get()
      },
      sleep: { wait in self.state.withLock { $0.waits.append(wait) } })
  }

  /// A client of it, on the live service's address.
  func client(
    _ address: BaseURL = .live, key: String = testKey, gate: RequestGate? = nil
  ) throws -> Client {
    guard let key = Secret(key) else { throw ConfigurationError("no key") }
    return Client(baseURL: address, key: key, transport: transport, gate: gate)
  }
}

let testKey = "sk_V2_hgu_kTestKey0123456789"

extension Result<HTTPAnswer, ClientError> {
  /// An answer with that body.
  static func answer(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Self {
    .success(HTTPAnswer(status: status, headers: headers, body: Data(body.utf8)))
  }
}

/// The error that a call ends with; nil when it does not fail.
func failure<Value>(_ call: () async throws(ClientError) -> Value) async -> ClientError? {
  do {
    _ = try await call()
    return nil
  } catch { return error }
}
