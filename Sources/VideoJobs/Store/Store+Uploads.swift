import Foundation
import VideoModel

/// Files that a service has taken, by their content, so that none is uploaded twice.
extension Store {
  /// What a service made of a file; nil when it was not uploaded to it.
  /// - Parameters:
  ///   - sha256: the SHA-256 of the file's content, always in the same notation.
  ///   - service: the name that jobs of the service are kept under.
  public func upload(sha256: String, service: String) throws(StoreError) -> UploadedAsset? {
    let rows = try database.run(
      "SELECT asset_id, url FROM uploads WHERE service = ? AND sha256 = ?", [.text(service), .text(sha256)])
    return rows.first.flatMap { row in row[0].string.map { UploadedAsset(id: $0, url: row[1].string) } }
  }

  /// Keeps that a service has taken a file, in place of an earlier upload of the same content.
  /// - Parameter at: when it was uploaded.
  public func noteUpload(
    _ asset: UploadedAsset, sha256: String, service: String, at: Date
  ) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO uploads (service, sha256, asset_id, url, uploaded_at) VALUES (?, ?, ?, ?, ?)",
      [
        .text(service), .text(sha256), .text(asset.id), SQLValue(asset.url), .real(at.timeIntervalSince1970),
      ])
  }
}
