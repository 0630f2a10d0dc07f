import Foundation
import VideoModel

/// The part of a v3 list that a request asks for with `limit` and `token`.
struct Page {
  private let limit: Int
  /// The key of the last item of the page before.
  private let last: Int?

  /// Reads `limit` and `token`.
  init(_ request: HTTPRequest, limits: ClosedRange<Int>, usual: Int) throws(RequestFailure) {
    guard let limit = request.query["limit"].map({ Int($0) }) ?? usual, limits.contains(limit) else {
      throw .invalid(
        "limit is invalid: Input should be a whole number from \(limits.lowerBound) to \(limits.upperBound)",
        param: "limit")
    }
    self.limit = limit
    let token = request.query["token"].flatMap { $0.isEmpty ? nil : $0 }
    last = token.flatMap(Self.key)
    guard token == nil || last != nil else {
      throw .invalid("token is invalid: it is not one that the list gave", param: "token")
    }
  }

  /// Those of the items that are on the page.
  /// - Parameter key: grows from item to item, and is the same for an item in every list. A page goes on behind the
  ///   last one's key, so that nothing is left out or repeated when an item is deleted in between.
  func answer<Item>(_ items: [Item], key: (Item) -> Int, json: (Item) -> JSONValue) -> Answer {
    let rest = items.filter { item in last.map { key(item) > $0 } ?? true }
    let page = rest.prefix(limit)
    let next = rest.count > limit ? page.last.map { Self.token(key($0)) } : nil
    return .page(page.map(json), next: next)
  }

  // The token is opaque, so that nobody counts on what it is.
  private static func token(_ key: Int) -> String {
    Data("after \(key)".utf8).base64EncodedString().replacing("=", with: "")
  }

  private static func key(_ token: String) -> Int? {
    let padding = String(repeating: "=", count: (4 - token.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: token + padding) else { return nil }
    let words = String(decoding: data, as: UTF8.self).split(separator: " ")
    return words.count == 2 && words[0] == "after" ? Int(words[1]) : nil
  }
}
