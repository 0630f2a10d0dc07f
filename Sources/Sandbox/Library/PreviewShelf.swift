import Foundation
import Synchronization
import VideoModel

/// A picture or a sample by which the catalogue shows who there is.
enum Preview: Hashable, Sendable {
  /// Of the character with that id.
  case picture(String)
  /// Of the voice with that id.
  case sample(String)

  /// The name of its file.
  var name: String {
    switch self {
    case .picture(let id): id + ".png"
    case .sample(let id): id + ".wav"
    }
  }

  /// Draws or speaks it.
  /// - Parameter folder: for work files; whatever is left there is removed afterwards.
  func make(in folder: URL, run: RenderRun) throws(RenderFailure) -> Data {
    switch self {
    case .picture(let id): return try PresenterPortrait.png(of: id, folder: folder, run: run)
    case .sample(let id):
      var scene = Scene.fresh
      scene.voice?.voiceID = id
      scene.voice?.inputText = SandboxVoice.speaking(id).greeting
      let sound = SceneSound(folder: folder, run: run)
      let file = try sound.leveled(try sound.voice(of: scene, recording: nil, name: "sample"), name: "sample")
      do { return try Data(contentsOf: folder.appending(path: file)) } catch { throw RenderFailure(error) }
    }
  }
}

/// The previews that have been asked for: each is made once, and its file kept.
final class PreviewShelf: Sendable {
  /// Makes a preview in a work folder, and blocks its thread until it is made or the run is cancelled.
  typealias Make = @Sendable (Preview, _ folder: URL, _ run: RenderRun) throws(RenderFailure) -> Data

  private struct State {
    var isStopped = false
    var run: RenderRun?
  }

  private let folder: URL
  private let make: Make
  /// Held while one is made.
  private let turn = Mutex(())
  private let state = Mutex(State())

  /// Seconds after which one is given up.
  static let patience = 30
  /// Changes with how previews are drawn and spoken, so that no older one is taken for them.
  private static let version = "1"

  /// - Parameters:
  ///   - folder: for the files, this shelf's own; it is made with the first one.
  ///   - make: by default ffmpeg and espeak-ng.
  init(
    folder: URL,
    make: @escaping Make = { (preview, folder, run) throws(RenderFailure) in
      try preview.make(in: folder, run: run)
    }
  ) {
    self.folder = folder
    self.make = make
  }

  /// The file of a preview; nil when it has not been made.
  func file(of preview: Preview) -> URL? {
    let file = place(of: preview)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// The file of a preview, which is made if need be. Blocks its thread meanwhile; no two are made at the same time.
  /// - Throws: `.cancelled` when it took too long, and once the shelf has been stopped.
  func made(_ preview: Preview) throws(RenderFailure) -> URL {
    if let file = file(of: preview) { return file }
    return try turn.withLock { _ throws(RenderFailure) in
      // Another request may have had it made meanwhile.
      if let file = file(of: preview) { return file }
      let run = RenderRun()
      try state.withLock { state throws(RenderFailure) in
        if state.isStopped { throw .cancelled }
        state.run = run
      }
      defer { state.withLock { $0.run = nil } }
      let timer = DispatchSource.makeTimerSource()
      timer.schedule(deadline: .now() + .seconds(Self.patience))
      timer.setEventHandler { run.cancel() }
      timer.resume()
      defer { timer.cancel() }
      return try keep(preview, run)
    }
  }

  /// Ends what is being made, and makes nothing any more.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      state.run?.cancel()
    }
  }

  private func place(of preview: Preview) -> URL {
    folder.appending(path: "\(Self.version)-\(preview.name)")
  }

  private func keep(_ preview: Preview, _ run: RenderRun) throws(RenderFailure) -> URL {
    let work = folder.appending(path: "work")
    defer { try? FileManager.default.removeItem(at: work) }
    do {
      // Of a sandbox that ended in the middle.
      try? FileManager.default.removeItem(at: work)
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      let file = place(of: preview)
      try make(preview, work, run).write(to: file, options: .atomic)
      return file
    } catch {
      throw RenderFailure(error)
    }
  }
}
