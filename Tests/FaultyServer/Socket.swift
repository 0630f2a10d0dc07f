import Foundation

/// What is read from and written to connections. Everything blocks its thread.
enum Socket {
  /// - Returns: whether all of it went out.
  @discardableResult
  static func write(_ bytes: some Collection<UInt8>, to connection: Int32) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }
}

/// A request as it came over a connection.
struct WireRequest {
  var method: String
  var path: String
  var query: [String: String]
  var headers: [String: String]
  var body: Data
}

/// Reads one request after the other from a connection.
struct RequestReader {
  private let connection: Int32
  private var rest: [UInt8] = []

  init(_ connection: Int32) { self.connection = connection }

  /// The next request; nil at the end of the connection.
  mutating func next() -> WireRequest? {
    let mark = Array("\r\n\r\n".utf8)
    var end = find(mark)
    while end == nil {
      guard readMore() else { return nil }
      end = find(mark)
    }
    guard let end else { return nil }
    let lines = String(decoding: rest[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    rest.removeFirst(end + mark.count)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while rest.count < length { guard readMore() else { return nil } }
    let body = Data(rest[..<length])
    rest.removeFirst(length)
    return request(lines.first ?? "", headers, body)
  }

  private func request(_ line: String, _ headers: [String: String], _ body: Data) -> WireRequest? {
    let words = line.split(separator: " ")
    guard words.count >= 2 else { return nil }
    let parts = words[1].split(separator: "?", maxSplits: 1)
    var query: [String: String] = [:]
    for item in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
      query[pair[0]] = pair.count > 1 ? pair[1].removingPercentEncoding ?? pair[1] : ""
    }
    return WireRequest(
      method: String(words[0]), path: String(parts[0]), query: query, headers: headers, body: body)
  }

  private func find(_ mark: [UInt8]) -> Int? {
    guard rest.count >= mark.count else { return nil }
    return (0...(rest.count - mark.count)).first { rest[$0] == mark[0] && Array(rest[$0..<($0 + 4)]) == mark }
  }

  private mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    rest += buffer[..<count]
    return true
  }
}
