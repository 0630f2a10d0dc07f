import Composer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// Carries out what `update` asks for, away from the main thread; answers come back by the mailbox.
final class EffectRunner: Sendable {
  private let mailbox: Mailbox
  private let store: Store
  private let connection: Connection
  private let submitter: Submitter
  private let poller: Poller
  private let saver: DraftSaver
  private let desktop: Desktop
  /// Saves are handed over in the order they were asked for.
  private let saves: AsyncStream<Effect>.Continuation

  init(mailbox: Mailbox, store: Store, connection: Connection, desktop: Desktop, owner: String) {
    self.mailbox = mailbox
    self.store = store
    self.connection = connection
    self.desktop = desktop
    let service = connection.service
    submitter = Submitter(store: store, service: service, clock: .live, owner: owner)
    poller = Poller(store: store, service: service, clock: .live, owner: owner)
    let saver = DraftSaver(store: store) { mailbox.post(.saveFailed($0)) }
    self.saver = saver
    let (stream, saves) = AsyncStream.makeStream(of: Effect.self)
    self.saves = saves
    Task {
      for await effect in stream {
        switch effect {
        case .saveDraft(let draft): await saver.save(draft)
        case .deleteDraft(let id): await saver.delete(id)
        default: break
        }
      }
    }
  }

  /// Loads what is on disk and begins to poll.
  func start() {
    Task { [mailbox, poller] in
      for await event in poller.events { Self.forward(event, to: mailbox) }
    }
    Task {
      do {
        mailbox.post(.draftsLoaded(try await store.drafts()))
        _ = try await submitter.recover()
        mailbox.post(.jobsLoaded(try await store.jobs()))
      } catch {
        tell(.error, "\(error)")
      }
      await poller.start()
      await loadCatalogue()
    }
  }

  /// Ends polling, and waits until every draft is on disk.
  func finish() async {
    await poller.stop()
    await saver.flush()
    await connection.sandbox.stop()
  }

  func run(_ effect: Effect) {
    switch effect {
    case .saveDraft, .deleteDraft: saves.yield(effect)
    case .readFile(let path): Task { readFile(path) }
    case .writeFile(let path, let text): Task { writeFile(path, text) }
    case .submit(let draftID, let kind, let title, let text):
      Task { await submit(draftID, kind, title, text) }
    case .askForStatus(let id): Task { await poller.nudge(id) }
    case .deleteJob(let id): Task { await deleteJob(id) }
    case .download(let job, let path): Task { await download(job, to: path) }
    case .loadCatalogue: Task { await loadCatalogue() }
    case .watch(let job): Task { await watch(job) }
    case .copy(let text, let what): Task { copy(text, what) }
    case .rememberDraft(let id): Task { try? await store.setSetting("draft", id.rawValue) }
    case .redraw, .suspend, .quit: break
    }
  }

  private static func forward(_ event: JobEvent, to mailbox: Mailbox) {
    switch event {
    case .changed(let job): mailbox.post(.jobChanged(job))
    case .removed(let id): mailbox.post(.jobRemoved(id))
    case .offline(let since, let retryAt, let reason):
      mailbox.post(.wentOffline(since: since, retryAt: retryAt, reason: reason))
    case .online: mailbox.post(.cameOnline)
    case .problem(let text): mailbox.post(.noticed(Notice(.error, text)))
    }
  }

  private func tell(_ severity: Notice.Severity, _ text: String) {
    mailbox.post(.noticed(Notice(severity, text)))
  }

  private func submit(_ draftID: Draft.ID?, _ kind: RequestKind, _ title: String, _ text: String) async {
    do {
      let job = try await submitter.submit(
        draftID: draftID, kind: kind, title: title, requestText: text,
        onStored: { [mailbox] in mailbox.post(.jobChanged($0)) })
      mailbox.post(.jobChanged(job))
      await poller.nudge(job.id)
    } catch {
      tell(.error, "“\(title)” is not submitted: \(error)")
    }
  }

  private func deleteJob(_ id: Job.ID) async {
    do {
      try await store.deleteJob(id)
      mailbox.post(.jobRemoved(id))
      await poller.nudge()
    } catch {
      tell(.error, "The job is not deleted: \(error)")
    }
  }

  private func loadCatalogue() async {
    do { mailbox.post(.catalogueLoaded(try await connection.catalogue())) } catch {
      mailbox.post(.catalogueFailed(error.description))
    }
  }

  private func download(_ job: Job, to path: String) async {
    let file = RequestFile.expanded(path)
    guard !FileManager.default.fileExists(atPath: file) else {
      mailbox.post(.downloadEnded(job.id, savedTo: nil))
      return tell(.error, "\(path) exists; save the video under another name")
    }
    do {
      try await connection.download(job, to: file) { [mailbox] share in
        mailbox.post(.downloadAdvanced(job.id, share))
      }
      mailbox.post(.downloadEnded(job.id, savedTo: file))
      // The poller may learn something of the job at the same moment; neither change is lost.
      guard let saved = try await store.change(job.id, { $0.savedTo = file }) else { return }
      mailbox.post(.jobChanged(saved.after))
    } catch {
      mailbox.post(.downloadEnded(job.id, savedTo: nil))
      tell(.error, "“\(job.title)” is not saved: \(error)")
    }
  }

  private func watch(_ job: Job) async {
    do {
      let saved = job.savedTo.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
      let target: String
      if let saved { target = saved } else { target = try await connection.videoURL(of: job) }
      let notice = desktop.open(target)
      mailbox.post(.noticed(notice))
    } catch {
      tell(.error, "“\(job.title)” cannot be played: \(error)")
    }
  }

  private func readFile(_ path: String) {
    do {
      let text = try RequestFile.text(of: RequestFile.expanded(path))
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      mailbox.post(.fileRead(name: name, text: text))
    } catch {
      tell(.error, error.description)
    }
  }

  private func writeFile(_ path: String, _ text: String) {
    let file = URL(fileURLWithPath: RequestFile.expanded(path))
    do {
      try Data(text.utf8).write(to: file, options: [.withoutOverwriting])
      tell(.success, "Written to \(file.path)")
    } catch CocoaError.fileWriteFileExists {
      tell(.error, "\(path) exists; choose another name")
    } catch {
      tell(.error, "\(path) is not written: \(RequestFile.reason(of: error))")
    }
  }

  private func copy(_ text: String, _ what: String) {
    desktop.copy(text)
    tell(.success, "\(what) is on the clipboard")
  }
}
