import Foundation
import Synchronization
import VideoModel

/// The uploaded files of the sandbox: a folder for each, with `asset.json` and the bytes. What it says is what is on
/// disk.
final class AssetLibrary: Sendable {
  private let folder: URL
  private let state: Mutex<State>

  private struct State {
    var records: [String: AssetRecord] = [:]
    var nextSequence = 1
  }

  /// Reads the assets of earlier runs.
  /// - Parameter folder: is made with the first asset.
  init(_ folder: URL) {
    self.folder = folder
    var state = State()
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let file = folder.appending(path: name).appending(path: Self.recordName)
      guard let data = try? Data(contentsOf: file), let json = try? JSONValue(parsing: data),
        let record = AssetRecord(json: json), record.id == name
      else { continue }
      state.records[record.id] = record
      state.nextSequence = max(state.nextSequence, record.sequence + 1)
    }
    self.state = Mutex(state)
  }

  private static let recordName = "asset.json"

  private func home(of id: String) -> URL { folder.appending(path: id) }

  /// Writes a new asset down.
  /// - Parameter name: nil or empty for one that came without.
  /// - Throws: what the file system says; then nothing of the asset is left.
  func add(_ content: Data, kind: AssetKind, name: String?, at now: Date) throws -> AssetRecord {
    let sequence = state.withLock { state in
      defer { state.nextSequence += 1 }
      return state.nextSequence
    }
    let id = VideoRecord.randomHex()
    let record = AssetRecord(
      id: id, sequence: sequence, name: name.flatMap { $0.isEmpty ? nil : $0 } ?? id, kind: kind,
      size: content.count, uploadedAt: now, token: VideoRecord.randomHex())
    let home = home(of: id)
    do {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      try content.write(to: home.appending(path: record.fileName))
      // The record comes last, so that no record is without its bytes.
      try Data(record.json.prettyText.utf8).write(
        to: home.appending(path: Self.recordName), options: .atomic)
    } catch {
      try? FileManager.default.removeItem(at: home)
      throw error
    }
    state.withLock { $0.records[id] = record }
    return record
  }

  subscript(id: String) -> AssetRecord? { state.withLock { $0.records[id] } }

  /// The asset whose address has that token.
  func record(token: String) -> AssetRecord? {
    state.withLock { state in state.records.values.first { $0.token == token } }
  }

  /// The assets, the latest first.
  var all: [AssetRecord] {
    state.withLock { $0.records.values.sorted { $0.sequence > $1.sequence } }
  }

  /// Where the bytes of an asset are; nil when there is no such asset. The name ends with the kind's extension.
  func file(of assetID: String) -> URL? {
    self[assetID].map { home(of: assetID).appending(path: $0.fileName) }
  }

  /// Forgets an asset and deletes its file.
  /// - Returns: false when there is no such asset.
  func remove(_ id: String) throws -> Bool {
    try state.withLock { state in
      guard state.records[id] != nil else { return false }
      try FileManager.default.removeItem(at: home(of: id))
      state.records[id] = nil
      return true
    }
  }
}
