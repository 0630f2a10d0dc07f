import Foundation
import VideoModel

/// What has come of writing a draft over a version of it.
public enum DraftSaving: Equatable, Sendable {
  /// It is on the disk.
  case saved
  /// It is on the disk again: another program had deleted it.
  case restored
  /// Nothing was written: the disk has another version, which is nil when it cannot be read.
  case refused(Draft?)
}

extension Store {
  private static let draftColumns =
    "id, name, kind, request, created_at, updated_at, origin, file_name, file_kind, file_request, is_named"

  /// All drafts, the newest change first. A draft that cannot be read is left out, not deleted.
  public func drafts() throws(StoreError) -> [Draft] {
    try database.run("SELECT \(Self.draftColumns) FROM drafts ORDER BY updated_at DESC, id DESC").compactMap(
      Self.draft)
  }

  /// The draft of that id; nil too when it cannot be read.
  public func draft(_ id: Draft.ID) throws(StoreError) -> Draft? {
    try database.run("SELECT \(Self.draftColumns) FROM drafts WHERE id = ?", [.text(id.rawValue)])
      .first.flatMap(Self.draft)
  }

  /// When each draft was changed last: what tells its versions apart.
  public func draftVersions() throws(StoreError) -> [Draft.ID: Date] {
    let rows = try database.run("SELECT id, updated_at FROM drafts")
    let versions = rows.compactMap { row in
      row[0].string.flatMap { id in
        row[1].double.map { (Draft.ID(rawValue: id), Date(timeIntervalSince1970: $0)) }
      }
    }
    return Dictionary(versions) { first, _ in first }
  }

  /// Writes a draft over one version of it, and never over what another program has made of it since.
  /// - Parameter version: when that version was changed; nil for a draft that is new.
  public func save(_ draft: Draft, over version: Date?) throws(StoreError) -> DraftSaving {
    try database.transaction { () throws(StoreError) in
      let found = try database.run("SELECT updated_at FROM drafts WHERE id = ?", [.text(draft.id.rawValue)])
      if found.first?.first?.double != version?.timeIntervalSince1970, !found.isEmpty {
        let other = try self.draft(draft.id)
        guard let other, other.request.isExactly(draft.request), other.name == draft.name else {
          return .refused(other)
        }
      }
      try save(draft)
      return found.isEmpty && version != nil ? .restored : .saved
    }
  }

  /// Writes a draft that cannot take its place as one of its own.
  /// - Returns: that draft, with the name that it got.
  public func save(_ draft: Draft, beside id: Draft.ID) throws(StoreError) -> Draft {
    try database.transaction { () throws(StoreError) in
      let names = try database.run("SELECT name FROM drafts").compactMap { $0[0].string }
      let second = draft.beside(as: id, name: Draft.name(beside: draft.name, among: Set(names)))
      try save(second)
      return second
    }
  }

  /// Writes a draft, new or changed. It is on the disk when this returns.
  public func save(_ draft: Draft) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO drafts (\(Self.draftColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(draft.id.rawValue), .text(draft.name), .text(draft.request.kind.rawValue),
        .text(draft.request.storedText), .real(draft.createdAt.timeIntervalSince1970),
        .real(draft.updatedAt.timeIntervalSince1970), SQLValue(draft.origin?.rawValue),
        SQLValue(draft.file?.name), SQLValue(draft.file?.request.kind.rawValue),
        SQLValue(draft.file?.request.storedText), .integer(draft.isNamed ? 1 : 0),
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
      id: Draft.ID(rawValue: id), name: name, isNamed: row[10].integer != 0, request: request,
      createdAt: Date(timeIntervalSince1970: createdAt), updatedAt: Date(timeIntervalSince1970: updatedAt),
      origin: row[6].string.map(Job.ID.init), file: file(row))
  }

  private static func file(_ row: [SQLValue]) -> ImportedFile? {
    guard let name = row[7].string, let kind = row[8].string.flatMap(RequestKind.init),
      let text = row[9].string, let request = try? VideoRequest(kind: kind, stored: text)
    else { return nil }
    return ImportedFile(name: name, request: request)
  }
}
