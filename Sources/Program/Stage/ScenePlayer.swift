import Composer
import Foundation
import Synchronization
import VideoModel

/// Renders scenes as drafts and plays them, one at a time.
final class ScenePlayer: Sendable {
  private struct Playing {
    let film: Film
    let task: Task<Void, Never>
  }

  private let draft: SceneDraft
  private let desktop: Desktop
  private let folder: URL
  private let shelf: URL
  private let mailbox: Mailbox
  private let playing = Mutex<Playing?>(nil)
  /// What is rendered for the desktop's player.
  private let opening = Mutex<Task<Void, Never>?>(nil)
  private let hasToldOfSilence = Mutex(false)

  /// Folders are made when they are needed.
  /// - Parameters:
  ///   - folder: where drafts are while they play.
  ///   - shelf: where those stay that are opened elsewhere.
  init(sandbox: EmbeddedSandbox, desktop: Desktop, folder: URL, shelf: URL, mailbox: Mailbox) {
    self.shelf = shelf
    draft = SceneDraft(sandbox: sandbox)
    self.desktop = desktop
    self.folder = folder
    self.mailbox = mailbox
  }

  /// Plays a request in that many columns and rows of the terminal.
  func play(_ request: VideoRequest, run: Int, columns: Int, rows: Int) {
    let film = Film()
    let task = Task {
      do {
        try await render(request) { [mailbox] in
          mailbox.post(.scenePlayed(run: run, .rendered($0)))
        } then: {
          try await self.show($0, film, run: run, columns: columns, rows: rows)
        }
        mailbox.post(.scenePlayed(run: run, .ended))
      } catch {
        mailbox.post(.scenePlayed(run: run, .failed("\(error)")))
      }
    }
    let before = playing.withLock { playing in
      defer { playing = Playing(film: film, task: task) }
      return playing
    }
    end(before)
  }

  /// Ends what plays.
  func stop() {
    end(playing.withLock { $0.take() })
  }

  /// Ends what plays, and returns when nothing of it is left.
  func finish() async {
    let last = playing.withLock { $0.take() }
    end(last)
    let opened = opening.withLock { $0.take() }
    opened?.cancel()
    await last?.task.value
    await opened?.value
    try? FileManager.default.removeItem(at: folder)
  }

  private func end(_ playing: Playing?) {
    playing?.task.cancel()
    playing?.film.stop()
  }

  /// Renders a request into a file that is there until `then` has ended.
  private func render(
    _ request: VideoRequest, progress: @Sendable (Double) -> Void, then: (URL) async throws -> Void
  ) async throws {
    let place = folder.appendingPathComponent(UUID().uuidString, isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let file = place.appendingPathComponent("scene." + request.fileExtension)
    try await draft.render(request, to: file, progress: progress)
    try await then(file)
  }

  private func show(_ file: URL, _ film: Film, run: Int, columns: Int, rows: Int) async throws {
    let result: Result<Void, ProgramError> = await withCheckedContinuation { continuation in
      // A thread of its own: it sleeps between two frames.
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(ProgramError) in
            let player = self.player()
            let sound = player == nil ? nil : SoundPlayer.sound(of: file)
            try film.play(
              file, columns: columns, rows: rows * 2, sound: { sound.flatMap { player?.play($0) } },
              show: { self.mailbox.post(frame: .scenePlayed(run: run, .frame($0))) })
          })
      }
    }
    try result.get()
  }

  /// The player of sounds; that there is none is told once.
  private func player() -> SoundPlayer? {
    if let player = SoundPlayer(desktop) { return player }
    let isFirst = hasToldOfSilence.withLock { told in
      defer { told = true }
      return !told
    }
    if isFirst { mailbox.post(.noticed(Notice(.information, SoundPlayer.missing))) }
    return nil
  }

  /// Renders a request and opens it in the desktop's player, in place of one that is not ready yet.
  /// - Parameter name: of its file.
  func open(_ request: VideoRequest, name: String) {
    let file = shelf.appendingPathComponent("\(name).\(request.fileExtension)")
    let task = Task {
      do {
        try await draft.render(request, to: file) { _ in }
        mailbox.post(desktop.open(file: file.path))
      } catch {
        guard !Task.isCancelled else { return }
        mailbox.post(.noticed(Notice(.error, "The scene cannot be rendered: \(error)")))
      }
    }
    let before = opening.withLock { opening in
      defer { opening = task }
      return opening
    }
    before?.cancel()
  }
}
