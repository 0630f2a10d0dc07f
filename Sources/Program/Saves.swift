import Composer
import VideoJobs
import VideoModel

/// What goes to disk, one after the other, in the order it was asked for; it outlasts a change of the service.
final class Saves: Sendable {
  private let saver: DraftSaver
  private let effects: AsyncStream<Effect>.Continuation
  private let saving: Task<Void, Never>

  /// - Parameter failed: takes the reason why a draft could not be saved.
  init(store: Store, failed: @escaping @Sendable (String) -> Void) {
    let saver = DraftSaver(store: store, report: failed)
    let (stream, effects) = AsyncStream.makeStream(of: Effect.self)
    self.saver = saver
    self.effects = effects
    saving = Task {
      for await effect in stream {
        switch effect {
        case .saveDraft(let draft): await saver.save(draft)
        case .deleteDraft(let id): await saver.delete(id)
        case .rememberDraft(let id): try? await store.setSetting("draft", id.rawValue)
        case .remember(let setting, let value): try? await store.setSetting(setting.rawValue, value)
        default: break
        }
      }
    }
  }

  /// Writes what an effect asks for; does nothing for effects that ask for nothing to be written.
  func take(_ effect: Effect) { effects.yield(effect) }

  /// Waits until everything is on disk, and takes nothing more.
  /// - Returns: the drafts that cannot be saved.
  func finish() async -> [Draft] {
    effects.finish()
    await saving.value
    return await saver.flush()
  }
}
