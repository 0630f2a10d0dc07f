import Foundation
import VideoModel

extension Store {
  /// The newest jobs, the newest first, and every older one that has not ended: none that is waited for is out of
  /// sight. A job that cannot be read is left out, not deleted.
  public func jobs(limit: Int = 20_000) throws(StoreError) -> [Job] {
    try jobs(
      """
      WHERE state IN ('stored', 'sending', 'unconfirmed', 'waiting', 'processing') OR id IN (
        SELECT id FROM jobs ORDER BY created_at DESC, id DESC LIMIT ?)
      ORDER BY created_at DESC, id DESC
      """, [.integer(Int64(limit))])
  }

  /// The job of that id.
  /// - Throws: `StoreError.unreadableRecord` when it is there and cannot be read.
  public func job(_ id: Job.ID) throws(StoreError) -> Job? {
    guard let row = try rows("WHERE id = ?", [.text(id.rawValue)]).first else { return nil }
    return try JobRecord.job(from: row)
  }

  /// The jobs of a service whose videos are to come, the oldest first.
  public func jobsUnderWay(service: String) throws(StoreError) -> [Job] {
    try jobs(
      "WHERE service = ? AND state IN ('waiting', 'processing') ORDER BY created_at, id", [.text(service)])
  }

  /// The jobs of a service that are to be asked about: those under way, and those of whose finished videos is not known
  /// where they are; the oldest first.
  func jobsAwaited(service: String) throws(StoreError) -> [Job] {
    try jobs(
      """
      WHERE id IN (
        SELECT id FROM jobs WHERE service = ?1 AND state IN ('waiting', 'processing')
        UNION ALL SELECT id FROM jobs
          WHERE service = ?1 AND state = 'completed' AND result IS NULL AND video_id IS NOT NULL)
      ORDER BY created_at, id
      """, [.text(service)])
  }

  /// The jobs that were on their way to the service, and the program that was sending each.
  func jobsBeingSent() throws(StoreError) -> [(job: Job, owner: String)] {
    let rows = try database.run(
      "SELECT \(JobRecord.columns), owner FROM jobs WHERE state IN ('stored', 'sending') ORDER BY created_at, id"
    )
    return rows.compactMap { row in
      (try? JobRecord.job(from: row)).map { ($0, row[JobRecord.columnCount].string ?? "") }
    }
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(StoreError) -> [[SQLValue]] {
    try database.run("SELECT \(JobRecord.columns) FROM jobs \(rest)", values)
  }

  func jobs(_ rest: String, _ values: [SQLValue]) throws(StoreError) -> [Job] {
    try rows(rest, values).compactMap { try? JobRecord.job(from: $0) }
  }

  /// The jobs of a service that were written down or have changed since a time.
  func jobs(of service: String, changedSince time: Date) throws(StoreError) -> [Job] {
    try jobs(
      "WHERE service = ? AND changed_at >= ? ORDER BY created_at",
      [.text(service), .real(time.timeIntervalSince1970)])
  }

  /// Writes a new job down.
  /// - Parameter owner: the program that is going to send it.
  public func insert(_ job: Job, owner: String) throws(StoreError) {
    let marks = Array(repeating: "?", count: JobRecord.columnCount + 1).joined(separator: ", ")
    try database.run(
      "INSERT INTO jobs (\(JobRecord.columns), owner) VALUES (\(marks))",
      JobRecord.values(of: job) + [.text(owner)])
  }

  /// Writes what has changed of a job; a job that was deleted stays so. Prefer `change`, which loses nothing that was
  /// written since the job was read.
  public func update(_ job: Job) throws(StoreError) {
    let values = JobRecord.values(of: job)
    try database.run(
      """
      UPDATE jobs SET title = ?, video_id = ?, state = ?, progress = ?, sightings = ?, result = ?, failure = ?,
        changed_at = ?, ended_at = ?, saved_to = ?, deprecation = ?, archived_at = ? WHERE id = ?
      """,
      [values[3], values[6], values[7], values[8], values[9], values[10], values[11], values[13], values[14]]
        + [values[15], values[17], values[18], values[0]])
  }

  /// Changes a job as it stands in the store now; nobody else's change comes between.
  /// - Returns: the job before and after; nil when it was deleted.
  @discardableResult
  public func change(
    _ id: Job.ID, _ work: @Sendable (inout Job) -> Void
  ) throws(StoreError) -> (before: Job, after: Job)? {
    try database.transaction { () throws(StoreError) in
      guard let before = try job(id) else { return nil }
      var after = before
      work(&after)
      if after != before { try update(after) }
      return (before, after)
    }
  }

  /// Takes over what the service says of jobs that are asked about, all of it at once.
  /// - Returns: for each status the job before and after; nil when it was deleted.
  func take(
    _ statuses: [(id: Job.ID, status: VideoStatus)], at now: Date
  ) throws(StoreError) -> [(before: Job, after: Job)?] {
    try database.transaction { () throws(StoreError) in
      var changes: [(before: Job, after: Job)?] = []
      for (id, status) in statuses {
        guard let before = try job(id) else {
          changes.append(nil)
          continue
        }
        var after = before
        if before.isAwaited(by: status) { after.take(status, at: now) }
        if after != before { try update(after) }
        changes.append((before, after))
      }
      return changes
    }
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

  /// Marks a job as being sent once more, by its idempotency key. Only one program is told that it may send it.
  /// - Parameter state: the state it was found in; in another one meanwhile, it is left alone.
  public func claimForSendingAgain(
    _ id: Job.ID, in state: Job.State, owner: String, now: Date
  ) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE jobs SET state = 'sending', owner = ?1, changed_at = ?2
      WHERE id = ?3 AND state = ?4 AND (state <> 'sending' OR owner <> ?1)
      """,
      [.text(owner), .real(now.timeIntervalSince1970), .text(id.rawValue), .text(state.rawValue)])
    return database.changes == 1
  }

  /// The jobs of a service of which is not known whether it took them, the oldest first.
  func jobsUnconfirmed(service: String) throws(StoreError) -> [Job] {
    try jobs("WHERE service = ? AND state = 'unconfirmed' ORDER BY created_at, id", [.text(service)])
  }
}

extension Job {
  /// Whether a status can bring something new. A finished video is not taken back by an older answer.
  fileprivate func isAwaited(by status: VideoStatus) -> Bool {
    state.isUnderWay || isAwaited && status.phase == .completed
  }
}
