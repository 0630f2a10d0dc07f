import CMicroHTTPD
import Foundation
import Synchronization

/// An HTTP server on 127.0.0.1 whose requests are all answered by one function: on libmicrohttpd's thread, and those
/// that take long one after the other on another.
final class HTTPServer: Sendable {
  let port: UInt16
  private let bodyLimit: @Sendable (HTTPRequest) -> Int
  private let takesLong: @Sendable (HTTPRequest) -> Bool
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  /// The daemon's address; nil once it is stopped. A number, since pointers are not `Sendable`.
  private let daemon = Mutex<UInt?>(nil)
  private let slowAnswers = DispatchQueue(label: "sandbox.slow-answers")
  /// Whether connections may still be put off; the daemon cannot be stopped while one is.
  private let putsOff = Mutex(true)

  private static let connectionLimit: UInt32 = 256
  private static let timeoutSeconds: UInt32 = 60

  /// Starts a server.
  /// - Parameters:
  ///   - bodyLimit: the longest body of a request, in bytes; asked before any of it is there.
  ///   - takesLong: whether other requests must not wait for the answer. Such answers are made one after the other, so
  ///     that the second one finds what was made for the first.
  init(
    _ socket: ListeningSocket, bodyLimit: @escaping @Sendable (HTTPRequest) -> Int,
    takesLong: @escaping @Sendable (HTTPRequest) -> Bool = { _ in false },
    answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(SandboxError) {
    port = socket.port
    self.bodyLimit = bodyLimit
    self.takesLong = takesLong
    self.answer = answer
    // Unretained: `stop` joins the daemon's thread, and runs at the latest when this object goes.
    let context = Unmanaged.passUnretained(self).toOpaque()
    let started = MHDStart(
      socket.descriptor,
      { context, connection, url, method, _, upload, uploadSize, place in
        guard let context, let connection, let place, let uploadSize else { return .NO }
        let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
        return server.take(
          connection, url: url, method: method, upload: upload, uploadSize: uploadSize, place: place)
      },
      context,
      { _, _, place, _ in
        guard let place, let arriving = place.pointee else { return }
        Unmanaged<ArrivingRequest>.fromOpaque(arriving).release()
        place.pointee = nil
      }, Self.connectionLimit, Self.timeoutSeconds)
    guard let started else {
      close(socket.descriptor)
      throw .serverNotStarted
    }
    daemon.withLock { $0 = UInt(bitPattern: started) }
  }

  deinit { stop() }

  /// Waits for answers that take long, closes every connection, and waits for the server's thread to end.
  func stop() {
    putsOff.withLock { $0 = false }
    slowAnswers.sync {}
    let running = daemon.withLock { daemon in
      defer { daemon = nil }
      return daemon
    }
    guard let running, let pointer = OpaquePointer(bitPattern: running) else { return }
    // Closing alone is not enough: a child process that begins just now has the socket until it is its own program, and
    // connections to it would be taken so long.
    let listening = MHD_quiesce_daemon(pointer)
    shutdown(listening, Int32(SHUT_RDWR))
    MHD_stop_daemon(pointer)
    close(listening)
  }

  /// Called once when the headers are there, once for each piece of the body, and once at the end.
  private func take(
    _ connection: OpaquePointer, url: UnsafePointer<CChar>?, method: UnsafePointer<CChar>?,
    upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>,
    place: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  ) -> MHD_Result {
    guard let known = place.pointee else {
      let arriving = ArrivingRequest(connection, url: url, method: method)
      arriving.bodyLimit = bodyLimit(arriving.request)
      place.pointee = Unmanaged.passRetained(arriving).toOpaque()
      return .YES
    }
    let arriving = Unmanaged<ArrivingRequest>.fromOpaque(known).takeUnretainedValue()
    if uploadSize.pointee > 0 {
      if let upload { arriving.append(upload, count: uploadSize.pointee) }
      uploadSize.pointee = 0
      return .YES
    }
    if let response = arriving.late.take() { return response.send(on: connection) }
    guard takesLong(arriving.request) else { return answer(arriving.request).send(on: connection) }
    return putOff(arriving, connection)
  }

  /// Suspends the connection until the answer is there; libmicrohttpd then calls `take` again.
  private func putOff(_ arriving: ArrivingRequest, _ connection: OpaquePointer) -> MHD_Result {
    let (request, late, address) = (arriving.request, arriving.late, UInt(bitPattern: connection))
    return putsOff.withLock { putsOff in
      guard putsOff else { return .NO }
      MHD_suspend_connection(connection)
      slowAnswers.async { [answer] in
        late.put(answer(request))
        if let connection = OpaquePointer(bitPattern: address) { MHD_resume_connection(connection) }
      }
      return .YES
    }
  }
}

/// An answer that another thread makes.
private final class LateResponse: Sendable {
  private let response = Mutex<HTTPResponse?>(nil)

  func put(_ made: HTTPResponse) { response.withLock { $0 = made } }
  func take() -> HTTPResponse? { response.withLock { $0.take() } }
}

/// A request whose body is still on its way. Only the daemon's thread touches it.
private final class ArrivingRequest {
  private(set) var request: HTTPRequest
  let late = LateResponse()
  var bodyLimit = HTTPRequest.bodyLimit

  init(_ connection: OpaquePointer, url: UnsafePointer<CChar>?, method: UnsafePointer<CChar>?) {
    request = HTTPRequest(
      method: method.map { String(cString: $0) } ?? "", path: url.map { String(cString: $0) } ?? "")
    request.headers = Dictionary(
      Self.values(.HEADER_KIND, of: connection).map { ($0.lowercased(), $1) }, uniquingKeysWith: { $1 })
    let query = Self.values(.GET_ARGUMENT_KIND, of: connection)
    request.query = Dictionary(
      query.map { (PercentEncoding.decoded($0), PercentEncoding.decoded($1)) }, uniquingKeysWith: { $1 })
  }

  func append(_ bytes: UnsafePointer<CChar>, count: Int) {
    // The rest is read and thrown away, since a client that still sends would not see an early answer.
    guard !request.isBodyTooLong else { return }
    guard request.body.count + count <= bodyLimit else {
      request.isBodyTooLong = true
      request.body = Data()
      return
    }
    request.body.append(Data(bytes: bytes, count: count))
  }

  private static func values(_ kind: MHD_ValueKind, of connection: OpaquePointer) -> [(String, String)] {
    var values: [(String, String)] = []
    _ = withUnsafeMutablePointer(to: &values) { pointer in
      MHD_get_connection_values(
        connection, kind,
        { context, _, key, value in
          guard let key else { return .YES }
          context?.assumingMemoryBound(to: [(String, String)].self).pointee
            .append((String(cString: key), value.map { String(cString: $0) } ?? ""))
          return .YES
        }, pointer)
    }
    return values
  }
}
