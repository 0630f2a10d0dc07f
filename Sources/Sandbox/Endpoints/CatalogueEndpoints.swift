import VideoModel

/// The endpoints that list what a video can be made with.
struct CatalogueEndpoints: Sendable {
  /// Says where everybody can be seen and heard.
  let previews: PreviewEndpoint

  /// `GET /v2/avatars`.
  func avatars(_ request: HTTPRequest) -> JSONValue {
    [
      "avatars": .array(SandboxAvatar.all.map { $0.json(previews) }),
      "talking_photos": .array(SandboxTalkingPhoto.all.map { $0.json(previews) }),
    ]
  }

  /// `GET /v2/avatar/{id}/details`.
  func details(_ request: HTTPRequest) throws(RequestFailure) -> JSONValue {
    let id = request.parameters["id"] ?? ""
    let avatar = SandboxAvatar.all.first { $0.id == id }?.details(previews)
    guard let details = avatar ?? SandboxTalkingPhoto.all.first(where: { $0.id == id })?.details(previews)
    else {
      throw .avatarNotFound(id)
    }
    return details
  }

  /// `GET /v2/voices`.
  func voices(_ request: HTTPRequest) -> JSONValue {
    ["voices": .array(SandboxVoice.all.map { $0.json(previews) })]
  }
}
