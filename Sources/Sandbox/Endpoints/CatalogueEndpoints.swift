import VideoModel

/// The endpoints that list what a video can be made with.
enum CatalogueEndpoints {
  /// `GET /v2/avatars`.
  static func avatars(_ request: HTTPRequest) -> JSONValue {
    [
      "avatars": .array(SandboxAvatar.all.map(\.json)),
      "talking_photos": .array(SandboxTalkingPhoto.all.map(\.json)),
    ]
  }

  /// `GET /v2/avatar/{id}/details`.
  static func details(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let id = request.parameters["id"] ?? ""
    let avatar = SandboxAvatar.all.first { $0.id == id }?.details
    guard let details = avatar ?? SandboxTalkingPhoto.all.first(where: { $0.id == id })?.details else {
      throw .avatarNotFound(id)
    }
    return details
  }

  /// `GET /v2/voices`.
  static func voices(_ request: HTTPRequest) -> JSONValue {
    ["voices": .array(SandboxVoice.all.map(\.json))]
  }
}
