/// The kinds of request that the program speaks.
public enum RequestKind: String, CaseIterable, Sendable {
  /// `POST /v2/video/generate`: scenes with character, voice, background, text and audio.
  case studio
  /// `POST /v1/video.webm`: one avatar before a transparent background.
  case transparent
  /// `POST /v2/videos`: one avatar or picture that speaks.
  case avatarIV = "avatar-iv"
  /// `POST /v3/videos`: the service's present API.
  case v3

  /// What the kind's requests are, as types.
  var root: any RequestRoot.Type {
    switch self {
    case .studio: StudioVideo.self
    case .transparent: TransparentVideo.self
    case .avatarIV: AvatarIVVideo.self
    case .v3: V3Video.self
    }
  }

  /// The path that the request is posted to.
  public var endpoint: String {
    switch self {
    case .studio: "/v2/video/generate"
    case .transparent: "/v1/video.webm"
    case .avatarIV: "/v2/videos"
    case .v3: "/v3/videos"
    }
  }

  /// What the kind is for, in a line.
  public var summary: String {
    switch self {
    case .studio: "1–50 scenes: character, voice, background, text overlay, audio track, subtitles"
    case .transparent: "one avatar before a transparent background, as WebM"
    case .avatarIV: "one avatar or picture that speaks, moved by Avatar IV"
    case .v3: "the service's present API: an avatar, a picture, several scenes, or a clip from a description"
    }
  }

  /// Whether the endpoint refuses members that it does not know.
  public var isStrict: Bool { self == .v3 }

  /// Whether the endpoint takes an `Idempotency-Key`, so that a request can be sent again safely.
  public var takesIdempotencyKey: Bool { self == .v3 }

  /// The table of the fields of this kind, with `[]` for any element of a list.
  public var fieldTable: [FieldRow] { root.table(at: .root) }
}

/// A request as a whole: the body of one endpoint.
protocol RequestRoot: RequestObject {
  /// The request among all kinds.
  var request: VideoRequest { get }
}

extension StudioVideo: RequestRoot {
  var request: VideoRequest { .studio(self) }
}

extension TransparentVideo: RequestRoot {
  var request: VideoRequest { .transparent(self) }
}

extension AvatarIVVideo: RequestRoot {
  var request: VideoRequest { .avatarIV(self) }
}

extension V3Video: RequestRoot {
  var request: VideoRequest { .v3(self) }
}

extension RequestKind {
  /// The kind of a request by what it holds; nil when it holds no field of any kind.
  ///
  /// Each kind has keys that no other has. `/v2/videos` and v3 share most of theirs, and differ by v3's `type`.
  public static func recognized(in json: JSONValue) -> RequestKind? {
    if json["video_inputs"] != nil { return .studio }
    if json["avatar_pose_id"] != nil || json["input_audio"] != nil { return .transparent }
    if json["scenes"] != nil || json["type"] != nil { return .v3 }
    let keys = Set(json.members?.map(\.key) ?? [])
    let counts = allCases.map { kind in
      (kind, keys.intersection(kind.root.keys).count - keys.subtracting(kind.root.keys).count)
    }
    guard !keys.isDisjoint(with: allCases.flatMap { $0.root.keys }) else { return nil }
    let most = counts.map(\.1).max()
    // Without a type it is no request of v3, unless nothing else has its fields.
    let order: [RequestKind] = [.studio, .avatarIV, .transparent, .v3]
    return order.first { kind in counts.contains { $0 == kind && $1 == most } }
  }
}

extension RequestObject {
  /// The keys of its own fields.
  static var keys: Set<String> { Set(fields.map(\.info.key)) }
}
