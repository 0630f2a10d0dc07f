import Testing
import VideoModel

/// What is offered after a failure.
@Suite struct RemedyTests {
  private func remedy(
    _ code: String, _ message: String = "", field: FieldPath? = nil, kind: RequestKind = .studio
  )
    -> Remedy?
  { Remedy(for: VideoFailure(code: code, message: message, field: field), of: kind) }

  @Test func `whom the service does not know is exchanged`() {
    for code in ["avatar_not_found", "avatar_expired", "avatar_not_usable", "avatar_error"] {
      #expect(remedy(code) == .anotherAvatar)
    }
    for code in ["voice_not_found", "voice_unavailable", "voice_not_usable"] {
      #expect(remedy(code) == .anotherVoice)
    }
    #expect(remedy("not_found", "Avatar x not found or no longer available.") == .anotherAvatar)
    #expect(remedy("not_found", "no Voice of that id") == .anotherVoice)
    #expect(
      remedy("not_found", "no such folder", field: FieldPath("folder_id")) == .field(FieldPath("folder_id")))
  }

  @Test func `test mode is offered where the kind has one`() {
    #expect(RequestKind.allCases.filter(\.hasTestMode) == [.studio, .transparent].filter(\.hasTestMode))
    #expect(RequestKind.studio.hasTestMode && !RequestKind.v3.hasTestMode)
    for code in ["insufficient_credit", "trial_limit_exceeded", "quota_exceeded"] {
      #expect(remedy(code) == .testMode)
      #expect(remedy(code, kind: .v3) == nil)
    }
  }

  @Test func `a field at fault is gone to, whatever the code`() {
    let speed = FieldPath("video_inputs[1].voice.speed")
    #expect(remedy("invalid_parameter", field: speed) == .field(speed))
    #expect(remedy("brand_new_code", field: speed) == .field(speed))
    #expect(remedy("40039") == .field(nil))
  }

  @Test func `a fault of the service, and what was never sent, is tried once more`() {
    for code in ["internal_error", "service_unavailable", "rendering_failed", "offline", "not_sent"] {
      #expect(remedy(code) == .sendAgain)
    }
  }

  @Test func `nothing is offered where no request would help`() {
    for code in ["unauthorized", "", "brand_new_code"] { #expect(remedy(code) == nil) }
  }
}
