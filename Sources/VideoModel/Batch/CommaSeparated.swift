/// Reads comma-separated values (RFC 4180): quotes, doubled quotes and ends of lines inside them, CRLF, LF or CR between
/// records, a byte order mark at the beginning or not. Lines without anything are no records.
struct CommaSeparated {
  /// The fields of one line, or of several where quotes hold ends of lines.
  struct Record: Equatable {
    /// The line that it begins on, from 1.
    var line: Int
    var fields: [String]
  }

  private(set) var records: [Record] = []
  private var bytes: [UInt8]
  private var place = 0
  private var line = 1

  /// - Throws: the first fault of the quotes: after it nobody knows where a field ends.
  init(_ text: String) throws(TableFault) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    while place < bytes.count {
      if takeEndOfLine() { continue }
      records.append(try record())
    }
    bytes = []
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func record() throws(TableFault) -> Record {
    var record = Record(line: line, fields: [])
    while true {
      record.fields.append(try field())
      guard place < bytes.count, bytes[place] == Self.comma else { break }
      place += 1
    }
    _ = takeEndOfLine()
    return record
  }

  private mutating func field() throws(TableFault) -> String {
    if place < bytes.count, bytes[place] == Self.quote { return try quoted() }
    let start = place
    while place < bytes.count, bytes[place] != Self.comma, !isEndOfLine(bytes[place]) {
      guard bytes[place] != Self.quote else {
        throw TableFault(
          line: line,
          sentence:
            "has a quote inside a field; put the whole field into quotes, and write \"\" for each inside")
      }
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func quoted() throws(TableFault) -> String {
    let begin = line
    var content: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == Self.quote {
        place += 1
        guard place < bytes.count, bytes[place] == Self.quote else { return try endOfQuoted(content) }
      } else if byte == Self.lineFeed || byte == Self.carriageReturn && !isFollowedByLineFeed {
        line += 1
      }
      content.append(byte)
      place += 1
    }
    throw TableFault(line: begin, sentence: "has a quote that is never closed")
  }

  private func endOfQuoted(_ content: [UInt8]) throws(TableFault) -> String {
    guard place == bytes.count || bytes[place] == Self.comma || isEndOfLine(bytes[place]) else {
      throw TableFault(
        line: line, sentence: "has text behind a closing quote; write \"\" for a quote inside a field")
    }
    return String(decoding: content, as: UTF8.self)
  }

  private var isFollowedByLineFeed: Bool { place + 1 < bytes.count && bytes[place + 1] == Self.lineFeed }

  private func isEndOfLine(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  /// - Returns: whether there was one.
  private mutating func takeEndOfLine() -> Bool {
    guard place < bytes.count, isEndOfLine(bytes[place]) else { return false }
    place += bytes[place] == Self.carriageReturn && isFollowedByLineFeed ? 2 : 1
    line += 1
    return true
  }
}
