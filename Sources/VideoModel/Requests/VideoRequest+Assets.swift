extension VideoRequest {
  /// Puts an uploaded file in place of an address or an asset id: its id wherever the object has a field for one, and its
  /// address where it has none.
  public mutating func put(_ asset: UploadedAsset, at path: FieldPath) {
    let object = path.parent
    let siblings = fields(in: object, evenAbsent: true).filter { $0.path.parent == object }
    guard let field = siblings.first(where: { $0.path == path }) else { return }
    guard case .url(let media) = field.info.kind else {
      set(.string(asset.id), at: path)
      return
    }
    if let sibling = siblings.first(where: { $0.info.kind == .asset(media) }) {
      set(nil, at: path)
      set(.string(asset.id), at: sibling.path)
    } else if set(.string(SourceKind.asset.rawValue), at: object.appending("type")),
      set(.string(asset.id), at: object.appending("asset_id"))
    {
      set(nil, at: path)
    } else {
      set(.string(asset.url ?? asset.id), at: path)
    }
  }
}
