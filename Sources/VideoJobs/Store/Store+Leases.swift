import Foundation
import VideoModel

/// The right to ask the service about a job, or to survey all of its jobs: of several programs on one store, one has it at
/// a time. Whoever surveys keeps the others from asking about single jobs that they have not taken before.
extension Store {
  /// A lease that ends later was taken before the clock was set back, and does not count, in seconds.
  static let longestLease = 3600.0

  /// Takes the right to ask for a job's status until a time, or keeps it. Of several programs that try, one gets it.
  public func leasePoll(_ id: Job.ID, owner: String, until: Date, now: Date) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE jobs SET lease_owner = ?1, lease_until = ?2
      WHERE id = ?3 AND (lease_owner IS NULL OR lease_owner = ?1 OR lease_until NOT BETWEEN ?4 AND ?5)
        AND NOT EXISTS (SELECT 1 FROM surveys
          WHERE surveys.service = jobs.service AND surveys.owner <> ?1 AND surveys.until BETWEEN ?4 AND ?5)
      """,
      [.text(owner), .real(until.timeIntervalSince1970), .text(id.rawValue)] + Self.span(now))
    return database.changes == 1
  }

  /// Who may ask for a job's status; nil when nobody has taken the right.
  public func leaseHolder(_ id: Job.ID) throws(StoreError) -> String? {
    try database.run("SELECT lease_owner FROM jobs WHERE id = ?", [.text(id.rawValue)]).first?.first?.string
  }

  /// The jobs about which other programs ask.
  func jobsLeased(byOthersThan owner: String, now: Date) throws(StoreError) -> Set<Job.ID> {
    let rows = try database.run(
      "SELECT id FROM jobs WHERE lease_owner IS NOT NULL AND lease_owner <> ? AND lease_until BETWEEN ? AND ?",
      [.text(owner)] + Self.span(now))
    return Set(rows.compactMap { $0.first?.string.map(Job.ID.init(rawValue:)) })
  }

  /// Takes the right to survey a service's jobs until a time, or keeps it. Of several programs that try, one gets it.
  func leaseSurvey(service: String, owner: String, until: Date, now: Date) throws(StoreError) -> Bool {
    try database.run(
      """
      INSERT INTO surveys (service, owner, until) VALUES (?1, ?2, ?3)
      ON CONFLICT (service) DO UPDATE SET owner = ?2, until = ?3 WHERE owner = ?2 OR until NOT BETWEEN ?4 AND ?5
      """,
      [.text(service), .text(owner), .real(until.timeIntervalSince1970)] + Self.span(now))
    return database.changes == 1
  }

  /// Who may survey a service's jobs; nil when nobody has taken the right.
  func surveyHolder(service: String) throws(StoreError) -> String? {
    try database.run("SELECT owner FROM surveys WHERE service = ?", [.text(service)]).first?.first?.string
  }

  /// Gives back the right to ask about a job; without a job, about all of them, and to survey.
  public func releasePoll(_ id: Job.ID? = nil, owner: String) throws(StoreError) {
    try database.run(
      "UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?1 AND (?2 IS NULL OR id = ?2)",
      [.text(owner), SQLValue(id?.rawValue)])
    if id == nil { try database.run("DELETE FROM surveys WHERE owner = ?", [.text(owner)]) }
  }

  /// The ends of leases that count now.
  private static func span(_ now: Date) -> [SQLValue] {
    [.real(now.timeIntervalSince1970), .real(now.timeIntervalSince1970 + longestLease)]
  }
}
