import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// Saves the file at a result's address. It is fetched beside its place and renamed when it is whole. The addresses
  /// are signed: no key is sent to them.
  /// - Parameter progress: called with 0–1, where the server tells the length.
  public func download(
    _ address: String, to file: URL, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) {
    guard let url = URL(string: address), let scheme = url.scheme?.lowercased(), let host = url.host,
      scheme == "https" || scheme == "http" && BaseURL.isLoopback(host: host)
    else { throw .unreadableAnswer(reason: "the video's address is neither https nor on this machine") }
    let (answer, fetched) = try await transport.fetch(URLRequest(url: url, timeoutInterval: 60), progress)
    defer { try? FileManager.default.removeItem(at: fetched) }
    guard answer.status == 200 else {
      if answer.status == 403 || answer.status == 404 {
        throw .notFound(message: "the video's address has expired; ask for its status again")
      }
      throw Envelope.failure(answer, nil)
    }
    do {
      try Self.place(fetched, at: file, expected: answer.headers["content-length"].flatMap(Int.init))
    } catch {
      throw Transport.fileError(error, file)
    }
  }

  private static func place(_ fetched: URL, at file: URL, expected: Int?) throws {
    let size = try FileManager.default.attributesOfItem(atPath: fetched.path)[.size] as? Int
    if let expected, let size, size != expected {
      throw ClientError.connectionLost(reason: "\(size) of \(expected) bytes came")
    }
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let beside = folder.appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString.prefix(8))")
    do {
      try FileManager.default.copyItem(at: fetched, to: beside)
      guard rename(beside.path, file.path) == 0 else {
        throw ClientError.fileFailed(reason: "\(file.path): \(String(cString: strerror(errno)))")
      }
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw error
    }
  }
}

extension Transport {
  static func fileError(_ error: any Error, _ file: URL) -> ClientError {
    if let error = error as? ClientError { return error }
    let reason = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError).map { underlying in
      String(cString: strerror(Int32(underlying.code)))
    }
    return .fileFailed(
      reason: "\(file.path): \(reason ?? "the disk may be full, or the folder is not yours")")
  }
}
