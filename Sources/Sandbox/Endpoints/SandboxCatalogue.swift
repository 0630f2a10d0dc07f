import VideoModel

/// The avatars and voices that the sandbox lists. Each voice is one of espeak-ng's.
enum SandboxCatalogue {
  /// A voice, and how espeak-ng speaks it.
  struct SandboxVoice: Sendable {
    let id, name, language, gender: String
    /// espeak-ng's voice, with a variant behind the plus sign.
    let speaker: String
    /// espeak-ng's pitch at pitch 0, 0–99.
    let pitch: Int
  }

  static let defaultVoice = SandboxVoice(
    id: "1bd001e7e50f421d891986aad5158bc8", name: "Paul", language: "English", gender: "male",
    speaker: "en-us+m3",
    pitch: 45)

  static let voices: [SandboxVoice] = [
    defaultVoice,
    SandboxVoice(
      id: "2d5b0e6cf36f460aa7fc47e3eee4ba54", name: "Sara", language: "English", gender: "female",
      speaker: "en-us+f3", pitch: 55),
    SandboxVoice(
      id: "077ab11b14f04ce0b49b5f6e5cc20979", name: "Adam", language: "English (UK)", gender: "male",
      speaker: "en-gb+m1", pitch: 40),
    SandboxVoice(
      id: "131a436c47064f708210df6628ef8f32", name: "Emma", language: "English (UK)", gender: "female",
      speaker: "en-gb+f2", pitch: 52),
    SandboxVoice(
      id: "26b2064088674c80b1e5fc5ab1a068eb", name: "Lukas", language: "German", gender: "male",
      speaker: "de+m2",
      pitch: 42),
    SandboxVoice(
      id: "3f224b4fd19c4bd6a4b9f2c2c6b0a4d1", name: "Hanna", language: "German", gender: "female",
      speaker: "de+f1", pitch: 54),
    SandboxVoice(
      id: "40104d8c777449aab7a3b9b5aa0a5a2e", name: "Julien", language: "French", gender: "male",
      speaker: "fr+m4", pitch: 44),
    SandboxVoice(
      id: "5405e45ba1ea4ee1a0e0a5c5f0a3b9c7", name: "Claire", language: "French", gender: "female",
      speaker: "fr+f4", pitch: 55),
    SandboxVoice(
      id: "6d9be61f6e2f45f7919f5a1a7c3f9d20", name: "Diego", language: "Spanish", gender: "male",
      speaker: "es+m1",
      pitch: 43),
    SandboxVoice(
      id: "7b2f0a5e8c674a1fb0d3e4c5a6978812", name: "Lucía", language: "Spanish", gender: "female",
      speaker: "es+f2", pitch: 56),
    SandboxVoice(
      id: "8c3d1b6f9d784b20a1e4f5d6b7a89923", name: "Marco", language: "Italian", gender: "male",
      speaker: "it+m3", pitch: 43),
    SandboxVoice(
      id: "9d4e2c7fae894c31b2f5a6e7c8b9aa34", name: "Ana", language: "Portuguese (Brazil)", gender: "female",
      speaker: "pt-br+f3", pitch: 54),
    SandboxVoice(
      id: "ae5f3d8abf9a4d42a3a6b7f8d9cabb45", name: "Jan", language: "Dutch", gender: "male",
      speaker: "nl+m2",
      pitch: 42),
    SandboxVoice(
      id: "bf6a4e9bcaab4e53b4b7c8a9eadbcc56", name: "Zofia", language: "Polish", gender: "female",
      speaker: "pl+f1", pitch: 54),
    SandboxVoice(
      id: "ca7b5facdbbc4f64a5c8d9bafbecdd67", name: "Lin", language: "Chinese (Mandarin)", gender: "female",
      speaker: "cmn+f3", pitch: 55),
    SandboxVoice(
      id: "db8c6abdeccd4a75b6d9eacbacfdee78", name: "Priya", language: "Hindi", gender: "female",
      speaker: "hi+f2",
      pitch: 55),
  ]

  /// The voice of an id; the default's for one that is not listed.
  static func voice(_ id: String?) -> SandboxVoice { voices.first { $0.id == id } ?? defaultVoice }

  private static func avatar(
    _ id: String, _ name: String, _ gender: String, voice: Int, _ tags: [String]
  ) -> AvatarListing {
    AvatarListing(id: id, name: name, gender: gender, defaultVoiceID: voices[voice].id, tags: tags)
  }

  static let avatars: [AvatarListing] = [
    avatar("josh_lite3_20230714", "Josh Lite", "male", voice: 0, ["business", "standing"]),
    avatar("sandbox_maya_office", "Maya in the office", "female", voice: 1, ["business", "sitting"]),
    avatar("sandbox_maya_casual", "Maya, casual", "female", voice: 1, ["casual", "standing"]),
    avatar("sandbox_oliver_studio", "Oliver in the studio", "male", voice: 2, ["news", "sitting"]),
    avatar("sandbox_emma_teacher", "Emma, teacher", "female", voice: 3, ["education", "standing"]),
    avatar("sandbox_lukas_workshop", "Lukas in the workshop", "male", voice: 4, ["craft", "standing"]),
    avatar("sandbox_hanna_desk", "Hanna at the desk", "female", voice: 5, ["business", "sitting"]),
    avatar("sandbox_julien_kitchen", "Julien in the kitchen", "male", voice: 6, ["food", "standing"]),
    avatar("sandbox_claire_lab", "Claire in the lab", "female", voice: 7, ["science", "standing"]),
    avatar("sandbox_diego_field", "Diego outdoors", "male", voice: 8, ["travel", "standing"]),
    avatar("sandbox_lucia_stage", "Lucía on stage", "female", voice: 9, ["events", "standing"]),
    avatar("sandbox_lin_support", "Lin, support", "female", voice: 14, ["support", "sitting"]),
  ]

  static let talkingPhotos: [TalkingPhotoListing] = [
    TalkingPhotoListing(id: "5f0c2d9a7b3e4c18a6d1e2f3b4c5d6e7", name: "Portrait by the window"),
    TalkingPhotoListing(id: "6a1d3e0b8c4f4d29b7e2f3a4c5d6e7f8", name: "Portrait in the garden"),
    TalkingPhotoListing(id: "7b2e4f1c9d5a4e3ac8f3a4b5d6e7f8a9", name: "Portrait in black and white"),
  ]
}
