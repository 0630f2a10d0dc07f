import Cells
import VideoModel

/// What has been submitted, the newest first.
extension Painter {
  mutating func drawJobsPane() {
    let trailing = searchCaption(of: .jobs, or: captionThatFits)
    let jobs = state.shownJobs
    guard let inside = drawPane(.jobs, title: "Jobs", trailing: trailing) else { return }
    guard state.hasReadJobs || !state.jobs.isEmpty else {
      return writeRow("Reading the jobs…", in: inside.splitTop(1).top, style: style(.dimmed))
    }
    guard !state.jobs.isEmpty else {
      return writeRow(
        "Nothing submitted yet. \(state.keys.symbol(of: "draft.submit")) submits the draft.",
        in: inside.splitTop(1).top, style: style(.dimmed))
    }
    guard !jobs.isEmpty else {
      return writeRow(emptyListing, in: inside.splitTop(1).top, style: style(.dimmed))
    }
    let count = jobs.count
    let focus = state.jobsPane.selected
    let offset = firstRow(of: .jobs, focus: focus...focus, count: count, in: inside)
    if count > inside.height { drawPosition(focus, of: count, in: .jobs) }
    let seen = offset..<min(offset + inside.height, count)
    let titleWidth = seen.reduce(8) { max($0, min(displayWidth(jobs[$1].title), inside.width / 4, 40)) }
    for (line, index) in seen.enumerated() {
      let row = Rectangle(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
      hits.add(row, .job(index))
      draw(jobs[index], titleWidth: titleWidth, isSelected: index == focus, in: row)
    }
    if let job = state.selectedJob { drawFacts(of: job, in: inside.splitTop(seen.count).rest) }
    if state.pane == .jobs { placeCursor(Point(inside.x, inside.y + focus - offset), in: inside) }
  }

  /// What is known of the selected job, where the list leaves room for it.
  private mutating func drawFacts(of job: Job, in area: Rectangle) {
    guard area.height >= 4 else { return }
    let (line, below) = area.splitTop(1)
    let rule = String(repeating: state.isUTF8 ? "─" : "-", count: line.width)
    writeRow(rule, in: line, style: style(.border))
    let facts = TextOverlayPane.facts(of: job, in: state)
    draw(ReadRow.rows(of: facts, width: below.width), in: below)
  }

  /// What is listed, and how old that is as long as there is room for it.
  private var captionThatFits: String {
    let caption = listingCaption
    guard let width = layout[.jobs]?.width else { return caption }
    let following = FollowingText.summaries(in: state)
    let longer = following.words.map { caption.isEmpty ? $0 : "\(caption) · \($0)" }
    // That nothing is heard of the renders is more than how many there are.
    let wanted = longer + (following.isUrgent ? following.words : [])
    return wanted.first { displayWidth($0) + Self.frameOfCaption <= width } ?? caption
  }

  /// The columns of the border that a caption leaves: the title, corners, and what parts them.
  private static let frameOfCaption = 12

  /// What is listed, in the pane's border: how many of each, and what is not as usual.
  private var listingCaption: String {
    let (query, listing) = (state.jobsPane.query, state.jobsPane.listing)
    var parts = [query.showsArchive ? "put away: \(listing.archivedCount)" : listing.summary]
    if query.draft != nil { parts.append("of one draft: \(listing.shown.count)") }
    if query.order != .newest { parts.append(query.order.words) }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Why there is no job in the list although there are some.
  private var emptyListing: String {
    let query = state.jobsPane.query
    if !query.text.isEmpty { return "No job holds all of this. Esc shows all." }
    if query.draft != nil {
      return "Nothing of this draft. \(state.keys.symbol(of: "job.of-draft")) shows the jobs of all."
    }
    let key = state.keys.symbol(of: "job.archive-list")
    return query.showsArchive
      ? "Nothing was put away. \(key) shows the other jobs." : "All are put away. \(key) shows them."
  }

  private mutating func draw(_ job: Job, titleWidth: Int, isSelected: Bool, in row: Rectangle) {
    let isLate = state.isLate(job)
    let isChosen = isSelected && state.pane == .jobs
    let sign = JobText.sign(
      job, now: state.now, isLate: isLate, isFollowed: state.isReached(job),
      isUTF8: state.isUTF8)
    let age = JobText.age(job, now: state.now)
    let ageWidth = displayWidth(age)
    var x = row.x
    x += frame.write(sign.text + " ", x: x, y: row.y, style: style(sign.role), clip: row)
    let title = pad(truncate(job.title, toWidth: titleWidth), toWidth: titleWidth)
    x += frame.write(title + "  ", x: x, y: row.y, style: style(.text), clip: row)
    // A word of the service's that nobody knows may be of any length.
    let word = pad(truncate(JobText.word(job), toWidth: 12), toWidth: 13)
    x += frame.write(word, x: x, y: row.y, style: style(sign.role), clip: row)
    if isLate { x += frame.write("late  ", x: x, y: row.y, style: style(sign.role), clip: row) }
    let outcome =
      remarks(on: job)
      + JobText.outcome(
        job, download: state.downloads[job.id], wait: SubmissionText.of(job, in: state),
        times: job.service == state.service.name ? state.renderTimes : RenderTimes(), now: state.now,
        // On the selection's background a bar of blocks would show what is left.
        isUTF8: state.isUTF8 && !isChosen)
    let room = max(row.maxX - x - ageWidth - 2, 0)
    frame.write(truncate(outcome, toWidth: room), x: x, y: row.y, style: style(.text), clip: row)
    frame.write(age, x: row.maxX - ageWidth, y: row.y, style: style(.hintText), clip: row)
    if isChosen {
      let selection = style(.selection)
      frame.restyle(row) { $0 = selection }
    }
  }

  /// How many failed like the job, and where it is when that is elsewhere.
  private func remarks(on job: Job) -> String {
    let count = state.jobsPane.listing.causes[job.id].map { "\($0) \(state.isUTF8 ? "×" : "x")  " } ?? ""
    guard job.service != state.service.name else { return count }
    let profile = state.keys.symbol(of: "app.profile")
    let rest = job.state.isUnderWay ? ", not followed until \(profile) goes there" : ""
    return count + "at \(job.service)\(rest)  "
  }
}
