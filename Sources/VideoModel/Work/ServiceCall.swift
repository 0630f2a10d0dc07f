import Foundation

/// A request to a service and its answer, fit to be shown and copied: whoever makes one has taken the secrets out.
public struct ServiceCall: Equatable, Sendable {
  /// When the request went out.
  public var startedAt: Date
  /// How long the answer took, in seconds.
  public var seconds: Double
  /// Such as `POST`.
  public var method: String
  /// The path with its query; of another server, the whole address.
  public var path: String
  /// The answer's status; nil when there was no answer.
  public var status: Int?
  /// Whether the server says of itself that it is the sandbox, whose videos cost nothing.
  public var isFromSandbox: Bool
  /// What went wrong; nil when nothing did.
  public var error: String?
  /// What was sent, on one line and cut where it is long; nil where it is no text.
  public var sent: String?
  /// What was answered, in the same way.
  public var answered: String?

  /// How the sandbox names itself, in the header `Server` of each of its answers.
  public static let sandboxName = "heygen-tui-sandbox"

  /// A call.
  public init(
    startedAt: Date, seconds: Double, method: String, path: String, status: Int? = nil,
    isFromSandbox: Bool = false, error: String? = nil, sent: String? = nil, answered: String? = nil
  ) {
    self.startedAt = startedAt
    self.seconds = seconds
    self.method = method
    self.path = path
    self.status = status
    self.isFromSandbox = isFromSandbox
    self.error = error
    self.sent = sent
    self.answered = answered
  }
}
