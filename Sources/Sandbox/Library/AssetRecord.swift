import Foundation
import VideoModel

/// A file that was uploaded.
struct AssetRecord: Equatable, Sendable {
  /// 32 hexadecimal digits.
  let id: String
  /// The order of the uploads.
  let sequence: Int
  /// The file's name where it came from; the id when it came without.
  let name: String
  let kind: AssetKind
  /// Bytes.
  let size: Int
  let uploadedAt: Date
  /// What its address holds in place of a key.
  let token: String

  /// The name of the file on disk and in the address.
  var fileName: String { "file.\(kind.fileExtension)" }

  /// The record as it is stored.
  var json: JSONValue {
    [
      "id": .string(id), "sequence": .number(JSONNumber(Double(sequence))), "name": .string(name),
      "kind": .string(kind.rawValue), "size": .number(JSONNumber(Double(size))),
      "uploaded_at": .number(JSONNumber(uploadedAt.timeIntervalSince1970)), "token": .string(token),
    ]
  }
}

extension AssetRecord {
  /// Reads what `json` wrote; nil for anything else.
  init?(json: JSONValue) {
    guard let id = json["id"]?.string, let sequence = json["sequence"]?.integer,
      let name = json["name"]?.string, let kind = json["kind"]?.string.flatMap(AssetKind.init(rawValue:)),
      let size = json["size"]?.integer, let uploaded = json["uploaded_at"]?.double,
      let token = json["token"]?.string
    else { return nil }
    self.init(
      id: id, sequence: sequence, name: name, kind: kind, size: size,
      uploadedAt: Date(timeIntervalSince1970: uploaded), token: token)
  }
}
