import CSQLite
import Foundation

/// A value in a row.
enum SQLValue: Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

/// One connection to SQLite. It is not `Sendable`: the store's actor owns it.
final class Database {
  private let path: String
  private var handle: OpaquePointer?

  /// - Parameter path: a file, or `:memory:`.
  init(path: String) throws(StoreError) {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw .cannotOpen(path: path, reason: reason)
    }
    sqlite3_busy_timeout(handle, 5000)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Lets others read while one writes.
  func useWriteAheadLog() throws(StoreError) {
    // SQLite does not wait by itself when two programs make the same new file ready at the same moment.
    for _ in 0..<100 {
      do {
        try run("PRAGMA journal_mode = WAL")
        return
      } catch .busy {
        usleep(50_000)
      }
    }
    throw .busy
  }

  private var failure: StoreError {
    StoreError(code: sqlite3_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), path: path)
  }

  /// The rows that a statement changed last.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Runs a statement and collects its rows.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) -> [[SQLValue]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
    defer { sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() {
      guard bind(value, to: statement, at: Int32(index + 1)) == SQLITE_OK else { throw failure }
    }
    var rows: [[SQLValue]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append((0..<sqlite3_column_count(statement)).map { column(statement, $0) })
      case SQLITE_DONE: return rows
      default: throw failure
      }
    }
  }

  /// Runs statements as one: all of them, or none. What is read inside is not changed by anybody before the end.
  func transaction<Answer>(_ work: () throws(StoreError) -> Answer) throws(StoreError) -> Answer {
    try run("BEGIN IMMEDIATE")
    do {
      let answer = try work()
      try run("COMMIT")
      return answer
    } catch {
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  private func bind(_ value: SQLValue, to statement: OpaquePointer?, at index: Int32) -> Int32 {
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let text):
      // With its length, since a text from a file may hold a NUL.
      sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), csqlite_transient())
    }
  }

  private func column(_ statement: OpaquePointer?, _ index: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, index))
    case SQLITE_TEXT: .text(text(statement, index))
    default: .null
    }
  }

  private func text(_ statement: OpaquePointer?, _ index: Int32) -> String {
    guard let start = sqlite3_column_text(statement, index) else { return "" }
    let length = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}

extension SQLValue {
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  var string: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  var double: Double? {
    switch self {
    case .real(let number): number
    case .integer(let number): Double(number)
    case .null, .text: nil
    }
  }

  var integer: Int? {
    if case .integer(let number) = self { return Int(number) }
    return nil
  }
}
