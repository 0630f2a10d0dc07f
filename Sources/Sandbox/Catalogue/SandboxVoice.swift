import VideoModel

/// A voice of the sandbox, and the espeak-ng voice that speaks for it.
struct SandboxVoice: Sendable {
  var id: String
  var name: String
  var language: String
  var gender: String
  /// A language and a variant of espeak-ng, such as `en-us+f3`.
  var program: String
  /// The pitch that stands for a request's pitch of 0, in espeak-ng's 0–99.
  var pitch: Double

  init(_ id: String, _ name: String, _ language: String, _ gender: String, _ program: String, _ pitch: Double)
  {
    self.id = id
    self.name = name
    self.language = language
    self.gender = gender
    self.program = program
    self.pitch = pitch
  }

  /// The voice of that id; for an id of the user's own account, one that speaks American English.
  static func speaking(_ id: String) -> SandboxVoice {
    all.first { $0.id == id } ?? SandboxVoice(id, "Voice", "English", "unknown", "en-us", 50)
  }

  /// What is heard in a scene; where a script names no voice, the avatar's own speaks.
  static func cast(for scene: Scene) -> Voice? {
    guard var voice = scene.voice, (voice.voiceID ?? "").isEmpty else { return scene.voice }
    voice.voiceID = SandboxAvatar.all.first { $0.id == scene.character?.avatarID }?.voiceID
    return voice
  }

  static let all = [
    SandboxVoice("1bd001e7e50f421d891986aad5158bc8", "Josh", "English", "male", "en-us+m3", 45),
    SandboxVoice("2d5b0e6cf36f460aa7fc47e3eee4ba54", "Ruth", "English", "female", "en-us+f2", 52),
    SandboxVoice("3f1a9c7d5b8e4c20a6d4e1f29b7c8054", "Oliver", "English", "male", "en-gb+m1", 42),
    SandboxVoice("4c82e5a10b7f4d3e9a61c5d8f0e2b736", "Amelia", "English", "female", "en-gb-x-rp+f4", 55),
    SandboxVoice("5e07d3b8a4c94f16b2e8907a6d1c5f43", "Callum", "English", "male", "en-gb-scotland+m4", 40),
    SandboxVoice("6a9f41c2e7d84b05930b8e6fd2a7c518", "Anna", "German", "female", "de+f3", 52),
    SandboxVoice("7b3c8d0f16e24a9785c4f2e09d6b1a37", "Lukas", "German", "male", "de+m2", 44),
    SandboxVoice("8d60f7a3b5c14e829e07a1d4c3f8b265", "Lucía", "Spanish", "female", "es+f2", 54),
    SandboxVoice("9e24b1c6d8f74035ab9d6e7f50c2a381", "Mateo", "Spanish", "male", "es-419+m1", 46),
    SandboxVoice("a0c75e3f2b194d68bc1e8f90d7a64b52", "Chloé", "French", "female", "fr-fr+f4", 53),
    SandboxVoice("b1d86f402c3a4e79ad2f9001e8b75c63", "Hugo", "French", "male", "fr-fr+m3", 43),
    SandboxVoice("c2e970513d4b4f8abe30a112f9c86d74", "Giulia", "Italian", "female", "it+f3", 54),
    SandboxVoice("d3fa81624e5c409bcf41b2230ad97e85", "Beatriz", "Portuguese", "female", "pt-br+f2", 53),
    SandboxVoice("e40b92735f6d41acd052c3341bea8f96", "Mei", "Chinese", "female", "cmn+f3", 55),
    SandboxVoice("f51ca384607e42bde163d4452cfb90a7", "Haruto", "Japanese", "male", "ja+m1", 46),
    SandboxVoice("062db495718f43cef274e5563d0ca1b8", "Zofia", "Polish", "female", "pl+f4", 52),
  ]

  // Every voice has pauses, moods and locales: the renderer is silent for a pause, a mood is a speed and a pitch, and
  // espeak-ng speaks other languages in the same voice. Nobody talks live.

  func json(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "voice_id": .string(id), "language": .string(language), "gender": .string(gender),
      "name": .string(name),
      "preview_audio": previews.address(ofSample: id), "support_pause": true, "emotion_support": true,
      "support_interactive_avatar": false, "support_locale": true,
    ]
  }

  func jsonOfV3(_ previews: PreviewEndpoint) -> JSONValue {
    [
      "voice_id": .string(id), "name": .string(name), "language": .string(language),
      "gender": .string(gender), "type": "public", "preview_audio_url": previews.address(ofSample: id),
      "support_pause": true, "support_locale": true,
    ]
  }
}
