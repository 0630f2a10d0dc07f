import VideoModel

/// A failure that a request asks for, by an id that no real avatar or voice has. Every other id is taken, also one that the
/// sandbox does not list: of a draft with the ids of a real account it makes a draft video all the same.
enum ProvokedFault: String, CaseIterable {
  case avatarNotFound = "fault_avatar_not_found"
  case voiceNotFound = "fault_voice_not_found"
  case noCredit = "fault_insufficient_credit"
  case invalidParameter = "fault_invalid_parameter"
  case serverFault = "fault_internal_error"
  case renderingFailed = "fault_rendering_failed"
  case avatarError = "fault_avatar_error"

  /// The failure that a request asks for; nil where it asks for none. A video in test mode takes no credits.
  init?(in request: VideoRequest) {
    let ids = request.fields(of: Catalogue.allCases).compactMap { $0.value?.string }
    guard let fault = ids.lazy.compactMap(ProvokedFault.init(rawValue:)).first else { return nil }
    if fault == .noCredit, request.isTest == true { return nil }
    self = fault
  }

  /// What it does, in words.
  var effect: String {
    switch self {
    case .avatarNotFound: "refused: 404, there is no such avatar"
    case .voiceNotFound: "refused: 404, there is no such voice"
    case .noCredit: "refused: 402, no credits remain; taken in test mode"
    case .invalidParameter: "refused: 400, a field is not allowed"
    case .serverFault: "refused: 500, a fault of the service"
    case .renderingFailed: "taken, and the render fails"
    case .avatarError: "taken, and the render fails by its avatar"
    }
  }

  /// Why the request is refused; nil where it is taken, and its render fails.
  var refusal: RequestFailure? {
    switch self {
    case .avatarNotFound: .avatarNotFound(rawValue)
    case .voiceNotFound: .voiceNotFound(rawValue)
    case .noCredit:
      RequestFailure(
        status: 402, code: "insufficient_credit", number: 400402, message: "Insufficient credit. \(rawValue)")
    case .invalidParameter: .invalid("title is invalid: \(rawValue) was asked for", param: "title")
    case .serverFault: .internal("Something went wrong: \(rawValue)")
    case .renderingFailed, .avatarError: nil
    }
  }

  /// Why the render fails; nil where the request is refused.
  var failure: RenderFailure? {
    switch self {
    case .renderingFailed: .provoked(code: "rendering_failed", sentence: "the render failed: \(rawValue)")
    case .avatarError: .provoked(code: "avatar_error", sentence: "the avatar \(rawValue) cannot be rendered")
    case .avatarNotFound, .voiceNotFound, .noCredit, .invalidParameter, .serverFault: nil
    }
  }
}
