import VideoModel

extension Client {
  /// Most pages that are read of one list, should a server never come to an end.
  static let mostPages = 200

  /// The elements of a list of v3, of all its pages: until there is no next one, or its token has been seen before.
  /// - Parameters:
  ///   - limit: how many are asked for at once.
  ///   - name: what the list is called where it does not stand in `data` itself.
  func all(_ path: String, limit: Int, _ name: String) async throws(ClientError) -> [JSONValue] {
    var elements: [JSONValue] = []
    var token: String?
    var seen: Set<String> = []
    for _ in 0..<Self.mostPages {
      let body = try await body(path, [("limit", String(limit)), ("token", token)])
      guard let list = Self.list(name, in: body) else {
        throw .unreadableAnswer(reason: "it lists no \(name)")
      }
      elements += list
      token = Self.nextToken(in: body)
      guard let token, seen.insert(token).inserted else { break }
    }
    return elements
  }

  /// The elements of a page: v3 has them in `data`, other generations in a member of it.
  static func list(_ name: String, in body: JSONValue) -> [JSONValue]? {
    let data = Envelope.data(in: body)
    return data.array ?? data[name]?.array
  }

  /// What the next page is asked for with; nil at the end.
  static func nextToken(in body: JSONValue) -> String? {
    let places = [body, Envelope.data(in: body)]
    guard !places.contains(where: { $0["has_more"]?.bool == false }) else { return nil }
    return places.lazy.compactMap { plain($0["next_token"]) }.first
  }
}
