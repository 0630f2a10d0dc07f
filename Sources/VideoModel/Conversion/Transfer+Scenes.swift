/// What scenes need beyond the table: their forms, and what must be there from the beginning.
extension Transfer {
  /// The forms of a scene and of what is made of it.
  func scope(from sourcePath: FieldPath, to targetPath: FieldPath) -> Scope {
    Scope(
      source: sourceForm(at: sourcePath), sourcePath: sourcePath, target: targetForm(at: sourcePath),
      targetPath: targetPath)
  }

  private func sourceForm(at path: FieldPath) -> Form {
    switch source {
    case .studio: .studioScene
    case .v3Studio: isPicture(json[path]?["type"]) ? .mediaScene : .speakingScene
    default: .request(source)
    }
  }

  private func targetForm(at path: FieldPath) -> Form {
    switch template {
    case .studio: .studioScene
    case .v3Studio: showsOnlyBackground(json[path]) ? .mediaScene : .speakingScene
    default: .request(template)
    }
  }

  /// Whether a scene of v2 has nobody in it, and a picture or video that v3 shows instead.
  private func showsOnlyBackground(_ scene: JSONValue?) -> Bool {
    let character = scene?["character"] ?? .null
    return source == .studio && character == .null && isPicture(scene?["background"]?["type"])
  }

  private func isPicture(_ type: JSONValue?) -> Bool { type == "image" || type == "video" }

  /// Before the table: what decides for other fields, and what has a counterpart only at times.
  mutating func prepare(_ scene: Scope) {
    if target[scene.targetPath] == nil { put(.object([]), at: scene.targetPath) }
    guard scene.source == .studioScene else { return }
    if scene.target == .mediaScene {
      put(json[scene.sourcePath]?["background"]?["type"] ?? "image", at: scene.targetPath.appending("type"))
      if !isNarrated(scene) { leavePlayStyle(scene) }
    } else if scene.target != .v3Cinematic, voiceType(scene) == "silence" {
      decide(.lost("somebody always speaks there"), inside: voicePath(scene).appending("type"))
    }
  }

  private func voicePath(_ scene: Scope) -> FieldPath { scene.sourcePath.appending("voice") }

  private func voiceType(_ scene: Scope) -> JSONValue? { json[voicePath(scene)]?["type"] }

  private func isNarrated(_ scene: Scope) -> Bool {
    let keys = ["input_text", "audio_url", "audio_asset_id"].map { voicePath(scene).appending($0) }
    return keys.contains { leaves.open($0) != nil }
  }

  /// v3 takes a mode of playback only with a voice over the video.
  private mutating func leavePlayStyle(_ scene: Scope) {
    let path = scene.sourcePath.appending("background").appending("play_style")
    guard let leaf = leaves.open(path) else { return }
    decide(leaf.saysNothing ? .carried : .lost("v3 has it only with a voice over the video"), inside: path)
  }

  /// After the table: the types and values that a new object of the form begins with.
  mutating func complete(_ scope: Scope) {
    leaveStandards(scope)
    switch scope.target {
    case .studioScene where scope.source != .mediaScene:
      putIfAbsent("avatar", "character", "type", scope)
      putIfAbsent("text", "voice", "type", scope)
    case .speakingScene:
      putIfAbsent("avatar_video", "type", nil, scope)
      putIfAbsent("avatar", "input", "type", scope)
    case .transparent: putIfAbsent("normal", "avatar_style", nil, scope)
    case .v3Image: putIfAbsent("url", "image", "type", scope)
    default: break
    }
  }

  /// What a form that lacks a field always does is no loss, such as the whole figure of an avatar.
  private mutating func leaveStandards(_ scope: Scope) {
    for row in Correspondence.table where row.places[scope.target] == nil {
      guard let place = row.places[scope.source], let path = place.path, let standard = place.standard,
        json[scope.sourcePath + path] == standard
      else { continue }
      decide(.carried, inside: scope.sourcePath + path)
    }
  }

  private mutating func putIfAbsent(_ value: JSONValue, _ key: String, _ inner: String?, _ scope: Scope) {
    let object = scope.targetPath.appending(key)
    let path = inner.map(object.appending) ?? object
    if target[path] == nil { put(value, at: path) }
  }
}
