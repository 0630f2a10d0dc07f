import VideoModel

/// What v3 refuses because of who is seen. The table of fields knows no looks; the sandbox knows its own, and takes
/// everything of those that it does not list.
enum LookRules {
  /// Why the service would refuse the request; nil when it would not.
  static func firstRefusal(of request: VideoRequest) -> RequestFailure? {
    guard case .v3(let video) = request else { return nil }
    for subject in Subject.all(of: video) {
      guard let look = SandboxLook.all.first(where: { $0.id == subject.avatarID }) else { continue }
      if let (key, words) = fault(of: subject, look) {
        let path = subject.path + key
        return .invalid("\(path) is invalid: Value error, \(words)", param: path)
      }
    }
    return nil
  }

  /// The key that does not go with the look, and why.
  private static func fault(of subject: Subject, _ look: SandboxLook) -> (String, String)? {
    let engine = subject.engine ?? .avatarIV
    guard look.engines.contains(engine) else {
      let engines = look.engines.map(\.rawValue).joined(separator: ", ")
      return ("engine.type", "the look \(look.id) supports \(engines)")
    }
    guard look.kind == .studioAvatar else { return nil }
    if subject.isExpressive { return ("expressiveness", "only photo avatars take it") }
    if subject.hasMotionPrompt, engine != .avatarV {
      return ("motion_prompt", "a filmed avatar takes it with engine.type avatar_v only")
    }
    return nil
  }

  /// An avatar that speaks.
  private struct Subject {
    /// What comes before a key of it in a path.
    var path: String
    var avatarID: String?
    var engine: Engine.Kind?
    var hasMotionPrompt: Bool
    var isExpressive: Bool

    static func all(of video: V3Video) -> [Subject] {
      switch video.type {
      case V3Video.Kind.avatar:
        [
          Subject(
            path: "", avatarID: video.avatarID, engine: video.engine?.type,
            hasMotionPrompt: !(video.motionPrompt ?? "").isBlank, isExpressive: video.expressiveness != nil)
        ]
      case V3Video.Kind.studio: video.scenes.enumerated().compactMap { subject(of: $1, at: $0) }
      default: []
      }
    }

    private static func subject(of scene: V3Scene, at index: Int) -> Subject? {
      guard scene.type == .avatarVideo, let input = scene.input, input.type == .avatar else { return nil }
      return Subject(
        path: "scenes.\(index).input.", avatarID: input.avatarID, engine: input.engine?.type,
        hasMotionPrompt: !(input.motionPrompt ?? "").isBlank, isExpressive: input.expressiveness != nil)
    }
  }
}
