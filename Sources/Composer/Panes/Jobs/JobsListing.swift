import Foundation
import VideoModel

/// Which jobs the panel lists, and in which order.
struct JobsQuery: Equatable {
  /// Every word of it is held by a job that is listed.
  var text = ""
  var order = Order.newest
  /// Only the jobs of this draft; nil for those of all.
  var draft: Draft.ID?
  /// Whether the jobs that were put away are listed, instead of the others.
  var showsArchive = false

  enum Order: String, CaseIterable {
    /// As they were submitted, the newest first.
    case newest
    /// What needs a decision, then what failed, then what is under way, then the rest; of each the newest first.
    case urgent
    /// What failed, for each cause together, the most frequent cause first; then the rest.
    case cause
    /// Those of a draft together, the draft with the newest job first.
    case draft
    /// By title, those of the same title the newest first.
    case title

    /// The order in words, as it stands in the panel's border.
    var words: String {
      switch self {
      case .newest: "newest first"
      case .urgent: "problems first"
      case .cause: "failures by cause"
      case .draft: "by draft"
      case .title: "by title"
      }
    }
  }
}

/// The jobs that the panel lists, worked out once for each change of the jobs or of the query.
struct JobsListing: Equatable {
  let query: JobsQuery
  /// All jobs, the newest first.
  let all: [Job]
  let shown: [Job]
  /// How many jobs there are of each state, those that were put away left out.
  let counts: [Job.State: Int]
  /// How many were put away.
  let archivedCount: Int
  /// How many rows the panel needs so that all can be seen. A search makes it no smaller, which would move what is read.
  var wantedRows: Int { max(all.count - archivedCount, shown.count) }
  /// How many jobs failed for a cause, for the first job of each, where that is the order; alone, it is none.
  let causes: [Job.ID: Int]
  /// What the jobs were found by, made ready once and not at each key of a search.
  private let searched: [Job.ID: SearchedJob]

  /// - Parameter previous: a listing before this one, of which what has not changed is taken over.
  init(_ query: JobsQuery = JobsQuery(), of jobs: [Job] = [], after previous: JobsListing? = nil) {
    self.query = query
    all = jobs
    let present = jobs.filter { $0.archivedAt == nil }
    archivedCount = jobs.count - present.count
    counts = present.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    let words = SearchedText.words(of: query.text)
    var searched: [Job.ID: SearchedJob] = [:]
    var foundByID: Set<Job.ID> = []
    let chosen = (query.showsArchive ? jobs.filter { $0.archivedAt != nil } : present)
      .filter { query.draft == nil || $0.draftID == query.draft }
      .filter { job in
        guard !words.isEmpty else { return true }
        let found = SearchedJob(job, after: previous?.searched[job.id])
        searched[job.id] = found
        let match = found.text.match(words)
        if match == .inIDs { foundByID.insert(job.id) }
        return match != nil
      }
    self.searched = searched
    let groups = query.order == .cause ? FailureGroup.groups(of: chosen) : []
    causes = groups.reduce(into: [:]) { causes, group in
      if let first = group.jobs.first, group.jobs.count > 1 { causes[first.id] = group.jobs.count }
    }
    let grouped = Set(groups.flatMap { $0.jobs.map(\.id) })
    let sorted =
      groups.flatMap(\.jobs) + Self.sorted(chosen.filter { !grouped.contains($0.id) }, by: query.order)
    // Who types a number means a name before an id.
    shown =
      foundByID.isEmpty
      ? sorted : sorted.filter { !foundByID.contains($0.id) } + sorted.filter { foundByID.contains($0.id) }
  }

  /// The jobs in another order than they come in, which is the newest first.
  private static func sorted(_ jobs: [Job], by order: JobsQuery.Order) -> [Job] {
    switch order {
    case .newest, .cause: return jobs
    case .urgent: return ordered(jobs) { $0.state.urgency }
    case .title: return ordered(jobs) { $0.title.lowercased() }
    case .draft:
      var ranks: [Draft.ID?: Int] = [:]
      for job in jobs where ranks[job.draftID] == nil { ranks[job.draftID] = ranks.count }
      return ordered(jobs) { ranks[$0.draftID] ?? 0 }
    }
  }

  /// Orders by a key; what has the same one stays as it is.
  private static func ordered<Key: Comparable>(_ jobs: [Job], by key: (Job) -> Key) -> [Job] {
    jobs.map { (key($0), $0) }.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map { $0.element.1 }
  }
}

/// What a job is found by.
private struct SearchedJob: Equatable {
  let parts: [String]
  let ids: [String]
  let text: SearchedText

  init(_ job: Job, after previous: SearchedJob?) {
    parts = job.searchedParts
    ids = [job.videoID, job.id.rawValue].compactMap { $0 }
    text =
      previous.flatMap { [parts, ids] in $0.parts == parts && $0.ids == ids ? $0.text : nil }
      ?? SearchedText(name: job.title, facts: parts, ids: ids)
  }
}

extension Job.State {
  /// How soon a user wants to see it; the lowest first.
  fileprivate var urgency: Int {
    switch self {
    case .unconfirmed: 0
    case .failed, .refused: 1
    case .stored, .sending: 2
    case .processing: 3
    case .waiting: 4
    case .completed: 5
    case .deleted: 6
    }
  }
}

extension JobsListing {
  /// How many there are of each, in words, as `3 rendering, 1 failed, 12 done`; empty where there are none.
  var summary: String {
    let parts = [
      Self.words([.unconfirmed], "unconfirmed", in: counts),
      Self.words([.failed, .refused], "failed", in: counts),
      Self.words(ofWorkIn: counts), Self.words([.completed], "done", in: counts),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// What the jobs under way do, in words; nil where none is.
  /// - Parameter isShort: whether what waits at the service and what it renders are told together.
  static func words(ofWorkIn counts: [Job.State: Int], isShort: Bool = false) -> String? {
    let isBoth = counts[.waiting] ?? 0 > 0 && counts[.processing] ?? 0 > 0
    let atService =
      isShort && isBoth
      ? [words([.waiting, .processing], "under way", in: counts)]
      : [words([.processing], "rendering", in: counts), words([.waiting], "waiting", in: counts)]
    let parts = atService + [words([.stored, .sending], "sending", in: counts)]
    let words = parts.compactMap(\.self).joined(separator: ", ")
    return words.isEmpty ? nil : words
  }

  private static func words(_ states: [Job.State], _ word: String, in counts: [Job.State: Int]) -> String? {
    let count = states.reduce(0) { $0 + (counts[$1] ?? 0) }
    return count == 0 ? nil : "\(count) \(word)"
  }
}

extension State {
  /// The jobs that are listed, in their order.
  var shownJobs: [Job] { jobsPane.listing.shown }

  /// Lists the jobs anew where they or the query have changed. To be called after every event.
  mutating func followJobs() {
    jobsPane.query.text = searches[.jobs]?.text ?? ""
    guard jobsPane.listing.query != jobsPane.query || jobsPane.listing.all != jobs else { return }
    jobsPane.listing = JobsListing(jobsPane.query, of: jobs, after: jobsPane.listing)
    _ = keepSelectedJob()
  }

  /// Changes what is listed, and says so.
  private mutating func list(_ words: String, _ change: (inout JobsQuery) -> Void) -> [Effect] {
    change(&jobsPane.query)
    followJobs()
    notice = Notice(.information, words)
    return []
  }

  /// Goes on to the next order of the list.
  mutating func changeJobOrder() -> [Effect] {
    let order = jobsPane.query.order.next
    return list("Jobs: \(order.words)") { $0.order = order } + [.remember(.jobOrder, order.rawValue)]
  }

  /// Lists only the jobs of the selected job's draft, or those of all drafts again.
  mutating func toggleDraftOfJobs() -> [Effect] {
    guard jobsPane.query.draft == nil else { return list("The jobs of all drafts") { $0.draft = nil } }
    guard let id = selectedJob?.draftID else { return [] }
    return showJobs(of: id)
  }

  /// Lists only the jobs of a draft.
  mutating func showJobs(of id: Draft.ID) -> [Effect] {
    pane = .jobs
    searches[.jobs] = nil
    let name = drafts.first { $0.id == id }?.name ?? "a draft that was deleted"
    return list("Only the jobs of “\(name)”; \(keys.symbol(of: "job.of-draft")) shows all") {
      $0.draft = id
      $0.showsArchive = false
    }
  }

  /// Lists the jobs that were put away, or the others again.
  mutating func toggleArchive() -> [Effect] {
    let shows = !jobsPane.query.showsArchive
    return list(shows ? "The jobs that were put away" : "The jobs that were not put away") {
      $0.showsArchive = shows
    }
  }

  /// Puts the selected job away, or takes it back.
  mutating func archiveJob() -> [Effect] {
    guard let job = selectedJob else { return [] }
    return archive([job], job.archivedAt == nil)
  }

  /// Puts every listed job away that has ended.
  mutating func archiveEnded() -> [Effect] { archive(shownJobs.filter(\.state.isEnded), true) }

  private func archive(_ jobs: [Job], _ away: Bool) -> [Effect] {
    jobs.isEmpty ? [] : [.archiveJobs(jobs.map(\.id), away)]
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The case after this one, round the end.
  fileprivate var next: Self {
    let cases = Self.allCases
    let index = cases.firstIndex(of: self) ?? 0
    return cases[(index + 1) % cases.count]
  }
}

extension Job {
  /// What a job is found by, beside its ids.
  var searchedParts: [String] {
    [
      title, JobText.word(self), kind.rawValue, failure?.code, failure?.message, failure?.detail, savedTo,
    ]
    .compactMap { $0 }
  }
}
