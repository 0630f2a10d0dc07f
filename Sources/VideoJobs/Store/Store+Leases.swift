import Foundation
import VideoModel

/// The right to ask the service about a job: of several programs on one store, one has it at a time.
extension Store {
  /// Takes the right to ask for a job's status until a time, or keeps it. Of several programs that try, one gets it.
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

  /// Who may ask for a job's status; nil when nobody has taken the right.
  public func leaseHolder(_ id: Job.ID) throws(StoreError) -> String? {
    try database.run("SELECT lease_owner FROM jobs WHERE id = ?", [.text(id.rawValue)]).first?.first?.string
  }

  /// Gives back the right to ask about a job; without a job, about all of them.
  public func releasePoll(_ id: Job.ID? = nil, owner: String) throws(StoreError) {
    try database.run(
      "UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?1 AND (?2 IS NULL OR id = ?2)",
      [.text(owner), SQLValue(id?.rawValue)])
  }
}
