/// What a new draft can be: a kind of request, and for v3 one of its shapes.
public enum RequestTemplate: String, CaseIterable, Sendable {
  /// Scenes with everything that v2 knows.
  case studio
  /// Scenes of v3.
  case v3Studio = "v3-studio"
  /// One avatar that speaks, of v3.
  case v3Avatar = "v3-avatar"
  /// One picture that is made to speak, of v3.
  case v3Image = "v3-image"
  /// A clip from a description in words, of v3.
  case v3Cinematic = "v3-cinematic"
  /// One avatar or picture that speaks, of v2.
  case avatarIV = "avatar-iv"
  /// One avatar before a transparent background, of v1.
  case transparent

  /// The kind of request.
  public var kind: RequestKind {
    switch self {
    case .studio: .studio
    case .transparent: .transparent
    case .avatarIV: .avatarIV
    case .v3Studio, .v3Avatar, .v3Image, .v3Cinematic: .v3
    }
  }

  /// The shape of the request, for v3; nil for the other kinds.
  var shape: V3Video.Kind? {
    switch self {
    case .v3Studio: .studio
    case .v3Avatar: .avatar
    case .v3Image: .image
    case .v3Cinematic: .cinematic
    case .studio, .transparent, .avatarIV: nil
    }
  }

  /// The name, in a few words.
  public var title: String {
    switch self {
    case .studio: "Studio, v2"
    case .v3Studio: "Scenes, v3"
    case .v3Avatar: "Avatar, v3"
    case .v3Image: "Picture, v3"
    case .v3Cinematic: "Clip from a description, v3"
    case .avatarIV: "Avatar IV, v2"
    case .transparent: "Transparent, v1"
    }
  }

  /// What it is for, with the endpoint and its announced end, in a line.
  public var summary: String {
    let end = kind == .v3 ? "" : "; the service announced its end for 31 October 2026"
    return "\(purpose): POST \(kind.endpoint)\(end)"
  }

  private var purpose: String {
    switch self {
    case .studio: "1–50 scenes with text overlays, audio tracks and subtitles"
    case .v3Studio: "1–50 scenes: avatars that speak, pictures and videos"
    case .v3Avatar: "one avatar that speaks"
    case .v3Image: "one picture that is made to speak"
    case .v3Cinematic: "a clip of 4–15 seconds with 1–3 avatars, from a description in words"
    case .avatarIV: "one avatar or picture that speaks, moved by Avatar IV"
    case .transparent: "one avatar before a transparent background, as WebM"
    }
  }

  /// A new request, as a user begins with it.
  public func make() -> VideoRequest {
    guard let shape else { return VideoRequest(fresh: kind) }
    return .v3(.fresh(shape))
  }

  /// The template that a request is of. One of v3 whose type is missing or unknown is judged by what it holds.
  public init(of request: VideoRequest) {
    switch request {
    case .studio: self = .studio
    case .transparent: self = .transparent
    case .avatarIV: self = .avatarIV
    case .v3(let video):
      switch video.type {
      case V3Video.Kind.avatar: self = .v3Avatar
      case V3Video.Kind.image: self = .v3Image
      case V3Video.Kind.studio: self = .v3Studio
      case V3Video.Kind.cinematic: self = .v3Cinematic
      default: self = Self.guess(by: Set(request.json.members?.map(\.key) ?? []))
      }
    }
  }

  private static func guess(by keys: Set<String>) -> RequestTemplate {
    if keys.contains("scenes") { return .v3Studio }
    if keys.contains("prompt") || keys.contains("references") { return .v3Cinematic }
    return keys.contains("image") ? .v3Image : .v3Avatar
  }
}
