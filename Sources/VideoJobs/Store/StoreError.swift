import CSQLite

/// Why drafts and jobs cannot be read or written. Each is one sentence: the thing, the reason, the way out.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or its folder cannot be opened.
  case cannotOpen(path: String, reason: String)
  /// The file was written by a newer version.
  case newerSchema(found: Int, known: Int)
  /// The disk is full.
  case diskFull
  /// Another program holds the file for too long.
  case busy
  /// The file is damaged.
  case corrupt
  /// A record cannot be read.
  case unreadableRecord(String)
  /// Anything else.
  case failed(String)

  /// The sentence.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "the store \(path) cannot be opened: \(reason)"
    case .newerSchema(let found, let known):
      "the store is of version \(found), and this program knows \(known); use the newer program"
    case .diskFull: "the disk is full; make room, and change the draft once more"
    case .busy: "another program holds the store; close it, and try again"
    case .corrupt: "the store is damaged; move the file away, and start the program anew"
    case .unreadableRecord(let what): "\(what) in the store cannot be read"
    case .failed(let reason): "the store failed: \(reason)"
    }
  }

  /// The error for one of SQLite's result codes.
  init(code: Int32, message: String) {
    switch code & 0xFF {
    case SQLITE_FULL: self = .diskFull
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
    default: self = .failed(message)
    }
  }
}
