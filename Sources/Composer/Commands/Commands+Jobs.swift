import Cells
import VideoModel

extension CommandTable {
  static let jobCommands: [Command] = [
    Command(
      "job.down", "Next job", keys: [.plain(.down), .character("j")], in: .pane(.jobs), isStep: true,
      help: "Select the next job"
    ) { $0.selectJob($0.jobsPane.selected + 1) },
    Command(
      "job.up", "Previous job", keys: [.plain(.up), .character("k")], in: .pane(.jobs), isStep: true,
      help: "Select the job above"
    ) { $0.selectJob($0.jobsPane.selected - 1) },
    Command(
      "job.page-down", "Page down", keys: [.plain(.pageDown)], in: .pane(.jobs), isStep: true,
      help: "Select the job a page further down"
    ) { $0.selectJob($0.jobsPane.selected + $0.pageHeight(of: .jobs)) },
    Command(
      "job.page-up", "Page up", keys: [.plain(.pageUp)], in: .pane(.jobs), isStep: true,
      help: "Select the job a page further up"
    ) { $0.selectJob($0.jobsPane.selected - $0.pageHeight(of: .jobs)) },
    Command(
      "job.first", "Newest job", keys: [.plain(.home)], in: .pane(.jobs), isMovement: true,
      help: "Select the newest job"
    ) { $0.selectJob(0) },
    Command(
      "job.last", "Oldest job", keys: [.plain(.end)], in: .pane(.jobs), isMovement: true,
      help: "Select the oldest job"
    ) { $0.selectJob($0.shownJobs.count - 1) },
    Command(
      "job.details", "Job details", keys: [.plain(.enter)], in: .pane(.jobs), hint: "details",
      help: "Show everything that is known of the job", availability: { $0.hasJob }
    ) { state in
      guard let job = state.selectedJob else { return [] }
      state.overlay = .text(.details(of: job, in: state))
      guard job.service == state.service.name else { return [] }
      return job.isAwaited ? [.lookAtJob(job.id)] : job.state == .completed ? [.findLink(job, .note)] : []
    },
    Command(
      "job.watch", "Watch the video", keys: [.character("w"), .character("o")], in: .pane(.jobs),
      hint: "watch", help: "Open the finished video in the desktop's player",
      availability: { $0.hasVideoToWatch }
    ) { state in state.selectedJob.map { [.watch($0)] } ?? [] },
    Command(
      "job.save", "Save the video", keys: [.character("s")], in: .pane(.jobs), hint: "save",
      help: "Download the finished video to a file", availability: { $0.hasFinishedJob }
    ) { state in
      guard let job = state.selectedJob else { return [] }
      state.overlay = .prompt(
        PromptOverlay(
          title: "Save the video", help: "The path of the file to write", purpose: .saveVideo(job.id),
          buffer: EditBuffer(state.downloadPath(of: job), multiline: false)))
      return []
    },
    Command(
      "job.edit", "Edit as a new draft", keys: [.character("e")], in: .pane(.jobs), hint: "edit",
      help: "Open the job's request as a new draft", availability: { $0.hasJob }
    ) { $0.editJob() },
    Command(
      "job.resubmit", "Resubmit", keys: [.character("r")], in: .pane(.jobs), hint: "resubmit",
      help: "Send the job's request once more, as it is", availability: { $0.hasJob }
    ) { $0.resubmitJob() },
    Command(
      "job.fix", "Do what helps", keys: [.character("f")], in: .pane(.jobs), hint: "fix",
      help: "Do what fits the error: another avatar or voice, the field at fault, test mode, or once more",
      availability: { $0.canRemedy }
    ) { $0.remedyJob() },
    Command(
      "job.fix-all", "Do what helps all", keys: [.character("F")], in: .pane(.jobs),
      help: "Do what fits the error to all jobs that failed for the same cause, after a question",
      availability: { $0.canRemedyAll }
    ) { $0.remedyAll() },
    Command(
      "job.order", "Order of the jobs", keys: [.character("t")], in: .pane(.jobs),
      help: "List the newest first, problems first, failures by cause, by draft or by title"
    ) { $0.changeJobOrder() },
    Command(
      "job.of-draft", "Jobs of this draft", keys: [.character("b")], in: .pane(.jobs),
      help: "List only the jobs of the selected job's draft, or all again",
      availability: {
        guard $0.jobsPane.query.draft == nil else { return .available }
        return $0.selectedJob?.draftID == nil ? .unavailable("the job came from no draft") : .available
      }
    ) { $0.toggleDraftOfJobs() },
    Command(
      "draft.jobs", "Jobs of the draft", keys: [], help: "List the jobs that came from the open draft"
    ) { $0.showJobs(of: $0.draft.id) },
    Command(
      "job.archive", "Put the job away", keys: [.character("a")], in: .pane(.jobs),
      help: "Put the job away, out of the list, or take it back",
      availability: {
        guard let job = $0.selectedJob else { return .unavailable("no job is selected") }
        return job.state.isEnded || job.archivedAt != nil
          ? .available : .unavailable("the job has not ended")
      }
    ) { $0.archiveJob() },
    Command(
      "job.archive-ended", "Put all ended jobs away", keys: [], in: .pane(.jobs),
      help: "Put every listed job away that has ended"
    ) { $0.archiveEnded() },
    Command(
      "job.archive-list", "Jobs that were put away", keys: [.character("A")], in: .pane(.jobs),
      help: "List the jobs that were put away, or the others again"
    ) { $0.toggleArchive() },
    Command(
      "job.settle", "Find out what became of it", keys: [.character("c")], in: .pane(.jobs), hint: "find out",
      help: "Learn by its idempotency key, or by the service's list, whether an unconfirmed job has a video",
      availability: {
        guard let job = $0.selectedJob, job.state == .unconfirmed else {
          return .unavailable("the selected job is not unconfirmed")
        }
        return job.service == $0.service.name ? .available : .unavailable("it is in \(job.service)")
      }
    ) { state in state.selectedJob.map { [.settleJob($0.id)] } ?? [] },
    Command(
      "job.copy-link", "Copy the video's link", keys: [.character("l")], in: .pane(.jobs),
      help: "Put the finished video's address on the clipboard", availability: { $0.hasFinishedJob }
    ) { state in
      state.selectedJob.map { [.findLink($0, .copy)] } ?? []
    },
    Command(
      "job.copy", "Copy a part of the job", keys: [.character("y")], in: .pane(.jobs),
      help: "Put the job's video id, link, error, title or request on the clipboard",
      availability: { $0.hasJob }
    ) { $0.chooseCopyOfJob() },
    Command(
      "job.captions", "Open the captions", keys: [.character("v")], in: .pane(.jobs),
      help: "Open the finished video's captions, or show their address where there is no desktop",
      availability: {
        guard case .available = $0.hasFinishedJob, let result = $0.selectedJob?.result else {
          return $0.hasFinishedJob
        }
        return result.captionURL == nil ? .unavailable("the video has no captions") : .available
      }
    ) { state in state.selectedJob.map { [.findLink($0, .openCaptions)] } ?? [] },
    Command(
      "job.refresh", "Ask for the status now", keys: [.character("p")], in: .pane(.jobs),
      help: "Ask the service at once how far the job is", availability: { $0.hasJob }
    ) { state in state.selectedJob.map { [.askForStatus($0.id), .loadAccount] } ?? [] },
    Command(
      "job.delete-video", "Delete the video on the server", keys: [.character("x")], in: .pane(.jobs),
      hint: "delete",
      help: "Delete the video on the server, which ends its render if it is not ready",
      availability: { $0.hasVideoOnServer }
    ) { $0.askToDeleteVideo() },
    Command(
      "job.forget", "Forget the job", keys: [.character("d"), .plain(.delete)], in: .pane(.jobs),
      help: "Take the job off the list; the video on the server stays", availability: { $0.hasJob }
    ) { state in
      guard let job = state.selectedJob else { return [] }
      let rest = job.state.isEnded ? "" : " Its video goes on rendering, and will not be shown here."
      let mark = state.mark(of: job).map { " (\($0), submitted \(Age.ago(job.createdAt, now: state.now)))" }
      state.overlay = .confirm(
        ConfirmOverlay(
          question: "Forget the job “\(job.title)”\(mark ?? "")?" + rest, yes: "Forget",
          purpose: .perform([.forgetJob(job.id)])))
      return []
    },
  ]
}

extension State {
  /// The file that a job's video is saved to unless another is typed.
  func downloadPath(of job: Job) -> String {
    let name = configuration.preferences.downloadName
    return downloadFolder + "/" + name.path(of: job, fileExtension: job.fileExtension, in: timeZone)
  }

  var selectedJob: Job? {
    shownJobs.indices.contains(jobsPane.selected) ? shownJobs[jobsPane.selected] : nil
  }

  var hasJob: Availability { selectedJob == nil ? .unavailable("no job is selected") : .available }

  var hasFinishedJob: Availability {
    guard let job = selectedJob else { return .unavailable("no job is selected") }
    guard job.state != .deleted else { return .unavailable("the video was deleted") }
    return job.state == .completed ? .available : .unavailable("the video is not ready")
  }

  /// A video that was saved outlives its deletion.
  var hasVideoToWatch: Availability { selectedJob?.savedTo == nil ? hasFinishedJob : .available }

  var hasVideoOnServer: Availability {
    guard let job = selectedJob else { return .unavailable("no job is selected") }
    guard job.state != .deleted else { return .unavailable("the video was deleted") }
    return job.state.hasVideo ? .available : .unavailable("the server has no video of this job")
  }

  /// Asks once about a video that is not there yet, twice about one that is.
  mutating func askToDeleteVideo() -> [Effect] {
    guard let job = selectedJob else { return [] }
    let question = "Delete the video of “\(job.title)” on the server?"
    let rest =
      job.state.isUnderWay
      ? " It is not ready, and will not come."
        + (service.isLive ? " Credits that were taken for it may not come back." : "") : ""
    var confirm = ConfirmOverlay(
      question: question + rest, yes: "Delete", purpose: .perform([.deleteVideo(job.id)]))
    if job.state == .completed {
      let copy = job.savedTo.map { "\($0) stays." } ?? "You have not saved it."
      confirm.purpose = .ask(
        "The server cannot bring it back. \(copy) Delete it?", yes: "Delete for good",
        toPerform: [.deleteVideo(job.id)])
    }
    overlay = .confirm(confirm)
    return []
  }

  mutating func selectJob(_ index: Int) -> [Effect] {
    jobsPane.selected = min(max(index, 0), max(shownJobs.count - 1, 0))
    jobsPane.selectedID = selectedJob?.id
    return []
  }

  mutating func editJob() -> [Effect] {
    guard let job = selectedJob else { return [] }
    do {
      let request = try VideoRequest(kind: job.kind, parsing: job.requestText)
      let effects = makeDraft(name: job.title, request: request, origin: job.id)
      pane = .form
      notice = Notice(.information, "A new draft from the job “\(job.title)”")
      return effects
    } catch {
      notice = Notice(.error, "The job's request cannot be read: \(error)")
      return []
    }
  }

  mutating func resubmitJob() -> [Effect] {
    guard let job = selectedJob else { return [] }
    let submission = Effect.submit(
      draftID: job.draftID, kind: job.kind, title: job.title, requestText: job.requestText)
    guard job.state != .unconfirmed else { return askAboutUnconfirmed(job, submission) }
    return send(
      title: job.title, submission, of: try? VideoRequest(kind: job.kind, parsing: job.requestText),
      seconds: job.result?.duration)
  }

  /// The service may have taken it already, so that nothing is sent without a word.
  private mutating func askAboutUnconfirmed(_ job: Job, _ submission: Effect) -> [Effect] {
    let cost = service.isLive ? " It may spend credits twice." : ""
    overlay = .confirm(
      ConfirmOverlay(
        question:
          "The service may have taken “\(job.title)” already; \(keys.symbol(of: "job.settle")) looks for it. "
          + "Send it once more all the same?\(cost)", yes: "Send once more", purpose: .perform([submission])))
    return []
  }
}
