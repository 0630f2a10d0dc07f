import VideoModel

/// Choosing who is seen and heard.
extension State {
  /// What is chosen stands first the next time.
  mutating func noteChoice(_ id: String, of catalogue: Catalogue) -> [Effect] {
    let used = (recent[catalogue] ?? []).filter { $0 != id }
    recent[catalogue] = Array(([id] + used).prefix(50))
    return [.noteChoice(catalogue, id: id)]
  }

  /// Sets a field to what was chosen for it, in one step. Where another voice than an avatar's own is set, it is asked which
  /// one is to speak.
  mutating func choose(_ id: String, of catalogue: Catalogue?, for path: FieldPath) -> [Effect] {
    guard let catalogue else { return setField(path, to: .string(id)) }
    history.seal(at: draft.request)
    let (effects, offer) = cast(id, at: path, coalescing: Self.castingKey(path))
    if let offer {
      overlay = .confirm(
        ConfirmOverlay(
          question: "Let the avatar's own voice, “\(offer.name)”, speak? Another one is set.",
          yes: "Take its voice", purpose: .takeVoice(offer, avatar: path)))
    }
    return effects + noteChoice(id, of: catalogue)
  }

  /// Goes through what is listed, as if each were chosen; a voice that was set by hand stays.
  mutating func step(through catalogue: Catalogue, of field: FieldState, by direction: Int) -> [Effect] {
    let ids = self.catalogue?.choices(of: catalogue).map(\.id) ?? []
    guard !ids.isEmpty else { return activateRow() }
    let id = stepped(ids, field, direction)
    let (effects, offer) = cast(id, at: field.path, coalescing: "step \(field.path)")
    if let offer {
      notice = Notice(
        .information, "Another voice is set, and stays; the avatar's own is “\(offer.name)”")
    }
    return effects
  }

  /// Lets the avatar speak with its own voice, in one step with its choice.
  mutating func take(_ offer: KnownCatalogue.Offer, ofAvatarAt path: FieldPath) -> [Effect] {
    setField(offer.path, to: .string(offer.voiceID), coalescing: Self.castingKey(path))
  }

  private static func castingKey(_ avatar: FieldPath) -> String { "cast \(avatar)" }

  /// Sets who is seen or heard. An avatar brings its own voice along, in the place of none or of the one that came with the
  /// avatar before.
  /// - Returns: besides the effects, the avatar's own voice where it was not taken because another one is set.
  private mutating func cast(
    _ id: String, at path: FieldPath, coalescing key: String
  ) -> (effects: [Effect], offer: KnownCatalogue.Offer?) {
    let (known, section) = (catalogue, section?.path)
    let shot = shots.indices.first { draft.request.avatarPath(ofShot: $0) == path }
    let isOwn = shot.flatMap { known?.speaksWithOwnVoice(shot: $0, in: draft.request, shots: shots) } ?? false
    var offer: KnownCatalogue.Offer?
    let effects = editRequest(of: shot == nil ? path : nil, coalescing: key) { request in
      request.setField(path, to: .string(id), inSection: section)
      offer = shot.flatMap { known?.ownVoice(ofShot: $0, in: request, shots: request.shots) }
      if let voice = offer, isOwn || !voice.isVoiceSet {
        request.set(.string(voice.voiceID), at: voice.path)
      }
    }
    guard let own = offer, isOwn || !own.isVoiceSet else { return (effects, offer) }
    notice = Notice(.information, "The avatar's own voice, “\(own.name)”, speaks")
    return (effects, nil)
  }
}
