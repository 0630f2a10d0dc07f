import Foundation
import VideoModel

/// Drafts and jobs on disk. Several programs may have the same store open.
public actor Store {
  private let executor = SerialQueueExecutor(label: "heygen-tui.store")
  private let database: Database

  /// The queue that the disk is waited for on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private init(database: sending Database) throws(StoreError) {
    self.database = database
  }

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
    chmod(file.path, 0o600)
    // In WAL mode NORMAL loses nothing to a kill; only a power cut can take the last commits.
    try database.run("PRAGMA journal_mode = WAL")
    try database.run("PRAGMA synchronous = NORMAL")
    try Migrations.run(on: database)
    return try Store(database: database)
  }

  /// A store that is gone with the program.
  public static func inMemory() throws(StoreError) -> Store {
    let database = try Database(path: ":memory:")
    try Migrations.run(on: database)
    return try Store(database: database)
  }

  // MARK: Drafts

  private static let draftColumns = "id, name, kind, request, created_at, updated_at, origin"

  /// All drafts, the newest change first. A draft that cannot be read is left out, not deleted.
  public func drafts() throws(StoreError) -> [Draft] {
    try database.run("SELECT \(Self.draftColumns) FROM drafts ORDER BY updated_at DESC").compactMap(
      Self.draft)
  }

  /// The draft of that id.
  public func draft(_ id: Draft.ID) throws(StoreError) -> Draft? {
    try database.run("SELECT \(Self.draftColumns) FROM drafts WHERE id = ?", [.text(id.rawValue)])
      .first.flatMap(Self.draft)
  }

  /// Writes a draft, new or changed.
  public func save(_ draft: Draft) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO drafts (\(Self.draftColumns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        .text(draft.id.rawValue), .text(draft.name), .text(draft.request.kind.rawValue),
        .text(draft.request.storedText), .real(draft.createdAt.timeIntervalSince1970),
        .real(draft.updatedAt.timeIntervalSince1970), SQLValue(draft.origin?.rawValue),
      ])
  }

  /// Deletes a draft; its jobs stay.
  public func deleteDraft(_ id: Draft.ID) throws(StoreError) {
    try database.run("DELETE FROM drafts WHERE id = ?", [.text(id.rawValue)])
  }

  private static func draft(_ row: [SQLValue]) -> Draft? {
    guard let id = row[0].string, let name = row[1].string,
      let kind = row[2].string.flatMap(RequestKind.init),
      let text = row[3].string, let request = try? VideoRequest(kind: kind, stored: text),
      let createdAt = row[4].double, let updatedAt = row[5].double
    else { return nil }
    return Draft(
      id: Draft.ID(rawValue: id), name: name, request: request,
      createdAt: Date(timeIntervalSince1970: createdAt), updatedAt: Date(timeIntervalSince1970: updatedAt),
      origin: row[6].string.map(Job.ID.init))
  }

  // MARK: Jobs

  /// The newest jobs, the newest first.
  public func jobs(limit: Int = 500) throws(StoreError) -> [Job] {
    try jobs("ORDER BY created_at DESC LIMIT ?", [.integer(Int64(limit))])
  }

  /// The job of that id.
  public func job(_ id: Job.ID) throws(StoreError) -> Job? {
    try jobs("WHERE id = ?", [.text(id.rawValue)]).first
  }

  /// The jobs of a service that are to be asked about.
  public func jobsUnderWay(service: String) throws(StoreError) -> [Job] {
    try jobs("WHERE service = ? AND state IN ('waiting', 'processing') ORDER BY created_at", [.text(service)])
  }

  /// The jobs that were on their way to the service, and the program that was sending each.
  func jobsBeingSent() throws(StoreError) -> [(job: Job, owner: String)] {
    let rows = try database.run(
      "SELECT \(JobRecord.columns), owner FROM jobs WHERE state IN ('stored', 'sending')")
    var found: [(Job, String)] = []
    for row in rows { found.append((try JobRecord.job(from: row), row[16].string ?? "")) }
    return found
  }

  private func jobs(_ rest: String, _ values: [SQLValue]) throws(StoreError) -> [Job] {
    var jobs: [Job] = []
    for row in try database.run("SELECT \(JobRecord.columns) FROM jobs \(rest)", values) {
      jobs.append(try JobRecord.job(from: row))
    }
    return jobs
  }

  /// Writes a new job down.
  /// - Parameter owner: the program that is going to send it.
  public func insert(_ job: Job, owner: String) throws(StoreError) {
    let marks = Array(repeating: "?", count: 17).joined(separator: ", ")
    try database.run(
      "INSERT INTO jobs (\(JobRecord.columns), owner) VALUES (\(marks))",
      JobRecord.values(of: job) + [.text(owner)])
  }

  /// Writes what has changed of a job; a job that was deleted stays so.
  public func update(_ job: Job) throws(StoreError) {
    let values = JobRecord.values(of: job)
    try database.run(
      """
      UPDATE jobs SET title = ?, video_id = ?, state = ?, progress = ?, sightings = ?, result = ?, failure = ?,
        changed_at = ?, ended_at = ?, saved_to = ? WHERE id = ?
      """,
      [values[3], values[6], values[7], values[8], values[9], values[10], values[11], values[13], values[14]]
        + [values[15], values[0]])
  }

  /// Forgets a job.
  public func deleteJob(_ id: Job.ID) throws(StoreError) {
    try database.run("DELETE FROM jobs WHERE id = ?", [.text(id.rawValue)])
  }

  /// Takes a job that is written down for sending. Of several that try, one gets it.
  public func claimForSending(_ id: Job.ID, owner: String, now: Date) throws(StoreError) -> Bool {
    try database.run(
      "UPDATE jobs SET state = 'sending', owner = ?, changed_at = ? WHERE id = ? AND state = 'stored'",
      [.text(owner), .real(now.timeIntervalSince1970), .text(id.rawValue)])
    return database.changes == 1
  }

  /// Takes the right to ask for a job's status until a time. Of several programs that try, one gets it.
  public func leasePoll(_ id: Job.ID, owner: String, until: Date, now: Date) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE jobs SET lease_owner = ?, lease_until = ?
      WHERE id = ? AND (lease_owner IS NULL OR lease_owner = ? OR lease_until < ?)
      """,
      [
        .text(owner), .real(until.timeIntervalSince1970), .text(id.rawValue), .text(owner),
        .real(now.timeIntervalSince1970),
      ])
    return database.changes == 1
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
