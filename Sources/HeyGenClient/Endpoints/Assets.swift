import Foundation
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Client {
  /// Most bytes of a file that `POST /v3/assets` takes: 32 MB.
  public static let largestAsset = 32_000_000

  /// Gives the service a file for use in requests: `POST /v3/assets`, once.
  /// - Parameters:
  ///   - file: at most `largestAsset` bytes.
  ///   - contentType: such as `image/png`.
  ///   - progress: called with 0–1, never less than before, as the file goes out.
  /// - Throws: `.fileFailed`, before anything is sent, when the file is missing, unreadable, empty or too large.
  public func uploadAsset(
    _ file: URL, contentType: String, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(ClientError) -> UploadedAsset {
    let data = try await FileToSend(file: file, largest: Self.largestAsset).read()
    let form = UploadForm(name: "file", fileName: file.lastPathComponent, type: contentType, data: data)
    let steps = ProgressSteps(progress)
    steps.tell(0)
    var request = try request("POST", "/v3/assets", timeout: timeouts.uploading)
    request.httpBody = form.body
    request.setValue(form.contentType, forHTTPHeaderField: "Content-Type")
    try await gate?.enter(use)
    let answer = try await transport.upload(request) { steps.tell($0) }
    noteLimit(in: answer)
    guard answer.body.count <= Self.largestAnswer else { throw Self.tooLarge }
    let body = try envelope.data(of: answer)
    guard let id = Self.plain(body["asset_id"]) ?? Self.plain(body["id"]) else {
      throw .unreadableAnswer(reason: "it names no asset_id")
    }
    steps.tell(1)
    return UploadedAsset(id: id, url: Self.plain(body["url"]))
  }

  /// Asks for the present address of an uploaded file: `GET /v3/assets/{id}`.
  /// - Throws: `.notFound` when the account has no such file.
  public func assetURL(_ id: String) async throws(ClientError) -> String {
    let data = try await get("/v3/assets/" + (try Self.pathPart(id, "an asset")))
    guard let url = Self.plain(data["url"]) else {
      throw .unreadableAnswer(reason: "it tells no address of the file")
    }
    return url
  }
}
