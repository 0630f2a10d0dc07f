import VideoModel

/// Why the service gave no answer that can be used.
public enum ClientError: Error, Equatable, Sendable {
  /// The service does not know the key.
  case wrongKey(message: String)
  /// The account has no credits, or not the plan, for this.
  case noCredits(message: String)
  /// Too many requests; how long to wait, where the service says.
  case rateLimited(retryAfter: Duration?)
  /// The request is refused; the field, where the service names one.
  case invalidRequest(message: String, field: FieldPath?)
  /// What was asked for is not there.
  case notFound(message: String)
  /// The same request is being carried out at this moment; asked again a little later, it gives its answer.
  case requestInProgress
  /// Refused for another reason.
  case refused(status: Int, code: String, message: String)
  /// The service has a fault.
  case serverFault(status: Int, message: String)
  /// The service cannot be reached; nothing was sent.
  case offline(reason: String)
  /// The connection broke before the answer was there.
  case connectionLost(reason: String)
  /// No answer in time.
  case timedOut
  /// The answer is not what the API's pages say.
  case unreadableAnswer(reason: String)
  /// A file cannot be written, or read to be sent.
  case fileFailed(reason: String)
  /// The work was given up.
  case cancelled
}

extension ClientError: CustomStringConvertible {
  /// One sentence: the thing, the reason, the way out.
  public var description: String {
    switch self {
    case .wrongKey(let message):
      "the service refused the key\(Self.told(message)); check HEYGEN_API_KEY, or where else the profile has its key"
    case .noCredits(let message):
      "the account cannot pay for this\(Self.told(message)); add credits, or use test mode"
    case .rateLimited(let wait?): "too many requests; the service asks to wait \(wait.components.seconds) s"
    case .rateLimited(nil): "too many requests; wait a little and try again"
    case .invalidRequest(let message, let field):
      "the service refused \(field.map(\.description) ?? "the request"): \(message.isEmpty ? "it says no more" : message)"
    case .notFound(let message): message.isEmpty ? "not found" : "not found: \(message)"
    case .requestInProgress:
      "the service is still at work on the same request; its answer is not there yet, so try again in a little while"
    case .refused(let status, let code, let message):
      "the service refused\(Self.told([code, message].filter { !$0.isEmpty }.joined(separator: ": "))), status \(status)"
    case .serverFault(let status, let message):
      "the service has a fault (status \(status)\(message.isEmpty ? "" : ": " + message)); try again later"
    case .offline(let reason): "the service cannot be reached: \(reason)"
    case .connectionLost(let reason): "the connection broke before the answer came: \(reason)"
    case .timedOut: "the service did not answer in time; try again later"
    case .unreadableAnswer(let reason): "the service's answer cannot be read: \(reason)"
    case .fileFailed(let reason): "the file cannot be used: \(reason)"
    case .cancelled: "given up"
    }
  }

  private static func told(_ message: String) -> String { message.isEmpty ? "" : " (\(message))" }

  /// Whether the request surely never reached the service.
  public var surelyNotSent: Bool {
    if case .offline = self { return true }
    return false
  }

  /// Whether the service answered that it did not do what it was asked.
  public var serverRefused: Bool {
    switch self {
    case .wrongKey, .noCredits, .rateLimited, .invalidRequest, .notFound, .refused: true
    case .requestInProgress, .serverFault, .offline, .connectionLost, .timedOut, .unreadableAnswer,
      .fileFailed,
      .cancelled:
      false
    }
  }

  /// Whether the service has answered at all.
  public var isAnswer: Bool {
    switch self {
    case .offline, .connectionLost, .timedOut, .fileFailed, .cancelled: false
    default: true
    }
  }

  /// Whether the endpoint, or what it was asked for, is not there, or not any more.
  public var isEnded: Bool {
    switch self {
    case .notFound: true
    case .refused(let status, _, _): status == 404 || status == 410
    default: false
    }
  }

  /// Whether asking once more may go better.
  public var isWorthRetrying: Bool {
    switch self {
    case .rateLimited, .requestInProgress, .serverFault, .offline, .connectionLost, .timedOut: true
    case .wrongKey, .noCredits, .invalidRequest, .notFound, .refused, .unreadableAnswer, .fileFailed,
      .cancelled:
      false
    }
  }

  /// The field that the service refuses, where it names one.
  public var field: FieldPath? {
    guard case .invalidRequest(_, let field) = self else { return nil }
    return field
  }

  /// A word for it, the service's own where there is one.
  public var code: String {
    switch self {
    case .wrongKey: "unauthorized"
    case .noCredits: "insufficient_credit"
    case .rateLimited: "rate_limit_exceeded"
    case .invalidRequest: "invalid_parameter"
    case .notFound: "not_found"
    case .requestInProgress: "request_in_progress"
    case .refused(_, let code, _): code
    case .serverFault: "internal_error"
    case .offline: "offline"
    case .connectionLost: "connection_lost"
    case .timedOut: "timed_out"
    case .unreadableAnswer: "unreadable_answer"
    case .fileFailed: "file_failed"
    case .cancelled: "cancelled"
    }
  }
}
