import Foundation
import VideoModel

/// The finished files, at addresses that cannot be guessed and need no key.
struct MediaEndpoint: Sendable {
  enum Kind: CaseIterable {
    case video, thumbnail, preview, captions, captioned

    func file(of record: VideoRecord, in folder: VideoFolder) -> URL {
      switch self {
      case .video: folder.video(of: record)
      case .thumbnail: folder.thumbnail(of: record.id)
      case .preview: folder.home(of: record.id).appending(path: "preview.gif")
      case .captions: folder.captions(of: record.id)
      case .captioned: folder.home(of: record.id).appending(path: "captioned.mp4")
      }
    }
  }

  private static let types = [
    "mp4": "video/mp4", "webm": "video/webm", "jpg": "image/jpeg", "gif": "image/gif",
    "srt": "application/x-subrip",
  ]

  let library: VideoLibrary
  let baseURL: String

  func address(of kind: Kind, _ record: VideoRecord) -> String {
    "\(baseURL)/media/\(record.token)/\(kind.file(of: record, in: library.folder).lastPathComponent)"
  }

  /// The address of a file as JSON; null while the video is not ready, and where there is no such file.
  func link(to kind: Kind, _ record: VideoRecord) -> JSONValue {
    let file = kind.file(of: record, in: library.folder)
    guard record.status == .completed, FileManager.default.fileExists(atPath: file.path) else { return .null }
    return .string(address(of: kind, record))
  }

  /// `GET /media/{token}/{file}`, whole or a range of it.
  func answer(_ request: HTTPRequest) throws(RequestFailure) -> HTTPResponse {
    guard let record = request.parameters["token"].flatMap(library.record(token:)),
      record.status == .completed,
      let file = Kind.allCases.map({ $0.file(of: record, in: library.folder) })
        .first(where: { $0.lastPathComponent == request.parameters["name"] })
    else { throw .unknownPath }
    return try Self.serve(file, type: Self.types[file.pathExtension] ?? "application/octet-stream", request)
  }

  /// A file, whole or the range of it that is asked for.
  static func serve(
    _ file: URL, type: String, _ request: HTTPRequest
  ) throws(RequestFailure) -> HTTPResponse {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
      let size = (attributes[.size] as? NSNumber)?.uint64Value
    else { throw .unknownPath }
    let tag = tag(of: attributes)
    var headers = ["Content-Type": type, "Accept-Ranges": "bytes", "ETag": tag]
    // Whoever goes on with another version gets this one whole (RFC 9110, section 13.1.5).
    let isOfThis = request.headers["if-range"].map { $0 == tag } ?? true
    switch ByteRange(isOfThis ? request.headers["range"] : nil, size: size) {
    case .whole: return HTTPResponse(status: 200, headers: headers, body: .file(file, range: 0..<size))
    case .part(let part):
      headers["Content-Range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
      return HTTPResponse(status: 206, headers: headers, body: .file(file, range: part))
    case .outside:
      headers["Content-Range"] = "bytes */\(size)"
      return HTTPResponse(status: 416, headers: headers, body: .data(Data()))
    }
  }
}

extension MediaEndpoint {
  /// Another one for every version of a file.
  private static func tag(of attributes: [FileAttributeKey: Any]) -> String {
    let size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
    let file = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
    let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let numbers = [file, size, UInt64(max(changed, 0) * 1_000_000)]
    return "\"" + numbers.map { String($0, radix: 16) }.joined(separator: "-") + "\""
  }
}

/// What a `Range` header asks for (RFC 9110, section 14). Several ranges at once, and anything malformed, ask for the
/// whole, as the standard allows.
enum ByteRange: Equatable {
  case whole
  case part(Range<UInt64>)
  case outside

  init(_ header: String?, size: UInt64) {
    self = .whole
    guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return }
    let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return }
    let numbers = ends.map { UInt64($0) }
    switch (numbers[0], numbers[1]) {
    case (let first?, nil) where ends[1].isEmpty:
      self = first < size ? .part(first..<size) : .outside
    case (let first?, let last?) where first <= last:
      self = first < size ? .part(first..<(min(last, size - 1) + 1)) : .outside
    case (nil, let count?) where ends[0].isEmpty:
      self = count > 0 && size > 0 ? .part((size - min(count, size))..<size) : .outside
    default: return
    }
  }
}
