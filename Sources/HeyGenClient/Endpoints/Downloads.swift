import Foundation
import Synchronization
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// Saves the file at a result's address: it is written beside its place, and renamed over it when it is whole. The
  /// addresses are signed: no key is sent to them. A fault that may pass is tried again from the start.
  /// - Parameters:
  ///   - address: https, or http on this machine.
  ///   - file: where it is to stand; folders that lead there are made, what stands there is replaced.
  ///   - progress: called with 0–1, never less than before, where the server tells the length.
  public func download(
    _ address: String, to file: URL, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) {
    let fetch = try fetching(address, what: "video")
    let steps = ProgressSteps(progress)
    try await retrying { () async throws(ClientError) in try await attempt(fetch, to: file, steps) }
    steps.tell(1)
  }

  /// Saves a picture or video that a request names by its address, in the same way. No key is sent to the address.
  /// - Parameters:
  ///   - address: https, or http on this machine.
  ///   - file: where it is to stand; what stands there is replaced.
  ///   - largest: the most bytes that are taken.
  ///   - seconds: how long it may take in all, with further tries.
  /// - Throws: `.unreadableAnswer` when the file is larger, `.timedOut` when it takes longer.
  public func fetchMedia(
    _ address: String, to file: URL, largest: Int, within seconds: Double
  ) async throws(ClientError) {
    let fetch = try fetching(address, what: "file")
    let result = await withTaskGroup(of: Result<Void, ClientError>.self) { group in
      group.addTask { await self.fetch(fetch, to: file, largest: largest) }
      group.addTask {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return .failure(.cancelled) }
        return .failure(.timedOut)
      }
      let first = await group.next() ?? .failure(.cancelled)
      group.cancelAll()
      return first
    }
    try result.get()
  }

  private func fetch(_ fetch: URLRequest, to file: URL, largest: Int) async -> Result<Void, ClientError> {
    do throws(ClientError) {
      try await retrying { () async throws(ClientError) in
        try await attempt(fetch, to: file, ProgressSteps(nil), largest: largest)
      }
      return .success(())
    } catch {
      guard case .notFound = error else { return .failure(error) }
      return .failure(.notFound(message: "there is no file at its address, or no longer"))
    }
  }

  /// A request for a file. The service's key is not for its server.
  private func fetching(_ address: String, what: String) throws(ClientError) -> URLRequest {
    guard let parts = WebAddress(address), !parts.hasUser, parts.isEncryptedOrLocal,
      let url = URL(string: address)
    else { throw .unreadableAnswer(reason: "the \(what)'s address is neither https nor on this machine") }
    var request = URLRequest(url: url)
    request.timeoutInterval = timeouts.fetching
    request.setValue("heygen-tui/0.1", forHTTPHeaderField: "User-Agent")
    // What is compressed on the way has another length than the file.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    return request
  }

  private func attempt(
    _ request: URLRequest, to file: URL, _ steps: ProgressSteps, largest: Int = .max
  ) async throws(ClientError) {
    let writing = try FileInTheMaking(for: file)
    do throws(ClientError) {
      let refusal = Mutex(Data())
      var answer = try await transport.fetch(request) { head, piece throws(ClientError) in
        guard head.status == 200 else {
          return refusal.withLock { if $0.count < 4000 { $0.append(piece) } }
        }
        let count = try writing.append(piece)
        guard max(count, Self.length(head) ?? 0) <= largest else {
          throw .unreadableAnswer(reason: "it has more than \(largest / 1_000_000) MB")
        }
        if let length = Self.length(head), length > 0 { steps.tell(Double(count) / Double(length)) }
      }
      answer.body = refusal.withLock { $0 }
      try check(answer, count: writing.count)
      try await writing.finish()
    } catch {
      writing.discard()
      throw error
    }
  }

  private func check(_ answer: HTTPAnswer, count: Int) throws(ClientError) {
    switch answer.status {
    case 200: break
    case 403, 404, 410:
      throw .notFound(message: "the video's address has expired; ask for its status again")
    case 300..<400:
      throw .unreadableAnswer(reason: "it redirects to an address that is neither https nor on this machine")
    default: throw envelope.failure(answer, try? JSONValue(parsing: answer.body))
    }
    if let length = Self.length(answer), length != count {
      throw .connectionLost(reason: "\(count) of \(length) bytes came")
    }
    guard count > 0 else { throw .unreadableAnswer(reason: "the file is empty") }
    if answer.headers["content-type"]?.lowercased().hasPrefix("text/html") == true {
      throw .unreadableAnswer(reason: "it is a web page in place of the file")
    }
  }

  /// The length that the server tells of what arrives here; nil where it tells none.
  private static func length(_ answer: HTTPAnswer) -> Int? {
    let encoding = answer.headers["content-encoding"] ?? "identity"
    return encoding.lowercased() == "identity" ? answer.headers["content-length"].flatMap { Int($0) } : nil
  }
}
