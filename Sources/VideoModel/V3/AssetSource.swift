// The table of fields below says what each property is.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Where a file comes from: an address, an upload, or the request itself.
public struct SourceKind: Choice {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  /// An address on the web.
  public static let url: SourceKind = "url"
  /// An uploaded file.
  public static let asset: SourceKind = "asset_id"
  /// Data inside the request.
  public static let base64: SourceKind = "base64"
  public static let allowed: [SourceKind] = [.url, .asset, .base64]
}

/// A file that v3 takes by address, by id, or inside the request.
public protocol FileSource: RequestObject {
  var type: SourceKind? { get set }
  var url: String? { get set }
  var assetID: String? { get set }
  var mediaType: String? { get set }
  var data: String? { get set }
}

extension FileSource {
  public static var fresh: Self {
    var source = Self()
    source.type = .url
    return source
  }

  public static var shapeKey: String? { "type" }

  static func sourceFields(_ media: Media) -> [Field<Self>] {
    func isType(_ kind: SourceKind) -> Condition<Self> {
      Condition("type is \(kind.rawValue)", isShape: true) { $0.type == kind }
    }
    return [
      .choice(
        "type", \.type, "From", required: true, help: "An address, an uploaded file, or data in the request",
        source: .commandLine),
      .text(
        "url", \.url, "URL", .url(media), required: true, when: isType(.url),
        help: "The address of the file, or a file of this computer to upload", source: .commandLine),
      .text(
        "asset_id", \.assetID, "Asset", .asset(media), required: true, when: isType(.asset),
        help: "The id of an uploaded file, or a file of this computer to upload", source: .commandLine),
      .text(
        "media_type", \.mediaType, "Media type", .suggestion(["image/png", "image/jpeg"]), required: true,
        when: isType(.base64), help: "What the data is, such as image/png", source: .commandLine),
      .text(
        "data", \.data, "Data", required: true, when: isType(.base64), help: "The file's bytes in base64",
        source: .commandLine),
    ]
  }

  /// What the file is, as far as its address or media type tells.
  var medium: Media? {
    let name = (url ?? "").prefix { $0 != "?" && $0 != "#" }.lowercased()
    let isAddress = type == .url
    let told = type == .base64 ? mediaType?.lowercased() ?? "" : ""
    func ends(_ suffixes: [String]) -> Bool { isAddress && suffixes.contains(where: name.hasSuffix) }
    if told.hasPrefix("image/") || ends([".png", ".jpg", ".jpeg", ".webp"]) { return .image }
    if told.hasPrefix("video/") || ends([".mp4", ".webm", ".mov"]) { return .video }
    if told.hasPrefix("audio/") || ends([".mp3", ".wav", ".m4a"]) { return .audio }
    return nil
  }
}

/// A picture.
public struct ImageSource: FileSource {
  public var type: SourceKind?
  public var url: String?
  public var assetID: String?
  public var mediaType: String?
  public var data: String?
  public var kept: [JSONMember] = []
  public init() {}
  public static let fields = sourceFields(.image)
}

/// A picture, a recording or a video.
public struct AssetSource: FileSource {
  public var type: SourceKind?
  public var url: String?
  public var assetID: String?
  public var mediaType: String?
  public var data: String?
  public var kept: [JSONMember] = []
  public init() {}
  public static let fields = sourceFields(.anyFile)
}
