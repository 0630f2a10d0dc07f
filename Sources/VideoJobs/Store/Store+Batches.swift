import Foundation
import VideoModel

/// Batches, and which row was sent as which job.
extension Store {
  /// Writes a batch down with all its rows, of which none has been sent.
  public func insert(_ batch: Batch, _ entries: [BatchEntry]) throws(StoreError) {
    try database.transaction { () throws(StoreError) in
      try database.run(
        "INSERT INTO batches (id, name, kind, service, created_at) VALUES (?, ?, ?, ?, ?)",
        [
          .text(batch.id.rawValue), .text(batch.name), .text(batch.kind.rawValue), .text(batch.service),
          .real(batch.createdAt.timeIntervalSince1970),
        ])
      for entry in entries {
        try database.run(
          "INSERT INTO batch_rows (batch, number, title, request) VALUES (?, ?, ?, ?)",
          [
            .text(batch.id.rawValue), .integer(Int64(entry.number)), .text(entry.title),
            .text(entry.requestText),
          ])
      }
    }
  }

  /// All batches, the newest first.
  public func batches() throws(StoreError) -> [Batch] {
    try database.run("SELECT id, name, kind, service, created_at FROM batches ORDER BY created_at DESC, id")
      .compactMap { row in
        guard let id = row[0].string, let name = row[1].string,
          let kind = row[2].string.flatMap(RequestKind.init),
          let service = row[3].string, let createdAt = row[4].double
        else { return nil }
        return Batch(
          id: Batch.ID(rawValue: id), name: name, kind: kind, service: service,
          createdAt: Date(timeIntervalSince1970: createdAt))
      }
  }

  /// The rows of a batch in their order, each with its job. That a job is there is noted: when it is not the next time, it
  /// was forgotten.
  public func entries(of batch: Batch.ID) throws(StoreError) -> [BatchEntry] {
    try database.run(
      "UPDATE batch_rows SET sent = 1 WHERE batch = ? AND sent = 0 AND job IN (SELECT id FROM jobs)",
      [.text(batch.rawValue)])
    let columns = JobRecord.columns.split(separator: ",").map {
      "jobs." + $0.trimmingCharacters(in: .whitespaces)
    }
    let rows = try database.run(
      """
      SELECT \(columns.joined(separator: ", ")), r.number, r.title, r.request, r.job, r.sent
      FROM batch_rows r LEFT JOIN jobs ON jobs.id = r.job WHERE r.batch = ? ORDER BY r.number
      """, [.text(batch.rawValue)])
    return rows.compactMap { row in
      let own = row[JobRecord.columnCount...].map { $0 }
      guard let number = own[0].integer, let title = own[1].string, let text = own[2].string else {
        return nil
      }
      var entry = BatchEntry(number: number, title: title, requestText: text)
      entry.jobID = own[3].string.map(Job.ID.init)
      entry.wasSent = own[4].integer == 1
      entry.job = try? JobRecord.job(from: row)
      return entry
    }
  }

  /// Writes down which job a row is going to be sent as. Of several programs that try, one may.
  /// - Parameter before: the job that it was sent as before.
  func claim(_ number: Int, of batch: Batch.ID, as job: Job.ID, before: Job.ID?) throws(StoreError) -> Bool {
    try database.run(
      "UPDATE batch_rows SET job = ?, sent = 0 WHERE batch = ? AND number = ? AND job IS ?",
      [.text(job.rawValue), .text(batch.rawValue), .integer(Int64(number)), SQLValue(before?.rawValue)])
    return database.changes == 1
  }

  /// The newest batch of these very rows for a service; nil when there is none.
  public func batch(
    like entries: [BatchEntry], kind: RequestKind, service: String
  ) throws(StoreError) -> Batch? {
    for batch in try batches() where batch.kind == kind && batch.service == service {
      let rows = try database.run(
        "SELECT title, request FROM batch_rows WHERE batch = ? ORDER BY number", [.text(batch.id.rawValue)])
      let isSame = rows.elementsEqual(entries) { row, entry in
        row[0].string == entry.title && row[1].string == entry.requestText
      }
      if isSame { return batch }
    }
    return nil
  }

  /// Forgets a batch; its jobs stay.
  public func deleteBatch(_ id: Batch.ID) throws(StoreError) {
    try database.transaction { () throws(StoreError) in
      try database.run("DELETE FROM batch_rows WHERE batch = ?", [.text(id.rawValue)])
      try database.run("DELETE FROM batches WHERE id = ?", [.text(id.rawValue)])
    }
  }
}
