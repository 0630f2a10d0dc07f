import VideoModel

/// The endpoints that tell who is asking, and how much may still be made.
struct AccountEndpoints: Sendable {
  let library: VideoLibrary
  /// Seconds of video; nil for no limit.
  let quotaSeconds: Double?

  /// Seconds that were made and are still there.
  private var usedSeconds: Double {
    library.all.filter { $0.status == .completed }.compactMap(\.duration).reduce(0, +)
  }

  /// Seconds that may still be made, never below 0; nil for no limit.
  var remainingSeconds: Double? { quotaSeconds.map { max($0 - usedSeconds, 0) } }

  /// `GET /v2/user/remaining_quota`, in seconds; null for no limit.
  func remainingQuota(_ request: HTTPRequest) -> JSONValue {
    let remaining = Self.json(remainingSeconds)
    return [
      "remaining_quota": remaining, "used_quota": Self.json(usedSeconds), "details": ["api": remaining],
    ]
  }

  /// `GET /v3/users/me`. A quota is a wallet whose currency is seconds.
  func me(_ request: HTTPRequest) -> JSONValue {
    let billing: (type: String, details: JSONValue) =
      remainingSeconds.map { remaining in
        let wallet: JSONValue = [
          "currency": "seconds", "remaining_balance": Self.json(remaining), "auto_reload": .null,
        ]
        return ("wallet", wallet)
      } ?? ("usage_based", [:])
    return .object([
      JSONMember("username", "sandbox"), JSONMember("email", "sandbox@localhost"),
      JSONMember("first_name", "Sandbox"), JSONMember("last_name", .null),
      JSONMember("billing_type", .string(billing.type)), JSONMember(billing.type, billing.details),
    ])
  }

  /// To the millisecond, so that sums of durations do not show their binary fractions.
  private static func json(_ seconds: Double?) -> JSONValue {
    VideoRecord.json(seconds.map { ($0 * 1000).rounded() / 1000 })
  }
}
