import Foundation
import VideoModel

/// What a request names a picture, a video or a recording by.
enum MediaReference: Hashable, Sendable {
  /// An address on the web.
  case url(String)
  /// The id of an uploaded file.
  case asset(String)
  /// Data inside the request.
  case data(mediaType: String, base64: String)
}

extension MediaReference {
  /// The reference of an object that takes an address or an asset, of which the address counts; nil when both are
  /// absent or blank. An address that is a `data:` URL in base64 is the data itself.
  init?(url: String?, asset: String?) {
    func given(_ text: String?) -> String? {
      let trimmed = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
      return trimmed.isEmpty ? nil : trimmed
    }
    if let url = given(url) {
      self = Self.data(in: url) ?? .url(url)
    } else if let asset = given(asset) {
      self = .asset(asset)
    } else {
      return nil
    }
  }

  private static func data(in url: String) -> MediaReference? {
    guard url.prefix(5).lowercased() == "data:", let comma = url.firstIndex(of: ",") else { return nil }
    let head = url[url.index(url.startIndex, offsetBy: 5)..<comma]
    let marker = ";base64"
    guard head.lowercased().hasSuffix(marker) else { return nil }
    return .data(
      mediaType: String(head.dropLast(marker.count)), base64: String(url[url.index(after: comma)...]))
  }

  /// What it is called in a sentence, short and on one line.
  var name: String {
    switch self {
    case .url(let address): Self.shortened(address)
    case .asset(let id): "asset \(Self.shortened(id))"
    case .data(let mediaType, _):
      mediaType.isBlank
        ? "the data in the request" : "the data of \(Self.shortened(mediaType)) in the request"
    }
  }

  /// Characters of a name in a sentence.
  private static let longestName = 80

  /// The text without what could steer a terminal, and with its middle left out where it is long.
  private static func shortened(_ text: String) -> String {
    // A hundred thousand characters say no more than these.
    let ends = text.count > 4 * longestName ? text.prefix(longestName) + text.suffix(longestName) : text[...]
    let scalars = ends.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator, .unassigned: false
      default: true
      }
    }
    let clean = String(String.UnicodeScalarView(scalars))
    guard clean.count > longestName else { return clean }
    return clean.prefix(longestName * 3 / 4) + "…" + clean.suffix(longestName / 4 - 1)
  }
}

extension MediaReference {
  /// The reference of a file that v3 takes; nil when it names none.
  init?(_ source: some FileSource) {
    switch source.type {
    case SourceKind.asset: self.init(url: nil, asset: source.assetID)
    case SourceKind.base64: self = .data(mediaType: source.mediaType ?? "", base64: source.data ?? "")
    default: self.init(url: source.url, asset: nil)
    }
  }
}
