import Foundation
import Synchronization
import VideoModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What one answer brings of a file: it decides whether the answer goes on with what is there or begins anew.
final class Arrival: Sendable {
  private struct State {
    /// Whether the first piece has come.
    var hasBegun = false
    /// The length of the whole file, where the server tells it.
    var total: Int?
    /// The beginning of an answer that is no file.
    var refusal = Data()
  }

  private let writing: FileInTheMaking
  private let steps: ProgressSteps
  private let largest: Int
  private let state = Mutex(State())

  init(into writing: FileInTheMaking, _ steps: ProgressSteps, largest: Int) {
    self.writing = writing
    self.steps = steps
    self.largest = largest
  }

  /// Takes a piece of the answer.
  func take(_ head: HTTPAnswer, _ piece: Data) throws(ClientError) {
    guard head.status == 200 || head.status == 206 else {
      return state.withLock { if $0.refusal.count < 4000 { $0.refusal.append(piece) } }
    }
    let total = try begin(head)
    let count = try writing.append(piece)
    guard max(count, total ?? 0) <= largest else {
      throw .unreadableAnswer(reason: "it has more than \(largest / 1_000_000) MB")
    }
    if let total, total > 0 { steps.tell(Double(count) / Double(total)) }
  }

  /// - Returns: the length of the whole file, where the server tells it.
  private func begin(_ head: HTTPAnswer) throws(ClientError) -> Int? {
    try state.withLock { state throws(ClientError) in
      guard !state.hasBegun else { return state.total }
      if head.status == 206 {
        let range = ContentRange(head.headers["content-range"])
        guard let range, range.start == writing.count, !isOfAnotherVersion(head) else {
          try writing.begin(validator: nil)
          throw .connectionLost(reason: "another part of the file came than was asked for")
        }
        state.total = range.total
      } else {
        try writing.begin(validator: Self.validator(head))
        state.total = Self.length(head)
      }
      state.hasBegun = true
      return state.total
    }
  }

  /// Whether a part is of another version than what is kept: a server may answer so that does not heed `If-Range`.
  private func isOfAnotherVersion(_ head: HTTPAnswer) -> Bool {
    guard let kept = writing.validator else { return true }
    let told = head.headers[kept.hasPrefix("\"") ? "etag" : "last-modified"]
    return told.map { $0 != kept } ?? false
  }

  /// Whether all has come, when the answer has ended.
  /// - Throws: what is wrong otherwise; what has come stays in the file, as far as it may be gone on with.
  func end(_ answer: HTTPAnswer, _ envelope: Envelope) throws(ClientError) {
    let arrived = state.withLock { $0 }
    switch answer.status {
    case 200, 206: break
    case 403, 404, 410:
      throw .notFound(message: "the video's address has expired; ask for its status again")
    case 416:
      if writing.count > 0, ContentRange(answer.headers["content-range"])?.total == writing.count { return }
      try writing.begin(validator: nil)
      throw .connectionLost(reason: "what was kept of the file is not of it")
    case 300..<400:
      throw .unreadableAnswer(
        reason: "it redirects to an address that is neither https nor on this machine")
    default:
      var answer = answer
      answer.body = arrived.refusal
      throw envelope.failure(answer, try? JSONValue(parsing: answer.body))
    }
    if !arrived.hasBegun { try writing.begin(validator: nil) }
    let length = arrived.hasBegun ? arrived.total : Self.length(answer)
    if let length, length != writing.count {
      let count = writing.count
      if count > length { try writing.begin(validator: nil) }
      throw .connectionLost(reason: "\(count) of \(length) bytes came")
    }
    guard writing.count > 0 else { throw .unreadableAnswer(reason: "the file is empty") }
    if answer.headers["content-type"]?.lowercased().hasPrefix("text/html") == true {
      throw .unreadableAnswer(reason: "it is a web page in place of the file")
    }
  }

  /// The length that the server tells of what arrives here; nil where it tells none.
  private static func length(_ answer: HTTPAnswer) -> Int? {
    let encoding = answer.headers["content-encoding"] ?? "identity"
    return encoding.lowercased() == "identity" ? answer.headers["content-length"].flatMap { Int($0) } : nil
  }

  /// By which the server knows this version of the file byte for byte (RFC 9110, section 8.8); nil where it does not say.
  static func validator(_ head: HTTPAnswer) -> String? {
    if let tag = head.headers["etag"] {
      return tag.hasPrefix("\"") && PlainText.isHeaderValue(tag) ? tag : nil
    }
    // A file may change twice in the second that its time is told by.
    guard let text = head.headers["last-modified"], let changed = Envelope.date(text),
      let sent = head.headers["date"].flatMap(Envelope.date), sent.timeIntervalSince(changed) >= 60
    else { return nil }
    return PlainText.isHeaderValue(text) ? text : nil
  }
}

/// The header by which a server says which part it sends: `bytes 100-199/1000`, or `bytes */1000` for none.
struct ContentRange: Equatable {
  /// The first byte of the part; nil when there is none.
  var start: Int?
  /// The length of the whole; nil where it is not told.
  var total: Int?

  init?(_ header: String?) {
    guard let header, header.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = header.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    total = Int(parts[1])
    start = parts[0].split(separator: "-").first.flatMap { Int($0) }
  }
}
