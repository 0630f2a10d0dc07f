import Foundation
import VideoModel

/// The file of the answers that are given again: one line of JSON for each, so that a new one costs as much as itself,
/// however many there are.
struct IdempotencyFile: Sendable {
  /// An answer, and the request that it belongs to.
  struct Line: Equatable {
    var scope: String
    var key: String
    var begunAt: Date
    var answer: IdempotencyStore.Stored
  }

  let url: URL

  /// The answers in the file. A line that was cut off when the disk was full or the machine went down is left out.
  func read() -> [Line] {
    guard let data = try? Data(contentsOf: url) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).flatMap { text -> [Line] in
      guard let json = try? JSONValue(parsing: Data(text)) else { return [] }
      // The file used to be one list.
      return (json.array ?? [json]).compactMap { Line(json: $0) }
    }
  }

  /// Adds an answer at the end.
  func append(_ line: Line) throws {
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let descriptor = open(url.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RenderFailure.system(errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Self.data([line]))
  }

  /// Puts these answers in place of all others, in one step.
  func replace(with lines: [Line]) throws {
    try Self.data(lines).write(to: url, options: .atomic)
  }

  /// Every line has an end before it as well, so that one that was cut off spoils none that comes behind it.
  private static func data(_ lines: [Line]) -> Data {
    lines.reduce(into: Data()) { $0 += Data("\n\($1.json.compactText)\n".utf8) }
  }
}

extension IdempotencyFile.Line {
  fileprivate var json: JSONValue {
    [
      "scope": .string(scope), "key": .string(key),
      "begun_at": .number(JSONNumber(begunAt.timeIntervalSince1970)),
      "status": .number(JSONNumber(Double(answer.status))), "body": answer.body,
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  fileprivate init?(json: JSONValue) {
    guard let scope = json["scope"]?.string, let key = json["key"]?.string,
      let begun = json["begun_at"]?.double,
      let status = json["status"]?.integer.flatMap(UInt32.init(exactly:)),
      let body = json["body"]
    else { return nil }
    self.init(
      scope: scope, key: key, begunAt: Date(timeIntervalSince1970: begun),
      answer: IdempotencyStore.Stored(status: status, body: body))
  }
}
