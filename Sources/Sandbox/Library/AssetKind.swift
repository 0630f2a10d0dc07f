import Foundation

/// What an asset is, which its first bytes say.
enum AssetKind: String, CaseIterable, Sendable {
  case png, jpeg, mp4, webm, mp3, wav, pdf, srt

  var mimeType: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .mp4: "video/mp4"
    case .webm: "video/webm"
    case .mp3: "audio/mpeg"
    case .wav: "audio/wav"
    case .pdf: "application/pdf"
    case .srt: "application/x-subrip"
    }
  }

  /// What file names of it end with.
  var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  /// The service's word for a group of kinds.
  var fileType: String {
    switch self {
    case .png, .jpeg: "image"
    case .mp4, .webm: "video"
    case .mp3, .wav: "audio"
    case .pdf: "document"
    case .srt: "subtitle"
    }
  }

  /// The kind of a file with these bytes; nil for one that is not taken.
  init?(_ content: Data) {
    let start = [UInt8](content.prefix(4096))
    guard let kind = Self.allCases.first(where: { $0.matches(start) }) else { return nil }
    self = kind
  }

  private func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .mp4: Self.isMP4(bytes)
    case .webm: Self.isWebM(bytes)
    case .mp3: bytes.starts(with: "ID3".utf8) || Self.isMP3Frame(bytes)
    case .wav: bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WAVE".utf8)
    case .pdf: bytes.starts(with: "%PDF-".utf8)
    case .srt: Self.isSubRip(bytes)
    }
  }

  /// Other formats begin with the same box: QuickTime, sound alone, and pictures.
  private static let otherBrands: Set = [
    "qt  ", "M4A ", "M4B ", "heic", "heix", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx ",
  ]

  private static func isMP4(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return false }
    return !otherBrands.contains(String(decoding: bytes[8..<12], as: UTF8.self))
  }

  /// A Matroska file whose document type is `webm`.
  private static func isWebM(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) else { return false }
    let documentType = [0x42, 0x82, 0x84] + Array("webm".utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: documentType) }
  }

  /// A frame of MPEG audio, layer III, without a tag before it.
  private static func isMP3Frame(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0 else { return false }
    let version = bytes[1] >> 3 & 3
    let layer = bytes[1] >> 1 & 3
    return version != 1 && layer == 1 && bytes[2] >> 4 != 15 && bytes[2] >> 2 & 3 != 3
  }

  /// A number, and below it two times with an arrow between.
  private static func isSubRip(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).trimmingPrefix("\u{FEFF}")
    let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).prefix(2)
    guard lines.count == 2, Int(lines[0].filter { !$0.isWhitespace }) != nil else { return false }
    return
      (try? /\s*\d+:\d{2}:\d{2}[,.]\d{1,3}\s*-->\s*\d+:\d{2}:\d{2}[,.]\d{1,3}.*/.wholeMatch(in: lines[1]))
      != nil
  }
}
