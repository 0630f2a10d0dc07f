/// What helps after a submission or a render that failed.
public enum Remedy: Equatable, Sendable {
  /// Another avatar, look or photo.
  case anotherAvatar
  /// Another voice.
  case anotherVoice
  /// No credits are needed for a video with a watermark.
  case testMode
  /// Another value of a field; nil where the service does not say which.
  case field(FieldPath?)
  /// The request once more, as it is.
  case sendAgain

  /// What fits a failure; nil where nothing in the request or in another try would help.
  ///
  /// The codes are those of `docs/error-codes` of the API for v3 and of its error page for v1 and v2.
  /// - Parameter kind: the kind of request that failed.
  public init?(for failure: VideoFailure, of kind: RequestKind) {
    let words = [failure.message, failure.detail ?? ""].joined(separator: " ").lowercased()
    switch failure.code {
    case "avatar_not_found", "avatar_expired", "avatar_not_usable", "avatar_consent_required", "avatar_error":
      self = .anotherAvatar
    case "voice_not_found", "voice_unavailable", "voice_not_usable": self = .anotherVoice
    case "insufficient_credit", "trial_limit_exceeded", "quota_exceeded", "plan_upgrade_required",
      "subscription_required":
      guard kind.hasTestMode else { return nil }
      self = .testMode
    case "not_found", "resource_not_found", "resource_access_denied":
      self =
        words.contains("avatar")
        ? .anotherAvatar : words.contains("voice") ? .anotherVoice : .field(failure.field)
    case "invalid_parameter", "asset_not_found", "download_failed", "script_too_long", "script_too_short",
      "tts_text_invalid", "payload_too_large", "content_policy_violation", "40001", "40010", "40039", "40044",
      "40065", "40119", "400105", "400175", "400621", "400624", "400652":
      self = .field(failure.field)
    case "internal_error", "service_unavailable", "gateway_timeout", "rendering_failed",
      "rate_limit_exceeded",
      "resource_not_ready", "not_sent", "offline":
      self = .sendAgain
    default:
      guard failure.field != nil else { return nil }
      self = .field(failure.field)
    }
  }
}

extension RequestKind {
  /// Whether a video of the kind can be made without credits, with a watermark.
  public var hasTestMode: Bool { root.keys.contains("test") }
}
