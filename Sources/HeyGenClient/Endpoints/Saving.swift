import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// Saves the file at a signed address so that nothing of it is fetched twice: what has come when the connection breaks,
  /// or the work is given up, stays beside the place, and this call or a later one for the same file goes on with it
  /// where the server still has the same version. An address that has expired is renewed once.
  ///
  /// On a full disk, and when what comes is no video, nothing is left behind.
  /// - Parameters:
  ///   - address: https, or http on this machine. No key is sent to it.
  ///   - file: where the file is to stand; folders that lead there are made.
  ///   - taken: what is done when there is a file already, or one appears meanwhile.
  ///   - renew: asks for the present address; nil when there is no other.
  ///   - progress: called with 0–1, never less than before, where the server tells the length.
  /// - Returns: where the file stands.
  public func save(
    _ address: String, to file: URL, _ taken: TakenName,
    renew: @Sendable () async throws(ClientError) -> String? = { () async throws(ClientError) in nil },
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) -> URL {
    if taken == .refuse, FileManager.default.fileExists(atPath: file.path) { throw Self.nameTaken(file) }
    let steps = ProgressSteps(progress)
    let writing = try FileInTheMaking(for: file, resumes: true)
    do throws(ClientError) {
      do throws(ClientError) {
        try await fetchAll(address, into: writing, steps)
      } catch {
        guard case .notFound = error, let other = try await renew() else { throw error }
        try await fetchAll(other, into: writing, steps)
      }
    } catch {
      if error.makesPartUseless { writing.discard() } else { writing.keep() }
      throw error
    }
    let place = try await writing.finish(taken)
    steps.tell(1)
    return place
  }

  /// Tries again as long as tries bring something, and twice when they do not.
  private func fetchAll(
    _ address: String, into writing: FileInTheMaking, _ steps: ProgressSteps
  ) async throws(ClientError) {
    let fetch = try fetching(address, what: "video")
    while true {
      let before = writing.validator == nil ? 0 : writing.count
      do throws(ClientError) {
        return try await retrying { () async throws(ClientError) in
          try await fetchRest(fetch, into: writing, steps)
        }
      } catch {
        guard error.isWorthRetrying, writing.validator != nil, writing.count > before else { throw error }
      }
    }
  }

  /// Fetches what a file lacks, once.
  func fetchRest(
    _ fetch: URLRequest, into writing: FileInTheMaking, _ steps: ProgressSteps, largest: Int = .max
  ) async throws(ClientError) {
    var request = fetch
    if let validator = writing.validator {
      request.setValue("bytes=\(writing.count)-", forHTTPHeaderField: "Range")
      request.setValue(validator, forHTTPHeaderField: "If-Range")
    }
    let arrival = Arrival(into: writing, steps, largest: largest)
    let answer = try await transport.fetch(request) { head, piece throws(ClientError) in
      try arrival.take(head, piece)
    }
    try arrival.end(answer, envelope)
  }

  /// The error for a name that is taken, with another name that is not.
  static func nameTaken(_ file: URL) -> ClientError {
    let folder = file.deletingLastPathComponent()
    let free = (2...).lazy.map { FileName.alternative($0, to: file.lastPathComponent) }
      .first { !FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
    return .fileFailed(
      reason: "\(PlainText.line(file.path)) exists; \(PlainText.line(free ?? "another name")) is free")
  }
}

extension ClientError {
  /// Whether what has come of a file cannot be gone on with, or is in the way.
  fileprivate var makesPartUseless: Bool {
    switch self {
    // A part would keep the disk full.
    case .unreadableAnswer, .fileFailed: true
    default: false
    }
  }
}
