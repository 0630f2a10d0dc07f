import Foundation
import HeyGenClient
import VideoModel

/// A file of this computer that is to be uploaded: looked at before anything is sent.
struct AssetFile {
  let url: URL
  /// Such as `image/png`.
  let contentType: String

  /// Looks at a file. Blocks its thread.
  /// - Parameters:
  ///   - path: `~` and `file://` are understood.
  ///   - media: what the field takes.
  init(_ path: String, media: Media) throws(ProgramError) {
    let plain = path.hasPrefix("file://") ? URL(string: path)?.path ?? path : path
    url = URL(fileURLWithPath: RequestFile.expanded(plain))
    var facts = stat()
    if stat(url.path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw .unreadable(file: path, reason: "is no file")
    }
    let head: Data
    do {
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      head = try handle.read(upToCount: 16) ?? Data()
    } catch {
      throw .unreadable(file: path, reason: RequestFile.reason(of: error))
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? 0
    guard size > 0 else { throw .unreadable(file: path, reason: "is empty") }
    guard let found = Self.type(of: head) else {
      throw .unreadable(file: path, reason: "is no PNG, JPEG, MP4, WebM, MP3 or WAV, which the service takes")
    }
    guard media == .anyFile || media == found.media else {
      throw .unreadable(file: path, reason: "is \(found.media.words); this field takes \(media.words)")
    }
    guard size <= Client.largestAsset else {
      let megabytes = (Double(size) / 100_000).rounded() / 10
      throw .unreadable(
        file: path,
        reason: "has \(megabytes) MB; the service takes files up to \(Client.largestAsset / 1_000_000) MB")
    }
    contentType = found.type
  }

  /// What a file is by its first bytes, as the service tells files apart.
  private static func type(of head: Data) -> (type: String, media: Media)? {
    let bytes = [UInt8](head)
    func has(_ text: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("image/png", .image) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("image/jpeg", .image) }
    if has("ftyp", at: 4) { return ("video/mp4", .video) }
    if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return ("video/webm", .video) }
    if has("RIFF"), has("WAVE", at: 8) { return ("audio/wav", .audio) }
    let isFrame = bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE0 == 0xE0
    return has("ID3") || isFrame ? ("audio/mpeg", .audio) : nil
  }

  /// The SHA-256 of the file's bytes in hexadecimal digits, by the system's own program; nil where there is none.
  /// Blocks its thread.
  func sha256() -> String? {
    guard let tool = try? MediaTool("sha256sum", ["--", url.path], output: .here) else { return nil }
    let text = String(decoding: tool.read(64_000), as: UTF8.self)
    // A file with odd characters in its name is told of with a backslash before the digits.
    let digits = text.drop { $0 == "\\" }.prefix { $0.isHexDigit }
    return tool.wait() == 0 && digits.count == 64 ? String(digits) : nil
  }
}
