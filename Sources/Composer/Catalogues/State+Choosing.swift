import VideoModel

/// Choosing who is seen and heard.
extension State {
  /// What is chosen stands first the next time.
  mutating func noteChoice(_ id: String, of catalogue: Catalogue) -> [Effect] {
    let used = (recent[catalogue] ?? []).filter { $0 != id }
    recent[catalogue] = Array(([id] + used).prefix(50))
    return [.noteChoice(catalogue, id: id)]
  }

  /// Sets a field to what was chosen for it. An avatar brings its own voice along, or offers it.
  mutating func choose(_ id: String, of catalogue: Catalogue?, for path: FieldPath) -> [Effect] {
    var effects = setField(path, to: .string(id))
    guard let catalogue else { return effects }
    effects += noteChoice(id, of: catalogue)
    guard catalogue != .voices,
      let index = shots.indices.first(where: { draft.request.avatarPath(ofShot: $0) == path }),
      let offer = self.catalogue?.ownVoice(ofShot: index, in: draft.request, shots: shots)
    else { return effects }
    guard offer.isVoiceSet else {
      effects += setField(offer.path, to: .string(offer.voiceID))
      notice = Notice(.information, "The avatar's own voice, “\(offer.name)”, speaks")
      return effects
    }
    overlay = .confirm(
      ConfirmOverlay(
        question: "Let the avatar's own voice, “\(offer.name)”, speak? Another one is set.",
        yes: "Take its voice",
        purpose: .setField(offer.path, .string(offer.voiceID))))
    return effects
  }
}
