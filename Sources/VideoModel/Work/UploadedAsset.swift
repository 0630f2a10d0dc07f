/// A file that the service has taken, for use in requests.
public struct UploadedAsset: Equatable, Sendable {
  /// The id that requests use as an asset id.
  public var id: String
  /// Where the service keeps it, where it says.
  public var url: String?

  /// An uploaded file.
  public init(id: String, url: String? = nil) {
    self.id = id
    self.url = url
  }
}
