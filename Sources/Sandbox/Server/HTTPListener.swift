import CMicroHTTPD
import Foundation
import Synchronization

/// A request, whole.
struct HTTPRequest: Sendable {
  var method: String
  /// The path without the query, percent escapes resolved.
  var path: String
  var query: [String: String]
  /// Header fields, names in lower case.
  var headers: [String: String]
  var body: Data
  /// Whether more came than is taken.
  var isTooLarge = false
}

/// An answer.
struct HTTPResponse: Sendable {
  enum Body: Sendable {
    case data(Data)
    /// A part of a file.
    case file(URL, Range<UInt64>)
  }

  var status: Int
  var headers: [(String, String)] = []
  var body: Body
}

/// Takes requests on 127.0.0.1 by libmicrohttpd, on a thread of the library's.
final class HTTPListener: Sendable {
  /// More than this is no request that the API takes.
  static let largestBody = 10_000_000

  let port: UInt16
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse
  // The pointer is set once, and libmicrohttpd's functions on a daemon may be called from any thread.
  private let daemon: Mutex<UInt?>

  init(port: UInt16?, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) throws(SandboxError) {
    self.answer = answer
    let context = Unmanaged.passRetained(Handler(answer: answer))
    guard
      let started = cmicrohttpd_start(
        port ?? 0, handleRequest, context.toOpaque(), forgetRequest, nil)
    else {
      context.release()
      if let port { throw .portTaken(port) }
      throw .cannotListen(reason: String(cString: strerror(errno)))
    }
    daemon = Mutex(UInt(bitPattern: started))
    self.port = cmicrohttpd_port(started)
  }

  func stop() {
    let address = daemon.withLock { daemon in
      defer { daemon = nil }
      return daemon
    }
    if let address { MHD_stop_daemon(OpaquePointer(bitPattern: address)) }
  }

  deinit { stop() }
}

/// What libmicrohttpd's thread calls; it lives as long as the process, as a stopped daemon's last request may use it.
private final class Handler {
  let answer: @Sendable (HTTPRequest) -> HTTPResponse

  init(answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) { self.answer = answer }
}

/// The body of a request as it comes.
private final class Upload {
  var body = Data()
  var isTooLarge = false
}

private func handleRequest(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let connection, let url, let method, let size, let state else { return cmicrohttpd_no }
  guard let stored = state.pointee else {
    state.pointee = Unmanaged.passRetained(Upload()).toOpaque()
    return cmicrohttpd_yes
  }
  let upload = Unmanaged<Upload>.fromOpaque(stored).takeUnretainedValue()
  if size.pointee > 0 {
    if upload.body.count + size.pointee > HTTPListener.largestBody {
      upload.isTooLarge = true
      upload.body = Data()
    } else if !upload.isTooLarge, let data {
      upload.body.append(UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self), count: size.pointee)
    }
    size.pointee = 0
    return cmicrohttpd_yes
  }
  let request = HTTPRequest(
    method: String(cString: method), path: String(cString: url),
    query: values(of: connection, cmicrohttpd_query),
    headers: values(of: connection, cmicrohttpd_header, lowercased: true), body: upload.body,
    isTooLarge: upload.isTooLarge)
  let handler = Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
  return send(handler.answer(request), isHead: request.method == "HEAD", on: connection)
}

private func forgetRequest(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ reason: MHD_RequestTerminationCode
) {
  if let stored = state?.pointee { Unmanaged<Upload>.fromOpaque(stored).release() }
  state?.pointee = nil
}

/// Header fields or query values by name.
private func values(
  of connection: OpaquePointer, _ kind: MHD_ValueKind, lowercased: Bool = false
) -> [String: String] {
  final class Collector {
    var values: [String: String] = [:]
    let lowercased: Bool
    init(lowercased: Bool) { self.lowercased = lowercased }
  }
  let collector = Collector(lowercased: lowercased)
  MHD_get_connection_values(
    connection, kind,
    { context, _, key, value in
      guard let context, let key else { return cmicrohttpd_yes }
      let collector = Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
      let name = String(cString: key)
      collector.values[collector.lowercased ? name.lowercased() : name] =
        value.map { String(cString: $0) } ?? ""
      return cmicrohttpd_yes
    }, Unmanaged.passUnretained(collector).toOpaque())
  return withExtendedLifetime(collector) { collector.values }
}

private func send(_ answer: HTTPResponse, isHead: Bool, on connection: OpaquePointer) -> MHD_Result {
  let response: OpaquePointer?
  switch answer.body {
  case .data(let data):
    response = data.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), cmicrohttpd_copy)
    }
  case .file(let file, let range):
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return cmicrohttpd_no }
    response = MHD_create_response_from_fd_at_offset64(
      UInt64(range.count), descriptor, range.lowerBound)
  }
  guard let response else { return cmicrohttpd_no }
  for (name, value) in answer.headers { MHD_add_response_header(response, name, value) }
  let result = MHD_queue_response(connection, UInt32(answer.status), response)
  MHD_destroy_response(response)
  return result
}
