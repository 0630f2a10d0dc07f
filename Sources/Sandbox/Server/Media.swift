import Foundation

/// Serves finished files. Like the service's signed addresses they need no key, and cannot be guessed.
enum Media {
  private static let types = ["mp4": "video/mp4", "jpg": "image/jpeg"]

  static func answer(_ request: HTTPRequest, library: VideoLibrary) -> HTTPResponse {
    let parts = request.path.split(separator: "/").map(String.init)
    guard request.method == "GET" || request.method == "HEAD", parts.count == 3,
      let file = library.file(token: parts[1], name: parts[2]),
      let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size]) as? UInt64
    else {
      return HTTPResponse(status: 404, body: .data(Data("not found\n".utf8)))
    }
    var headers = [
      ("Content-Type", types[file.pathExtension] ?? "application/octet-stream"), ("Accept-Ranges", "bytes"),
    ]
    guard let asked = request.headers["range"] else {
      return HTTPResponse(status: 200, headers: headers, body: .file(file, 0..<size))
    }
    guard let range = range(asked, size: size) else {
      headers.append(("Content-Range", "bytes */\(size)"))
      return HTTPResponse(status: 416, headers: headers, body: .data(Data()))
    }
    headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"))
    return HTTPResponse(status: 206, headers: headers, body: .file(file, range))
  }

  /// `bytes=0-99`, `bytes=100-` or `bytes=-100`; nil when it cannot be satisfied.
  static func range(_ header: String, size: UInt64) -> Range<UInt64>? {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, size > 0 else { return nil }
    switch (UInt64(ends[0]), UInt64(ends[1])) {
    case (let from?, let to?) where from <= to && from < size: return from..<min(to + 1, size)
    case (let from?, nil) where ends[1].isEmpty && from < size: return from..<size
    case (nil, let count?) where ends[0].isEmpty && count > 0: return size - min(count, size)..<size
    default: return nil
    }
  }
}
