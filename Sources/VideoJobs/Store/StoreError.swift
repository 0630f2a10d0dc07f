import CSQLite

/// Why drafts and jobs cannot be read or written. Each is one sentence: the thing, the reason, the way out.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or its folder cannot be opened, or not for writing.
  case cannotOpen(path: String, reason: String)
  /// The file was written by a newer version of the program.
  case newerSchema(found: Int, known: Int)
  /// The disk is full.
  case diskFull
  /// Another program has held the file for longer than five seconds.
  case busy
  /// The file is damaged, or is no store.
  case corrupt(path: String)
  /// A record cannot be read; what it is.
  case unreadableRecord(String)
  /// Anything else, in SQLite's words.
  case failed(String)

  /// The sentence.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "the store \(path) cannot be opened: \(reason); make its folder writable, or set XDG_DATA_HOME to another"
    case .newerSchema(let found, let known):
      "the store is of version \(found), and this program knows \(known); use the newer program"
    case .diskFull: "the disk is full; make room, and try again"
    case .busy: "another program holds the store; close it, and try again"
    case .corrupt(let path): "the store \(path) is damaged; move the file away, and start the program anew"
    case .unreadableRecord(let what): "\(what) in the store cannot be read"
    case .failed(let reason): "the store failed: \(reason); look at the disk, and start the program anew"
    }
  }

  /// The error for one of SQLite's result codes.
  init(code: Int32, message: String, path: String) {
    switch code & 0xFF {
    case SQLITE_FULL: self = .diskFull
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(path: path)
    case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      self = .cannotOpen(path: path, reason: message)
    default: self = .failed(message)
    }
  }
}
