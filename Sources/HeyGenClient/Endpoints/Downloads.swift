import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// Saves the file at a result's address: it is written beside its place, and takes it when it is whole. The addresses
  /// are signed: no key is sent to them. A fault that may pass is tried again.
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
      guard error.isEnded else { return .failure(error) }
      return .failure(.notFound(message: "there is no file at its address, or no longer"))
    }
  }

  /// A request for a file. The service's key is not for its server.
  func fetching(_ address: String, what: String) throws(ClientError) -> URLRequest {
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
      try await fetchRest(request, into: writing, steps, largest: largest)
      try await writing.finish()
    } catch {
      writing.discard()
      throw error
    }
  }
}
