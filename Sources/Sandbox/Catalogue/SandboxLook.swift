import VideoModel

/// An avatar or a talking photo as v3 lists it: a look, the only one of its group.
struct SandboxLook: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case studioAvatar = "studio_avatar"
    case digitalTwin = "digital_twin"
    case photoAvatar = "photo_avatar"
  }

  let id: String
  let name: String
  let kind: Kind
  let gender: String?
  let voiceID: String?
  let tags: [String]
  /// Its place in the list.
  let position: Int

  static let all: [SandboxLook] = {
    let avatars = SandboxAvatar.all.enumerated().map { SandboxLook($1, position: $0) }
    let photos = SandboxTalkingPhoto.all.enumerated().map { SandboxLook($1, position: avatars.count + $0) }
    return avatars + photos
  }()

  private init(_ avatar: SandboxAvatar, position: Int) {
    id = avatar.id
    name = avatar.name
    kind = .studioAvatar
    gender = avatar.gender
    voiceID = avatar.voiceID
    tags = avatar.tags
    self.position = position
  }

  private init(_ photo: SandboxTalkingPhoto, position: Int) {
    id = photo.id
    name = photo.name
    kind = .photoAvatar
    gender = nil
    voiceID = nil
    tags = []
    self.position = position
  }

  var groupID: String { "group_\(id)" }

  /// A talking photo is the user's own; the avatars are everyone's.
  var ownership: String { kind == .studioAvatar ? "public" : "private" }

  /// The engines that move it.
  var engines: [Engine.Kind] {
    kind == .photoAvatar ? [.avatarIII, .avatarIV] : [.avatarIII, .avatarIV, .avatarV]
  }

  /// The look.
  func json(_ previews: PreviewEndpoint) -> JSONValue {
    let isPhoto = kind == .photoAvatar
    return [
      "id": .string(id), "name": .string(name), "avatar_type": .string(kind.rawValue),
      "group_id": .string(groupID), "default_voice_id": Self.json(voiceID), "gender": Self.json(gender),
      "image_width": isPhoto ? 1024 : 1920, "image_height": isPhoto ? 1024 : 1080,
      "preferred_orientation": isPhoto ? "square" : "landscape",
      "preview_image_url": previews.address(ofPicture: id),
      "preview_video_url": .null, "status": "completed", "supported_api_engines": .array(engines.map(\.json)),
      "tags": .array(tags.map { .string($0) }),
    ]
  }

  /// The group that has only this look.
  func group(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "id": .string(groupID), "name": .string(name), "created_at": 1_719_792_000, "looks_count": 1,
      "default_voice_id": Self.json(voiceID), "gender": Self.json(gender),
      "preview_image_url": previews.address(ofPicture: id),
      "preview_video_url": .null, "consent_status": .null, "status": "completed", "error": .null,
    ]
  }

  private static func json(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
