import Foundation

/// A request that is being composed. It need not be valid.
public struct Draft: Equatable, Sendable, Identifiable {
  /// Names a draft for as long as it exists.
  public struct ID: RawRepresentable, Hashable, Sendable {
    /// The id as text, a UUID.
    public let rawValue: String
    /// An id of that text.
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// Names the draft.
  public let id: ID
  /// What it is called.
  public var name: String
  /// Whether somebody has chosen that name; otherwise it follows what the video is about.
  public var isNamed: Bool
  /// What it will ask for.
  public var request: VideoRequest
  /// When it was made.
  public let createdAt: Date
  /// When it was last changed.
  public var updatedAt: Date
  /// The job whose request it was made from.
  public var origin: Job.ID?
  /// The file that it was read from.
  public var file: ImportedFile?

  /// A draft.
  public init(
    id: ID, name: String, isNamed: Bool = true, request: VideoRequest, createdAt: Date, updatedAt: Date,
    origin: Job.ID? = nil, file: ImportedFile? = nil
  ) {
    self.id = id
    self.name = name
    self.isNamed = isNamed
    self.request = request
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.origin = origin
    self.file = file
  }

  /// Notes that it is changed now. No two versions of it have the same time, so that each can be told by it.
  public mutating func noteChange(at now: Date) {
    updatedAt = max(now, updatedAt.addingTimeInterval(Self.leastStep))
  }

  /// What a time as it is stored, in seconds since 1970, can still tell apart.
  private static let leastStep = 0.000_001

  /// The same as another draft, which stands beside it.
  public func beside(as id: ID, name: String) -> Draft {
    Draft(
      id: id, name: name, request: request, createdAt: createdAt, updatedAt: updatedAt, origin: origin,
      file: file)
  }
}

/// A file that a draft was read from, as it was then.
public struct ImportedFile: Equatable, Sendable {
  /// Its name, without its ending.
  public var name: String
  /// Its request.
  public var request: VideoRequest

  /// A file.
  public init(name: String, request: VideoRequest) {
    self.name = name
    self.request = request
  }
}

extension VideoRequest {
  /// The request as it is stored: what is sent, and what is typed in but does not apply now.
  public var storedText: String {
    let hidden = hiddenValues.map { JSONMember($0.path.description, $0.value) }
    return JSONValue.object([JSONMember("request", json), JSONMember("hidden", .object(hidden))]).compactText
  }

  /// Reads what `storedText` wrote.
  /// - Throws: `ImportError` when the text was not written by it.
  public init(kind: RequestKind, stored text: String) throws(ImportError) {
    let json: JSONValue
    do { json = try JSONValue(parsing: text) } catch { throw .syntax(error) }
    try self.init(kind: kind, json: json["request"] ?? .null)
    for member in json["hidden"]?.members ?? [] {
      if let path = FieldPath(member.key) { restoreHidden(member.value, at: path) }
    }
  }
}
