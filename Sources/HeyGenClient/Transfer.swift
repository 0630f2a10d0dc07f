import CCurl
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A handle of libcurl, with the connections that it keeps. Whoever has it is the only one: that makes it sendable.
final class CurlHandle: @unchecked Sendable {
  /// Done once, before the first handle.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  let pointer: UnsafeMutableRawPointer

  /// Nil when there is no memory for one.
  init?() {
    guard Self.isReady, let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
  }

  deinit { curl_easy_cleanup(pointer) }
}

/// One request by libcurl, to one address. It blocks its thread.
final class Transfer {
  private let handle: UnsafeMutableRawPointer
  private let request: URLRequest
  private let address: String
  private let isOver: () -> Bool
  private let progress: ((Double) -> Void)?
  private let take: (HTTPAnswer, Data) throws(ClientError) -> Void
  private var head = HTTPAnswer(status: 0)
  private var refusal: ClientError?

  /// - Parameters:
  ///   - address: where the request goes, in place of its own.
  ///   - isOver: tells when nobody waits for the answer any more.
  ///   - progress: told what part of the body has gone out, 0–1.
  init(
    _ handle: CurlHandle, _ request: URLRequest, to address: String, isOver: @escaping () -> Bool,
    progress: ((Double) -> Void)?, _ take: @escaping (HTTPAnswer, Data) throws(ClientError) -> Void
  ) {
    self.handle = handle.pointer
    self.request = request
    self.address = address
    self.isOver = isOver
    self.progress = progress
    self.take = take
  }

  /// Sends the request, and hands the pieces of the answer's body over.
  func run() -> Result<HTTPAnswer, ClientError> {
    let headers = headerLines.reduce(nil as UnsafeMutablePointer<curl_slist>?) { curl_slist_append($0, $1) }
    defer {
      // The handle keeps its connections, and nothing that points here.
      curl_easy_reset(handle)
      curl_slist_free_all(headers)
    }
    ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headers)
    setAddress()
    setTimes()
    setCallbacks()
    let code = perform()
    if let refusal { return .failure(refusal) }
    guard code == CURLE_OK else { return .failure(isOver() ? .cancelled : failure(code)) }
    return .success(head)
  }

  /// A connection that was not made in time has carried nothing.
  private func failure(_ code: CURLcode) -> ClientError {
    var sent = 0
    ccurl_get_number(handle, CURLINFO_REQUEST_SIZE, &sent)
    guard code == CURLE_OPERATION_TIMEDOUT, sent == 0 else { return Self.clientError(code) }
    return .offline(reason: "nothing answers at its address in time")
  }

  /// Where the answer sends on to, as a whole address. To be asked before the handle is used again.
  private(set) var redirect: String?

  // MARK: Before

  private var headerLines: [String] {
    // Without waiting for leave to send a large body.
    (request.allHTTPHeaderFields ?? [:]).map { "\($0.key): \($0.value)" } + ["Expect:"]
  }

  private func setAddress() {
    ccurl_set_text(handle, CURLOPT_URL, address)
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_number(handle, CURLOPT_PATH_AS_IS, 1)
    // No proxy can reach the server that is meant.
    if WebAddress(address)?.isLoopback == true { ccurl_set_text(handle, CURLOPT_PROXY, "") }
    if request.value(forHTTPHeaderField: "Accept-Encoding") == nil {
      // Whatever libcurl can unpack.
      ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
    }
  }

  private func setTimes() {
    let seconds = max(Int(request.timeoutInterval), 1)
    ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT, min(seconds, Self.longestConnecting))
    // Less than one byte a second for so long.
    ccurl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
    ccurl_set_number(handle, CURLOPT_LOW_SPEED_TIME, seconds)
  }

  private func setCallbacks() {
    let this = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, this)
    ccurl_set_taker(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, this in
      Transfer.of(this)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, this)
    ccurl_set_taker(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, this in
      let isTaken = Transfer.of(this)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
      // Any other number than that of the bytes ends the transfer.
      return isTaken == true ? size * count : size * count + 1
    }
    ccurl_set_number(handle, CURLOPT_NOPROGRESS, 0)
    ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, this)
    ccurl_set_progress(handle) { this, _, _, _, sent in Transfer.of(this)?.goOn(sent: sent) == true ? 0 : 1 }
  }

  /// How long a connection may take to be made, in seconds: an answer may take longer, since it is worked on.
  private static let longestConnecting = 20

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func perform() -> CURLcode {
    let method = request.httpMethod ?? "GET"
    let body = request.httpBody
    if method != "GET" { ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, method) }
    let code: CURLcode
    if method == "GET" || body == nil && method != "POST" {
      code = curl_easy_perform(handle)
    } else {
      // An empty body needs a place, too: without one libcurl would ask for it.
      code = (body.flatMap { $0.isEmpty ? nil : $0 } ?? Data(count: 1)).withUnsafeBytes { bytes in
        ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body?.count ?? 0))
        ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        return curl_easy_perform(handle)
      }
    }
    var place: UnsafeMutablePointer<CChar>?
    ccurl_get_text(handle, CURLINFO_REDIRECT_URL, &place)
    redirect = place.map { String(cString: $0) }
    return code
  }

  // MARK: Meanwhile

  private func takeHeader(_ bytes: UnsafeRawBufferPointer) {
    let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    if line.hasPrefix("HTTP/") {
      head = HTTPAnswer(status: line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
    } else if let colon = line.firstIndex(of: ":") {
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      head.headers[name] = head.headers[name].map { $0 + ", " + value } ?? value
    }
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !isOver() else { return false }
    do throws(ClientError) { try take(head, Data(bytes)) } catch {
      refusal = error
      return false
    }
    return true
  }

  /// Called often, and at least once a second.
  private func goOn(sent: curl_off_t) -> Bool {
    if let progress, let count = request.httpBody?.count, count > 0 {
      progress(min(Double(sent) / Double(count), 1))
    }
    return !isOver()
  }

  // MARK: Afterwards

  /// What a failure of libcurl means for the caller: above all, whether the request can have been sent.
  static func clientError(_ code: CURLcode) -> ClientError {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      .offline(reason: "its name is not known here")
    case CURLE_COULDNT_CONNECT: .offline(reason: "nothing answers at its address")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      .offline(reason: "no secure connection can be made")
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_GOT_NOTHING: .connectionLost(reason: "the server closed it without an answer")
    // An address has been looked at before; the first is an answer that does not begin as HTTP does.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_WEIRD_SERVER_REPLY,
      CURLE_BAD_CONTENT_ENCODING:
      .unreadableAnswer(reason: "it is no HTTP answer")
    default: .connectionLost(reason: PlainText.line(String(cString: curl_easy_strerror(code))))
    }
  }
}
