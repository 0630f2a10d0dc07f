import Foundation
import VideoModel

/// A voice that was made before is not made again.
extension SceneSound {
  /// Changes with how voices are made, so that no older one is taken for it.
  private static let version = "voice 2"

  /// Makes the voice of a scene, or takes the one that was made of the same voice before.
  /// - Parameters:
  ///   - recording: the file of a voice that is a recording.
  ///   - name: what the names of the files begin with.
  func voice(
    of scene: Scene, recording: LocalMedia?, name: String, cache: SceneCache
  ) throws(RenderFailure) -> VoiceTrack {
    let voice = SandboxVoice.cast(for: scene)
    // Silence is made as quickly as it is found.
    guard voice?.type == .text || recording != nil else {
      return try self.voice(of: scene, recording: nil, name: name)
    }
    let key = SceneCache.key(of: [Self.version, voice?.json.compactText ?? "", recording?.hash ?? ""])
    let file = "\(name)-voice.wav"
    if cache.link(key, to: folder.appending(path: file)),
      let kept = try? measured(file, volume: recording == nil ? voice?.volume : nil)
    {
      return kept
    }
    let made = try self.voice(of: scene, recording: recording?.url, name: name)
    try? cache.store(folder.appending(path: made.file), for: key)
    return made
  }
}
