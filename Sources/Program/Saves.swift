import Composer
import VideoJobs
import VideoModel

/// What goes to disk, one after the other, in the order it was asked for; it outlasts a change of the service.
final class Saves: Sendable {
  private let saver: DraftSaver
  private let effects: AsyncStream<Effect>.Continuation
  private let saving: Task<Void, Never>

  /// - Parameter post: takes what the application must hear of.
  init(store: Store, post: @escaping @Sendable (Event) -> Void) {
    let saver = DraftSaver(store: store, post: post)
    let (stream, effects) = AsyncStream.makeStream(of: Effect.self)
    self.saver = saver
    self.effects = effects
    saving = Task {
      for await effect in stream {
        switch effect {
        case .saveDraft(let draft): await saver.save(draft)
        case .draftRead(let id, let version): await saver.goOn(from: version, of: id)
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

  /// Takes what has been read from the disk.
  func learn(_ drafts: [Draft]) async { await saver.learn(drafts) }

  /// Looks what other programs have made of the drafts.
  func look() async { await saver.look() }

  /// Waits until everything is on disk, and takes nothing more.
  /// - Returns: the drafts that cannot be saved.
  func finish() async -> [Draft] {
    effects.finish()
    await saving.value
    return await saver.flush()
  }
}
