import Cells
import Composer
import Foundation
import HeyGenClient
import Synchronization
import VideoJobs
import VideoModel

/// Carries out what `update` asks for, away from the main thread; answers come back by the mailbox.
final class EffectRunner: Sendable {
  let mailbox: Mailbox
  let store: Store
  let connection: Connection
  let submitter: Submitter
  let poller: Poller
  let deletion: VideoDeletion
  /// Where texts are put by that are no requests.
  let drawer: URL
  /// What the stage shows is put here; deleted at the end.
  private let temporary: URL
  let pictures: PictureDecoder
  private let player: ScenePlayer
  private let desktop: Desktop
  /// What goes to disk, in the order it was asked for.
  private let saves: Saves
  /// Where files are written: in turn, and all of them before the program ends.
  private let writing = DispatchQueue(label: "files.writing")
  private let owner: String
  private let schedule: PollSchedule
  /// Until another service takes this one's place.
  private let isCurrent = Mutex(true)

  convenience init(
    mailbox: Mailbox, store: Store, connection: Connection, desktop: Desktop, drawer: URL, owner: String,
    schedule: PollSchedule = .standard
  ) {
    self.init(
      mailbox: mailbox, store: store, connection: connection, desktop: desktop, drawer: drawer, owner: owner,
      schedule: schedule, saves: Saves(store: store) { mailbox.post($0) })
  }

  /// The same for another service, after `leave`. Drafts go on being saved in the order they were changed.
  func successor(for connection: Connection) -> EffectRunner {
    EffectRunner(
      mailbox: mailbox, store: store, connection: connection, desktop: desktop, drawer: drawer, owner: owner,
      schedule: schedule, saves: saves)
  }

  /// How soon at the latest it is seen what other programs did with the store, in seconds.
  private static let looksEvery = 5.0

  private init(
    mailbox: Mailbox, store: Store, connection: Connection, desktop: Desktop, drawer: URL, owner: String,
    schedule: PollSchedule, saves: Saves
  ) {
    var connection = connection
    connection.observe = { mailbox.post(.called($0)) }
    self.drawer = drawer
    self.mailbox = mailbox
    self.store = store
    self.connection = connection
    self.desktop = desktop
    self.owner = owner
    self.schedule = schedule
    self.saves = saves
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heygen-tui-\(UUID().uuidString)", isDirectory: true)
    pictures = PictureDecoder(folder: folder.appendingPathComponent("pictures", isDirectory: true)) {
      [connection] () async throws(ClientError) in try await connection.client()
    }
    player = ScenePlayer(
      sandbox: connection.sandbox, desktop: desktop,
      folder: folder.appendingPathComponent("scenes", isDirectory: true),
      shelf: drawer.appendingPathComponent("scenes", isDirectory: true), mailbox: mailbox)
    temporary = folder
    let service = connection.service
    submitter = Submitter(store: store, service: service, clock: .live, owner: owner) { [mailbox] in
      mailbox.post(.submissionWaits($0, $1))
    }
    poller = Poller(
      store: store, service: service, clock: .live, owner: owner, schedule: schedule,
      looksEvery: Self.looksEvery)
    deletion = VideoDeletion(store: store, service: service, clock: .live)
  }

  /// Loads what is on disk and begins to work with the service.
  func start() {
    Task {
      do {
        mailbox.post(.settingsLoaded(try await settings()))
        let drafts = try await store.drafts()
        await saves.learn(drafts)
        mailbox.post(.draftsLoaded(drafts))
        _ = try await submitter.recover()
        mailbox.post(.jobsLoaded(try await store.jobs()))
      } catch {
        tell(.error, "\(error)")
      }
      beginService()
    }
  }

  /// Begins to poll, and asks what the service lists.
  func beginService() {
    Task { for await event in poller.events { forward(event) } }
    Task { for await following in poller.followings { tellOfService(.followed(following)) } }
    Task { for await _ in poller.changesElsewhere { await saves.look() } }
    Task {
      await poller.start()
      if let times = try? await store.renderTimes(service: connection.choice.name) {
        tellOfService(.renderTimesLearned(times))
      }
      // First of all, since a wrong key shows in it.
      Task { await loadAccount() }
      Task { await loadCatalogueFirst() }
      // What the service knows again, by its key or in its list, it is asked about.
      try? await submitter.settleUnconfirmed { [mailbox] in mailbox.post(.jobChanged($0)) }
      await poller.nudge()
    }
  }

  private func settings() async throws -> [Setting: String] {
    var settings: [Setting: String] = [:]
    for setting in Setting.allCases {
      settings[setting] = try await store.setting(setting.rawValue)
    }
    return settings
  }

  /// Tells of the service, unless another one has taken its place.
  func tellOfService(_ event: Event) {
    isCurrent.withLock { if $0 { mailbox.post(event) } }
  }

  /// Ends what is done with the service. What is being submitted or saved goes on.
  func leave() async {
    isCurrent.withLock { $0 = false }
    await poller.stop()
    await player.finish()
    await pictures.finish()
    await withCheckedContinuation { written in writing.async { written.resume() } }
    try? FileManager.default.removeItem(at: temporary)
  }

  /// Ends polling, and waits until every draft and every file is on disk.
  func finish() async {
    await leave()
    for draft in await saves.finish() { keepElsewhere(draft) }
    await connection.sandbox.stop()
  }

  func run(_ effect: Effect) {
    switch effect {
    case .saveDraft, .draftRead, .deleteDraft, .rememberDraft, .remember: saves.take(effect)
    case .readFile(let path): DispatchQueue.global().async { self.readFile(path) }
    case .writeFile(let path, let text): writing.async { self.writeFile(path, text) }
    case .writeFolder(let path, let files): writing.async { self.writeFolder(path, files) }
    case .putBy(let name, let text): writing.async { self.putBy(name, text) }
    case .uploadFile(let path, let media, let id): Task { await upload(path, media, as: id) }
    case .submit(let draftID, let kind, let title, let text):
      Task { await submit(draftID, kind, title, text) }
    case .askForStatus(let id): Task { await poller.nudge(id) }
    case .lookAtJob(let id): Task { await poller.look(at: id) }
    case .settleJob(let id): Task { await settle(id, asks: true) }
    case .adoptVideo(let video, let id): Task { await adopt(video, for: id) }
    case .archiveJobs(let ids, let away): Task { await archiveJobs(ids, away) }
    case .forgetJob(let id): Task { await forgetJob(id) }
    case .deleteVideo(let id): Task { await deleteVideo(id) }
    case .download(let job, let path, let taken): Task { await download(job, to: path, taken) }
    case .loadCatalogue: Task { await loadCatalogue() }
    case .noteChoice(let catalogue, let id): Task { await noteChoice(id, of: catalogue) }
    case .loadAccount: Task { await loadAccount() }
    case .openLink(let address): Task { mailbox.post(desktop.open(link: address)) }
    case .watch(let job): Task { await watch(job) }
    case .findLink(let job, let use): Task { await findLink(of: job, to: use) }
    case .decodePicture(let source, let media, let columns, let rows):
      Task { await decodePicture(source, media, Size(columns, rows)) }
    case .playScene(let request, let run, let columns, let rows):
      player.play(request, run: run, columns: columns, rows: rows)
    case .openScene(let request, let name): player.open(request, name: name)
    case .stopScene: player.stop()
    case .copy(let text, let what, let isSentToTerminal):
      Task { mailbox.post(desktop.copy(text, what, isSentToTerminal: isSentToTerminal)) }
    case .start(let words):
      Task { if let event = desktop.start(words) { mailbox.post(event) } }
    case .editText, .switchProfile, .ringBell, .notify, .redraw, .suspend, .quit: break
    }
  }

  private func forward(_ event: JobEvent) {
    switch event {
    case .changed(let job): mailbox.post(.jobChanged(job))
    case .removed(let id): mailbox.post(.jobRemoved(id))
    case .offline(let since, let retryAt, let reason):
      tellOfService(.wentOffline(since: since, retryAt: retryAt, reason: reason))
    case .online: tellOfService(.cameOnline)
    case .keyRefused(let since, let retryAt, let message):
      tellOfService(.keyRefused(since: since, retryAt: retryAt, reason: reason(ofRefusal: message)))
    case .keyTaken: tellOfService(.keyTaken)
    case .problem(let text): tellOfService(.noticed(Notice(.error, text)))
    }
  }

  func tell(_ severity: Notice.Severity, _ text: String) {
    mailbox.post(.noticed(Notice(severity, text)))
  }

  private func submit(_ draftID: Draft.ID?, _ kind: RequestKind, _ title: String, _ text: String) async {
    do {
      let job = try await submitter.submit(
        draftID: draftID, kind: kind, title: title, requestText: text,
        onStored: { [mailbox] in mailbox.post(.jobChanged($0)) })
      mailbox.post(.jobChanged(job))
      await poller.nudge(job.id)
      if job.state == .unconfirmed { await settleLater(job.id) }
    } catch {
      tell(.error, "“\(title)” is not submitted: \(error)")
    }
  }

  private func archiveJobs(_ ids: [Job.ID], _ away: Bool) async {
    let now = Date()
    do {
      for id in ids {
        guard let job = try await store.change(id, { $0.archivedAt = away ? now : nil }) else { continue }
        mailbox.post(.jobChanged(job.after))
      }
      let count = ids.count == 1 ? "The job is" : "\(ids.count) jobs are"
      tell(.success, "\(count) \(away ? "put away" : "in the list again")")
    } catch {
      tell(.error, "The jobs are not put away: \(error)")
    }
  }

  private func forgetJob(_ id: Job.ID) async {
    do {
      try await store.deleteJob(id)
      mailbox.post(.jobRemoved(id))
      await poller.nudge()
    } catch {
      tell(.error, "The job is not forgotten: \(error)")
    }
  }

  private func download(_ job: Job, to path: String, _ taken: TakenName) async {
    let file = URL(fileURLWithPath: RequestFile.expanded(path))
    do {
      // Another program on the same store may have been quicker to save what is ready by itself.
      if taken == .nextFree, try await store.job(job.id)?.savedTo != nil {
        return mailbox.post(.downloadEnded(job.id, savedTo: nil))
      }
      let saved = try await connection.downloads(store).save(job, to: .file(file, taken)) { [mailbox] share in
        mailbox.post(.pathAnswered(path, refusal: nil))
        mailbox.post(.downloadAdvanced(job.id, share))
      }
      mailbox.post(.pathAnswered(path, refusal: nil))
      mailbox.post(.downloadEnded(job.id, savedTo: saved.path))
      guard let job = try await store.job(job.id) else { return }
      mailbox.post(.jobChanged(job))
    } catch {
      mailbox.post(.downloadEnded(job.id, savedTo: nil))
      refuse(path, "“\(job.title)” is not saved: \(error)")
    }
  }

  private func findLink(of job: Job, to use: LinkUse) async {
    do {
      let part: VideoPart = use == .openCaptions ? .captions : .video
      let address = try await connection.downloads(store).presentAddress(of: job, part)
      switch use {
      case .copy: mailbox.post(.linkFound(address))
      case .openCaptions: mailbox.post(desktop.open(link: address))
      case .note: break
      }
      if let job = try await store.job(job.id) { mailbox.post(.jobChanged(job)) }
    } catch {
      // Who only reads of a job has what was known of it before.
      if use != .note { tell(.error, "“\(job.title)” has no link now: \(error)") }
    }
  }

  private func watch(_ job: Job) async {
    do {
      let saved = job.savedTo.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
      if let saved { return mailbox.post(desktop.open(file: saved)) }
      mailbox.post(desktop.open(link: try await connection.downloads(store).presentAddress(of: job)))
    } catch {
      tell(.error, "“\(job.title)” cannot be played: \(error)")
    }
  }
}
