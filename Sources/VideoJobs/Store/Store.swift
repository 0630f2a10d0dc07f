import Foundation
import VideoModel

/// Drafts, jobs, and what is known of the services on disk. Several programs may have the same store open. It never holds a key of the service.
public actor Store {
  private let executor = SerialQueueExecutor(label: "heygen-tui.store")
  let database: Database

  /// The queue that the disk is waited for on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private init(database: sending Database) { self.database = database }

  /// Opens the store in a file, and makes it when it is not there: the folder and the file are the user's alone.
  public static func open(at file: URL) throws(StoreError) -> Store {
    let folder = file.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotOpen(path: file.path, reason: "its folder cannot be made")
    }
    let database = try Database(path: file.path)
    // Before anything is written; SQLite gives the files beside it the same mode.
    chmod(file.path, 0o600)
    try database.useWriteAheadLog()
    // In WAL mode NORMAL would lose nothing to a kill either, but a power cut could take the last commits, and with
    // them the only trace of a video that was paid for.
    try database.run("PRAGMA synchronous = FULL")
    try Migrations.run(on: database)
    return Store(database: database)
  }

  /// A store that is gone with the program.
  public static func inMemory() throws(StoreError) -> Store {
    let database = try Database(path: ":memory:")
    try Migrations.run(on: database)
    return Store(database: database)
  }

  /// A number that is another one after another program, or another store of this one, has changed the file.
  public func changeCounter() throws(StoreError) -> Int {
    try database.run("PRAGMA data_version").first?.first?.integer ?? 0
  }

  // MARK: Settings

  /// A setting that the program keeps for itself.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try database.run("SELECT value FROM settings WHERE key = ?", [.text(key)]).first?.first?.string
  }

  /// Keeps a setting.
  public func setSetting(_ key: String, _ value: String) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", [.text(key), .text(value)])
  }
}
