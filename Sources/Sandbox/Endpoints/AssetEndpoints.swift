import Foundation
import VideoModel

/// The endpoints that take, show, list and delete files.
struct AssetEndpoints: Sendable {
  let library: AssetLibrary
  let baseURL: String
  let now: @Sendable () -> Date

  /// The largest file, in bytes: 32 MB.
  static let sizeLimit = 32_000_000
  /// The longest body; a form has more in it than the file.
  static let bodyLimit = 33_000_000

  /// `POST /v3/assets`: a form with one field, `file`.
  func upload(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let parts: [MultipartForm.Part]
    do throws(MultipartForm.Malformed) {
      parts = try MultipartForm(request.body, contentType: request.headers["content-type"]).parts
    } catch {
      throw .invalid("Request body is no form: \(error.reason)")
    }
    if let other = parts.first(where: { $0.name != "file" }) {
      throw .invalid("\(other.name) is invalid: Extra inputs are not permitted", param: other.name)
    }
    guard let file = parts.first else { throw .invalid("file is invalid: Field required", param: "file") }
    guard parts.count == 1, let name = file.fileName else {
      throw .invalid("file is invalid: Input should be one file with a name", param: "file")
    }
    // Some clients send the whole path.
    let lastName = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    let record = try add(file.content, kind: AssetKind(file.content), name: lastName)
    return [
      "asset_id": .string(record.id), "url": .string(address(of: record)),
      "mime_type": .string(record.kind.mimeType), "size_bytes": Self.json(record.size),
    ]
  }

  /// `POST /v1/asset`: the bytes themselves, of the kind that the `Content-Type` says.
  func uploadRaw(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    let type = HeaderValue(request.headers["content-type"] ?? "").value
    guard let kind = Self.rawTypes[type] else {
      let types = Self.rawTypes.keys.sorted().joined(separator: ", ")
      throw .invalid("Content-Type is invalid: Input should be one of \(types)", param: "Content-Type")
    }
    let found = AssetKind(request.body)
    guard found == nil || found == kind else {
      throw .invalid("The body is not what its Content-Type says, \(type)", param: "Content-Type")
    }
    let record = try add(request.body, kind: found, name: nil)
    let isPicture = record.kind.fileType == "image"
    let data: JSONValue = [
      "id": .string(record.id), "name": .string(record.name), "file_type": .string(record.kind.fileType),
      "folder_id": "", "meta": .null, "created_ts": Self.json(seconds(record)),
      "url": .string(address(of: record)),
      "image_key": isPicture ? .string("image/\(record.id)/original") : .null,
    ]
    // This one answer of v1 has its message under two keys.
    return .bare(["code": 100, "data": data, "msg": "Success", "message": "Success"])
  }

  private static let rawTypes: [String: AssetKind] = [
    "image/png": .png, "image/jpeg": .jpeg, "video/mp4": .mp4, "video/webm": .webm, "audio/mpeg": .mp3,
    "audio/wav": .wav, "audio/x-wav": .wav,
  ]

  private func add(_ content: Data, kind: AssetKind?, name: String?) throws(RequestFailure) -> AssetRecord {
    guard content.count <= Self.sizeLimit else { throw .bodyTooLong(limit: Self.sizeLimit) }
    guard let kind else {
      let kinds = AssetKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("file is invalid: its content is none of \(kinds)", param: "file")
    }
    do { return try library.add(content, kind: kind, name: name, at: now()) } catch {
      throw .internal("The file cannot be written to the sandbox's folder: \(error.localizedDescription)")
    }
  }

  /// `GET /v3/assets`: the latest first.
  func list(_ request: HTTPRequest) throws(RequestFailure) -> Answer {
    try Page(request, limits: 1...100, usual: 20).answer(library.all, key: { -$0.sequence }, json: json)
  }

  /// `GET /v3/assets/{id}`.
  func show(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    guard let record = library[request.parameters["id"] ?? ""] else { throw .assetNotFound }
    return json(record)
  }

  /// `DELETE /v3/assets/{id}`.
  func delete(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let id = request.parameters["id"] ?? ""
    let isRemoved: Bool
    do { isRemoved = try library.remove(id) } catch {
      throw .internal("The file cannot be deleted: \(error.localizedDescription)")
    }
    guard isRemoved else { throw .assetNotFound }
    return ["id": .string(id)]
  }

  /// `GET /media/assets/{token}/{name}`, whole or a range of it.
  func content(_ request: HTTPRequest) throws(RequestFailure) -> HTTPResponse {
    guard let record = request.parameters["token"].flatMap(library.record(token:)),
      request.parameters["name"] == record.fileName, let file = library.file(of: record.id)
    else { throw .unknownPath }
    var response = try MediaEndpoint.serve(file, type: record.kind.mimeType, request)
    // A browser is not to find a page in an upload.
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
  }

  private func json(_ record: AssetRecord) -> JSONValue {
    [
      "id": .string(record.id), "name": .string(record.name), "owner": "sandbox", "space_id": "sandbox",
      "type": .string(record.kind.fileType), "uploaded_at": Self.json(seconds(record)),
      "url": .string(address(of: record)), "folder_id": .null,
    ]
  }

  private func address(of record: AssetRecord) -> String {
    "\(baseURL)/media/assets/\(record.token)/\(record.fileName)"
  }

  private func seconds(_ record: AssetRecord) -> Int { Int(record.uploadedAt.timeIntervalSince1970) }

  private static func json(_ number: Int) -> JSONValue { .number(JSONNumber(Double(number))) }
}
