import Cells
import Foundation
import VideoModel

extension TextOverlayPane {
  /// An address that cannot be opened here.
  static func link(_ address: String) -> TextOverlayPane {
    var pane = TextOverlayPane(
      title: "There is no desktop to open this address; y copies it, Esc goes back.",
      lines: [Line(style: .text, text: address)], copied: "The address")
    pane.isBare = true
    return pane
  }

  /// Everything that is known of a job.
  static func details(of job: Job, in state: State) -> TextOverlayPane {
    var lines = facts(of: job, in: state)
    lines.append(Line(style: .text, text: ""))
    lines.append(Line(style: .heading, text: "Status seen"))
    for sighting in job.sightings {
      let after = sighting.at.timeIntervalSince(job.createdAt)
      lines.append(Line(style: .key("+\(Age.clock(after))"), text: sighting.word))
    }
    lines.append(Line(style: .text, text: ""))
    lines.append(Line(style: .heading, text: "The request as it was sent"))
    lines += job.requestText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(style: .text, text: String($0)) }
    var pane = TextOverlayPane(title: job.title, lines: lines, copied: "What is known of the job")
    pane.job = job.id
    return pane
  }

  /// What is known of a job in a line each.
  static func facts(of job: Job, in state: State) -> [Line] {
    let now = state.now
    var lines: [Line] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append(Line(style: .key(key), text: value)) }
    }
    add("State", JobText.word(job) + (state.isLate(job) ? ", late: it is asked about more rarely" : ""))
    add("Submission", SubmissionText.of(job, in: state))
    add("Told", FollowingText.of(job, in: state))
    add("Held up", FollowingText.holdUp(job, in: state))
    add("Time left", JobText.timeLeft(job, by: state.renderTimes, now: now))
    add("Video id", job.videoID)
    add("Kind", "\(job.kind.rawValue), POST \(job.kind.endpoint)")
    add("Service", job.service)
    add("Submitted", Age.ago(job.createdAt, now: now))
    add("Duration", job.result?.duration.map(Age.clock))
    add("Error", job.failure.map(JobText.error))
    add("Detail", job.failure?.detail)
    add("Video", job.result?.videoURL)
    add("Still", job.result?.thumbnailURL)
    add("Captions", job.result?.captionURL)
    add("Saved to", job.savedTo)
    add("Endpoint", job.deprecation?.message)
    add("Idempotency", job.idempotencyKey)
    return lines
  }
}

extension State {
  /// Tells of a job what has changed while its details are read. To be called after every event.
  mutating func followDetails() {
    guard case .text(let text) = overlay, let id = text.job, let job = jobs.first(where: { $0.id == id })
    else { return }
    var details = TextOverlayPane.details(of: job, in: self)
    details.scroll = text.scroll
    details.back = text.back
    guard details != text else { return }
    overlay = .text(details)
  }

  /// Shows an address whole; closing it goes back to the list that it was asked for in. What is being asked or typed is
  /// not taken away.
  mutating func show(link address: String) {
    var text = TextOverlayPane.link(address)
    switch overlay {
    case .prompt, .confirm:
      notice = Notice(.information, "There is no browser here for \(address)")
      return
    case .list(let list): text.back = list
    case .text, nil: break
    }
    overlay = .text(text)
  }
}

extension Pane {
  /// The pane's name for people.
  var title: String {
    switch self {
    case .scenes: "Scenes"
    case .form: "Form"
    case .stage: "Stage"
    case .request: "Request"
    case .jobs: "Jobs"
    }
  }
}
