import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One file on its way from the web to this machine. Blocks its thread; only the render queue's threads fetch.
final class MediaDownload: NSObject, Sendable {
  private struct State {
    /// Nil when the download has ended.
    var handle: FileHandle?
    var received = 0
    var redirects = 0
    var lastHeard = ContinuousClock.now
    var result: Result<Void, RenderFailure>?
  }

  private let name: String
  private let limits: MediaLimits
  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)

  /// How often it is looked whether the render was cancelled.
  private static let patience: DispatchTimeInterval = .milliseconds(50)

  /// Fetches an address into a file, which is made; after a failure it may hold anything.
  /// - Parameter name: what a failure calls the address.
  static func fetch(
    _ address: URL, name: String, to file: URL, limits: MediaLimits, run: RenderRun
  ) throws(RenderFailure) {
    guard isWeb(address) else {
      throw .source(name, reason: "only addresses with http:// or https:// are fetched")
    }
    do { try Data().write(to: file) } catch { throw .file(reason: error.localizedDescription) }
    guard let handle = try? FileHandle(forWritingTo: file) else {
      throw .file(reason: "\(file.path) cannot be written")
    }
    try MediaDownload(name: name, handle: handle, limits: limits).fetch(address, run)
  }

  private static func isWeb(_ address: URL?) -> Bool {
    ["http", "https"].contains(address?.scheme?.lowercased()) && address?.host()?.isEmpty == false
  }

  private init(name: String, handle: sending FileHandle, limits: MediaLimits) {
    self.name = name
    self.limits = limits
    state = Mutex(State(handle: handle))
  }

  private func fetch(_ address: URL, _ run: RenderRun) throws(RenderFailure) {
    var request = URLRequest(url: address)
    request.setValue("heygen-tui/0.1", forHTTPHeaderField: "User-Agent")
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    let start = ContinuousClock.now
    while ended.wait(timeout: .now() + Self.patience) == .timedOut {
      let now = ContinuousClock.now
      if run.isCancelled {
        end(.failure(.cancelled))
      } else if now - start > limits.whole {
        fail("it has not come within \(limits.whole.components.seconds) seconds")
      } else if now - state.withLock({ $0.lastHeard }) > limits.silence {
        fail("its server has sent nothing for \(limits.silence.components.seconds) seconds")
      }
    }
    try state.withLock { state throws(RenderFailure) in try state.result?.get() }
  }

  private var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    // The times are kept by `fetch`; those of URLSession only have to be longer.
    let longest = Double(limits.whole.components.seconds) + 60
    configuration.timeoutIntervalForRequest = longest
    configuration.timeoutIntervalForResource = longest
    return configuration
  }

  /// Ends the download, after which nothing is written; only the first end counts.
  private func end(_ result: Result<Void, RenderFailure>) {
    let isFirst = state.withLock { state in
      guard state.result == nil else { return false }
      state.result = result
      try? state.handle?.close()
      state.handle = nil
      return true
    }
    if isFirst { ended.signal() }
  }

  private func fail(_ reason: String) { end(.failure(.source(name, reason: reason))) }

  private func failAsTooLarge() { fail("it is larger than \(limits.bytes / 1_000_000) MB") }

  private static let nowhere = "it is sent on to no address on the web"

  private static func reason(_ error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .cannotFindHost, .dnsLookupFailed: "the name of its server is not known"
    case .cannotConnectToHost: "nothing answers at its address"
    case .notConnectedToInternet: "there is no network"
    case .timedOut: "its server does not answer"
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      "no secure connection to its server can be made"
    case .unsupportedURL, .badURL, .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData:
      "its server's answer is no HTTP"
    default: "the connection broke before all of it had come"
    }
  }
}

extension MediaDownload: URLSessionDataDelegate {
  /// Says where to go on; a download that has ended says nothing, since URLSession on Linux does not survive an answer
  /// after it was cancelled. So the answer is given while nothing can end the download.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let next = Self.next(after: response, request)
    let reason = state.withLock { state -> String? in
      guard state.result == nil else { return nil }
      state.redirects += 1
      state.lastHeard = .now
      guard state.redirects <= limits.redirects else {
        return "it is sent on to another address more than \(limits.redirects) times"
      }
      guard Self.isWeb(next.url) else { return Self.nowhere }
      completionHandler(next)
      return nil
    }
    if let reason { fail(reason) }
  }

  /// The request for the address that a redirect names, which URLSession on Linux gets wrong where it is relative.
  private static func next(after response: HTTPURLResponse, _ request: URLRequest) -> URLRequest {
    var next = request
    if let location = response.value(forHTTPHeaderField: "Location"),
      let target = URL(string: location, relativeTo: response.url)?.absoluteURL
    {
      next.url = target
    }
    return next
  }

  /// Takes a demand for a password as a refusal: there is none to give, and URLSession would wait for one.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    guard let response = (task.response ?? challenge.failureResponse) as? HTTPURLResponse else {
      return completionHandler(.performDefaultHandling, nil)
    }
    failFor(status: response.statusCode)
    completionHandler(.cancelAuthenticationChallenge, nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { $0.lastHeard = .now }
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    if !(200..<300).contains(status) {
      failFor(status: status)
    } else if response.expectedContentLength > Int64(limits.bytes) {
      failAsTooLarge()
    } else {
      return completionHandler(.allow)
    }
    completionHandler(.cancel)
  }

  private func failFor(status: Int) {
    fail((300..<400).contains(status) ? Self.nowhere : "its server answers with status \(status)")
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    enum Taken { case all, tooMuch, unwritable(String) }
    let taken = state.withLock { state -> Taken in
      guard let handle = state.handle else { return .all }
      state.lastHeard = .now
      state.received += data.count
      guard state.received <= limits.bytes else { return .tooMuch }
      do { try handle.write(contentsOf: data) } catch { return .unwritable(error.localizedDescription) }
      return .all
    }
    switch taken {
    case .all: return
    case .tooMuch: failAsTooLarge()
    case .unwritable(let reason): end(.failure(.file(reason: reason)))
    }
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let status = (task.response as? HTTPURLResponse)?.statusCode ?? 0
    if let error {
      fail(Self.reason(error))
    } else if !(200..<300).contains(status) {
      failFor(status: status)
    } else if state.withLock({ $0.received }) == 0 {
      fail("it is empty")
    } else {
      end(.success(()))
    }
  }
}
