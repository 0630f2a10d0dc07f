import VideoModel

/// What an endpoint answers, before it is put into the envelope of its generation.
enum Answer: Sendable {
  /// What stands at `data`.
  case data(JSONValue)
  /// A page of a v3 list, and the token of the next one.
  case page([JSONValue], next: String?)
  /// JSON without an envelope.
  case bare(JSONValue)
  /// An answer that is complete, such as a file.
  case response(HTTPResponse)
}

/// One method of one endpoint.
struct Route: Sendable {
  typealias Handler<Result> = @Sendable (HTTPRequest) throws(RequestFailure) -> Result

  let method: String
  let pattern: PathPattern
  /// Whether it answers without a key.
  var isOpen = false
  /// The longest body, in bytes.
  var bodyLimit = HTTPRequest.bodyLimit
  /// Whether the answer to a request takes so long that others must not wait for it.
  var takesLong: @Sendable (Router) -> @Sendable (HTTPRequest) -> Bool = { _ in { _ in false } }
  let handler: @Sendable (Router) -> Handler<Answer>

  /// An endpoint that chooses the form of its answer.
  init(
    _ method: String, _ path: String, bodyLimit: Int = HTTPRequest.bodyLimit,
    _ handler: @escaping @Sendable (Router) -> Handler<Answer>
  ) {
    self.method = method
    self.bodyLimit = bodyLimit
    pattern = PathPattern(path)
    self.handler = handler
  }

  /// An endpoint whose answer stands at `data`.
  init(
    _ method: String, _ path: String, bodyLimit: Int = HTTPRequest.bodyLimit,
    data handler: @escaping @Sendable (Router) -> Handler<JSONValue>
  ) {
    self.init(method, path, bodyLimit: bodyLimit) { router in
      let handler = handler(router)
      return { request throws(RequestFailure) in .data(try handler(request)) }
    }
  }

  /// An endpoint that answers without a key.
  init(
    open method: String, _ path: String,
    takesLong: @escaping @Sendable (Router) -> @Sendable (HTTPRequest) -> Bool = { _ in { _ in false } },
    _ handler: @escaping @Sendable (Router) -> Handler<HTTPResponse>
  ) {
    self.init(method, path) { router in
      let handler = handler(router)
      return { request throws(RequestFailure) in .response(try handler(request)) }
    }
    isOpen = true
    self.takesLong = takesLong
  }
}
