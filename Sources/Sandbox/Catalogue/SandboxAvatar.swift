import VideoModel

/// An avatar that the sandbox lists. Ids that are not listed are accepted too, since people paste those of their account.
struct SandboxAvatar: Sendable {
  var id: String
  var name: String
  var gender: String
  var voiceID: String
  var tags: [String]

  init(_ id: String, _ name: String, _ gender: String, voice: String, tags: [String] = []) {
    self.id = id
    self.name = name
    self.gender = gender
    voiceID = SandboxVoice.all.first { $0.name == voice }?.id ?? ""
    self.tags = tags
  }

  static let all = [
    SandboxAvatar(
      "josh_lite3_20230714", "Josh Lite", "male", voice: "Josh", tags: ["business", "half body"]),
    SandboxAvatar("Ruth_office_20240312", "Ruth in the office", "female", voice: "Ruth", tags: ["business"]),
    SandboxAvatar(
      "Oliver_standing_20240220", "Oliver, standing", "male", voice: "Oliver", tags: ["full body"]),
    SandboxAvatar("Amelia_sofa_20240501", "Amelia on a sofa", "female", voice: "Amelia", tags: ["casual"]),
    SandboxAvatar("Callum_outdoor_20240618", "Callum outdoors", "male", voice: "Callum", tags: ["casual"]),
    SandboxAvatar("Anna_public_20240108", "Anna", "female", voice: "Anna", tags: ["business"]),
    SandboxAvatar("Lukas_lab_20240715", "Lukas in the laboratory", "male", voice: "Lukas", tags: ["science"]),
    SandboxAvatar(
      "Lucia_kitchen_20240809", "Lucía in the kitchen", "female", voice: "Lucía", tags: ["casual"]),
    SandboxAvatar("Chloe_studio_20240903", "Chloé in the studio", "female", voice: "Chloé", tags: ["news"]),
    SandboxAvatar(
      "Mei_classroom_20240925", "Mei in the classroom", "female", voice: "Mei", tags: ["teaching"]),
    SandboxAvatar("Haruto_suit_20241011", "Haruto in a suit", "male", voice: "Haruto", tags: ["business"]),
    SandboxAvatar("Zofia_news_20241104", "Zofia, news", "female", voice: "Zofia", tags: ["news"]),
  ]

  func json(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "avatar_id": .string(id), "avatar_name": .string(name), "gender": .string(gender),
      "preview_image_url": previews.address(ofPicture: id), "preview_video_url": .null, "premium": false,
      "type": .null,
      "tags": .array(tags.map { .string($0) }), "default_voice_id": .string(voiceID),
    ]
  }

  func details(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "type": "avatar", "id": .string(id), "name": .string(name), "gender": .string(gender),
      "preview_image_url": previews.address(ofPicture: id), "preview_video_url": .null, "premium": false,
      "is_public": true,
      "default_voice_id": .string(voiceID), "tags": .array(tags.map { .string($0) }),
    ]
  }
}

/// A talking photo that the sandbox lists.
struct SandboxTalkingPhoto: Sendable {
  var id: String
  var name: String

  static let all = [
    SandboxTalkingPhoto(id: "17b4c6f0a9d34e2f8c5b7a1e3d906f42", name: "Portrait by the window"),
    SandboxTalkingPhoto(id: "28c5d701bae44f308d6c8b2f4ea17053", name: "Sailor"),
    SandboxTalkingPhoto(id: "39d6e812cbf5403a9e7d9c305fb28164", name: "Grandmother"),
  ]

  func json(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "talking_photo_id": .string(id), "talking_photo_name": .string(name),
      "preview_image_url": previews.address(ofPicture: id),
    ]
  }

  func details(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "type": "talking_photo", "id": .string(id), "name": .string(name), "gender": .null,
      "preview_image_url": previews.address(ofPicture: id), "preview_video_url": .null, "premium": false,
      "is_public": false,
      "default_voice_id": .null, "tags": [],
    ]
  }
}
