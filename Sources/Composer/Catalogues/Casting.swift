import VideoModel

/// What the catalogue says of who is seen and heard in a shot.
extension KnownCatalogue {
  /// The listed avatar of a shot; nil when none is chosen or it is not listed.
  private func avatar(of shot: Scene) -> CatalogueChoice? {
    guard let character = shot.character else { return nil }
    if character.type == .talkingPhoto { return nil }
    let id = character.avatarID ?? ""
    return choice(id, of: .looks) ?? choice(id, of: .avatars)
  }

  /// The address of the picture by which the service shows who is seen in a shot.
  func picture(of shot: Scene) -> String? {
    guard shot.character?.type == .talkingPhoto else { return avatar(of: shot)?.picture }
    let id = shot.character?.talkingPhotoID ?? ""
    return (choice(id, of: .talkingPhotos) ?? choice(id, of: .looks))?.picture
  }

  /// Warnings of shots in which a voice of one gender speaks for an avatar of the other.
  func mismatches(in request: VideoRequest, shots: [Scene]) -> [Problem] {
    shots.enumerated().compactMap { index, shot in
      guard shot.voice?.type == .text, let avatar = avatar(of: shot),
        let voice = choice(shot.voice?.voiceID ?? "", of: .voices)
      else { return nil }
      let genders = [avatar.gender, voice.gender]
      guard genders.allSatisfy(["male", "female"].contains), genders[0] != genders[1] else { return nil }
      return Problem(
        request.voicePath(ofShot: index), .warning,
        .rule(
          wrong: "is “\(voice.name)”, a \(voice.gender) voice",
          allowed: "the avatar “\(avatar.name)” is \(avatar.gender)"))
    }
  }

  /// Whether the voice that is set is the own one of the avatar that is seen.
  func speaksWithOwnVoice(shot index: Int, in request: VideoRequest, shots: [Scene]) -> Bool {
    guard shots.indices.contains(index), let own = avatar(of: shots[index])?.defaultVoiceID else {
      return false
    }
    return request.value(at: request.voicePath(ofShot: index))?.string == own
  }

  /// The avatar's own voice, where another one is set, or none and one must be; nil when there is nothing to offer.
  func ownVoice(ofShot index: Int, in request: VideoRequest, shots: [Scene]) -> Offer? {
    guard shots.indices.contains(index), let id = avatar(of: shots[index])?.defaultVoiceID else { return nil }
    let path = request.voicePath(ofShot: index)
    let present = request.value(at: path)?.string
    guard present != id, request.fields(in: path.parent).contains(where: { $0.path == path }) else {
      return nil
    }
    // v3 lets the avatar's own voice speak where none is given.
    if present == nil, request.kind == .v3 { return nil }
    return Offer(
      path: path, voiceID: id, name: choice(id, of: .voices)?.name ?? id, isVoiceSet: present != nil)
  }

  /// A voice that goes with the avatar that was chosen.
  struct Offer: Equatable {
    let path: FieldPath
    let voiceID: String
    let name: String
    /// Whether it would take another one's place.
    let isVoiceSet: Bool
  }
}
