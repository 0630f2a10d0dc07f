import Foundation
import VideoModel

/// What the service lists, and what was chosen of it.
extension Store {
  /// The most choices that are kept of each catalogue.
  static let mostChoices = 50

  /// What a service listed when it was asked last, and when that was; nil when there is nothing that can be read.
  /// - Parameter service: the name that jobs of the service are kept under.
  public func listing(
    service: String
  ) throws(StoreError) -> (listing: CatalogueListing, fetchedAt: Date)? {
    let rows = try database.run(
      "SELECT listing, fetched_at FROM listings WHERE service = ?", [.text(service)])
    guard let row = rows.first, let listing = row[0].string.flatMap(ListingRecord.listing),
      let fetchedAt = row[1].double
    else { return nil }
    return (listing, Date(timeIntervalSince1970: fetchedAt))
  }

  /// Keeps what a service lists, in place of what was kept of it.
  /// - Parameter at: when the service was asked.
  public func save(_ listing: CatalogueListing, service: String, at: Date) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO listings (service, listing, fetched_at) VALUES (?, ?, ?)",
      [.text(service), .text(ListingRecord.text(of: listing)), .real(at.timeIntervalSince1970)])
  }

  /// The ids that were chosen of each catalogue of a service, the newest first, at most 50 of each. A catalogue of which
  /// nothing was chosen is absent.
  public func recentChoices(service: String) throws(StoreError) -> [Catalogue: [String]] {
    let rows = try database.run(
      "SELECT catalogue, id FROM choices WHERE service = ? ORDER BY chosen_at DESC, id", [.text(service)])
    var choices: [Catalogue: [String]] = [:]
    for row in rows {
      guard let catalogue = row[0].string.flatMap(Catalogue.init), let id = row[1].string,
        choices[catalogue, default: []].count < Self.mostChoices
      else { continue }
      choices[catalogue, default: []].append(id)
    }
    return choices
  }

  /// Keeps that something of a catalogue was chosen, and forgets the oldest choice when there are more than 50.
  public func noteChoice(
    _ id: String, in catalogue: Catalogue, service: String, at: Date
  ) throws(StoreError) {
    try database.transaction { () throws(StoreError) in
      try database.run(
        "INSERT OR REPLACE INTO choices (service, catalogue, id, chosen_at) VALUES (?, ?, ?, ?)",
        [.text(service), .text(catalogue.rawValue), .text(id), .real(at.timeIntervalSince1970)])
      try database.run(
        """
        DELETE FROM choices WHERE service = ?1 AND catalogue = ?2 AND id IN (
          SELECT id FROM choices WHERE service = ?1 AND catalogue = ?2 ORDER BY chosen_at DESC, id LIMIT -1 OFFSET ?3
        )
        """,
        [.text(service), .text(catalogue.rawValue), .integer(Int64(Self.mostChoices))])
    }
  }
}
