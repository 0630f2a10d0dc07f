import Foundation
import HeyGenClient
import VideoModel

/// Which jobs are asked about and when: the poller's memory, without clock, store and network.
///
/// Few jobs are asked about one by one. Where many are under way, they are surveyed: by ids, or by the pages of a list,
/// and a single question is left for what a survey does not tell. Where a finished video is, is asked last of all: that it is
/// finished has been told by then.
struct PollPlan {
  /// A job under way.
  struct Entry {
    /// The job as it was last told.
    var job: Job
    var due: Date
    /// When the service last told of it.
    var toldAt: Date?
    var isAsked: Bool { askedAt != nil }
    /// Since when the service is being asked about it.
    var askedAt: Date?
    /// Whether a survey did not tell enough of it.
    var needsLookUp = false
    /// Answers in a row that the service does not know the video, and when the first of them came.
    var missing = 0
    var missingSince = Date.distantPast
    /// Answers in a row that were of no use.
    var faults = 0
  }

  /// Something to ask the service.
  enum Question: Equatable {
    /// How far one video is.
    case video(Job)
    /// How far many are; these are due, and the survey may tell of others, too.
    case survey(Survey, [Job])

    /// The jobs that it is about.
    var jobs: [Job] {
      switch self {
      case .video(let job): [job]
      case .survey(_, let jobs): jobs
      }
    }
  }

  /// Jobs that can be asked about together wait in one lane.
  enum Lane: Hashable, CaseIterable {
    /// Somebody waits for what is known of them, or a survey does not tell it.
    case lookUp
    case v3, older
    /// Finished videos of which is not known where they are.
    case results
  }

  /// The time since the service could not be reached, or refused the key.
  struct Outage {
    var since: Date
    var failures: Int
    var failedAt: Date
    var retryAt: Date
  }

  /// Questions that may be under way at once.
  static let width = 4
  /// Of them about single videos whose lists did not tell enough; the rest is left for surveys.
  static let lookUpWidth = 3
  /// From so many jobs on they are surveyed.
  static let surveyFrom = 5
  /// For so long a list may tell where a finished video is before it is asked, in seconds.
  static let patienceWithList = 300.0
  /// What is due so soon is asked about together with what is due now, in seconds.
  static let gathering = 15.0

  let schedule: PollSchedule
  /// Whether the service tells of many videos at once.
  let hasSurveys: Bool
  /// The present time is so many seconds later than the clock that the plan goes by, which is never set.
  var lag = 0.0
  var entries: [Job.ID: Entry] = [:]
  private var lanes: [Lane: DueQueue<Job.ID>] = [:]
  private var counts: [Lane: Int] = [:]
  private var byVideo: [String: Job.ID] = [:]
  private var underWay = 0
  /// When the service last told of any.
  private(set) var toldAt: Date?
  private var listed: Set<VideoList> = []
  private var lookedUp: Set<Job.ID> = []

  /// Whether statuses by ids came without results: then the list, which may have them, is the better way.
  var areNamesBare = false
  /// About how many pages must be read of a list to find what is sought.
  private var depths: [VideoList: Int] = [:]

  // What failures leave behind; see `PollPlan+Failures`.
  var outage: Outage?
  /// Nothing is asked before, since the service said so.
  var silentUntil = Date.distantPast
  var limits = 0
  /// The service refuses the key; or something between it and here does for a moment.
  var refusal: Outage?
  /// Useless answers of surveys in a row, and until when a survey is not tried.
  var surveyFaults: [Survey: Int] = [:]
  var surveyRests: [Survey: Date] = [:]

  init(schedule: PollSchedule, hasSurveys: Bool = false) {
    self.schedule = schedule
    self.hasSurveys = hasSurveys
  }

  // MARK: What the store says

  /// Takes over the jobs under way.
  /// - Returns: the jobs that are new or that another program has changed, and those that are under way no more.
  mutating func take(_ jobs: [Job], now: Date) -> (changed: [Job], gone: [Job.ID]) {
    let present = Set(jobs.map(\.id))
    let gone = entries.keys.filter { !present.contains($0) }
    for id in gone { forget(id) }
    return (jobs.filter { take($0, now: now) }, gone)
  }

  /// Takes over a job as it stands in the store.
  /// - Returns: whether it is new or has changed.
  mutating func take(_ job: Job, now: Date) -> Bool {
    guard job.isAwaited else {
      defer { forget(job.id) }
      return entries[job.id] != nil
    }
    if let known = entries[job.id] {
      guard known.job != job else { return false }
      replace(job)
      if !known.isAsked { line(up: job.id) }
    } else {
      add(job, due: firstQuestion(about: job, now: now))
    }
    return true
  }

  /// A job that has just been submitted has nothing to tell yet; one from an earlier run is asked about at once.
  private func firstQuestion(about job: Job, now: Date) -> Date {
    let age = age(of: job, now: now)
    return (0..<schedule.first).contains(age) ? now.addingTimeInterval(min(1, schedule.first) - age) : now
  }

  private func age(of job: Job, now: Date) -> Double { now.timeIntervalSince(job.createdAt) + lag }

  private mutating func add(_ job: Job, due: Date) {
    entries[job.id] = Entry(job: job, due: due)
    byVideo[job.videoID ?? ""] = job.id
    count(job, 1)
    line(up: job.id)
  }

  /// Takes over what is known of a job that is there.
  private mutating func replace(_ job: Job) {
    if let before = entries[job.id]?.job { count(before, -1) }
    entries[job.id]?.job = job
    byVideo[job.videoID ?? ""] = job.id
    count(job, 1)
  }

  /// Surveys are for what is under way.
  private mutating func count(_ job: Job, _ step: Int) {
    if job.state.isUnderWay { counts[lane(of: job), default: 0] += step }
  }

  /// A job is not there any more, or under way no more.
  mutating func forget(_ id: Job.ID) {
    guard let entry = entries.removeValue(forKey: id) else { return }
    byVideo[entry.job.videoID ?? ""] = nil
    count(entry.job, -1)
  }

  /// The job under way that has this video.
  func entry(ofVideo id: String) -> Entry? { byVideo[id].flatMap { entries[$0] } }

  // MARK: Whose turn it is

  private func lane(of job: Job) -> Lane { job.kind == .v3 ? .v3 : .older }

  private func lane(of entry: Entry) -> Lane {
    guard !entry.needsLookUp else { return .lookUp }
    return entry.job.state.isUnderWay ? lane(of: entry.job) : .results
  }

  /// Puts a job in its lane; where it stood before, it does not count any more.
  private mutating func line(up id: Job.ID) {
    guard let entry = entries[id] else { return }
    lanes[lane(of: entry), default: DueQueue()].insert(id, due: entry.due)
  }

  /// What is the soonest in a lane.
  private mutating func first(of lane: Lane) -> (due: Date, job: Job)? {
    while let (due, id) = lanes[lane]?.first {
      if let entry = entries[id], !entry.isAsked, entry.due == due, self.lane(of: entry) == lane {
        return (due, entry.job)
      }
      lanes[lane]?.removeFirst()
    }
    return nil
  }

  /// What to ask now, those that wait longest first. The jobs count as asked about.
  mutating func questions(at now: Date) -> [Question] {
    guard isReached(silentUntil, now) else { return [] }
    var questions: [Question] = []
    if let retryAt {
      if isReached(retryAt, now), underWay == 0, let job = dueFirst(at: now)?.job {
        questions.append(ask(about: job, at: now))
      }
      return questions
    }
    while underWay < Self.width, let (lane, job) = dueFirst(at: now) {
      questions.append(question(of: lane, job, at: now))
    }
    return questions
  }

  /// While the service is out of reach or refuses the key, one question finds out for all, not before this.
  private var retryAt: Date? { [outage?.retryAt, refusal?.retryAt].compactMap(\.self).max() }

  /// What is due first; of lanes that are busy, nothing.
  private mutating func dueFirst(at now: Date) -> (lane: Lane, job: Job)? {
    var found: (lane: Lane, due: Date, job: Job)?
    for lane in Lane.allCases where !isBusy(lane, at: now) {
      guard let (due, job) = first(of: lane), isReached(due, now), due < found?.due ?? .distantFuture
      else { continue }
      // What somebody may wait for comes first, and last where the videos are that are told as finished.
      if lane == .lookUp { return (lane, job) }
      if lane == .results, found != nil { continue }
      found = (lane, due, job)
    }
    return found.map { ($0.lane, $0.job) }
  }

  /// Whether as much is asked of a lane as may be: look-ups leave room, and a list is read once at a time.
  private func isBusy(_ lane: Lane, at now: Date) -> Bool {
    switch lane {
    case .lookUp: return lookedUp.count >= Self.lookUpWidth
    // A list that is being read has most of the budget.
    case .results: return lookedUp.count >= (listed.isEmpty ? Self.lookUpWidth : 1)
    case .v3, .older: break
    }
    guard case .list(let list) = survey(of: lane, at: now) else { return false }
    return listed.contains(list)
  }

  /// How the jobs of a lane are surveyed now; nil when one by one.
  private func survey(of lane: Lane, at now: Date) -> Survey? {
    let count = counts[lane] ?? 0
    guard hasSurveys, lane == .v3 || lane == .older, count >= Self.surveyFrom else { return nil }
    var ways = Survey.ways(for: lane == .v3 ? .v3 : .studio)
    // Ids cost a request for each result. The pages cost less where they hold mostly what is under way.
    if lane == .v3, areNamesBare, 2 * count >= 100 * depth(of: .v3) { ways.reverse() }
    let way = ways.first { isReached(surveyRests[$0] ?? .distantPast, now) }
    // A few videos deep down in a long list are sooner asked about one by one.
    if case .list(let list) = way, depth(of: list) > count { return nil }
    return way
  }

  private func depth(of list: VideoList) -> Int { depths[list] ?? 1 }

  /// So many pages of a list were read until all was found. A reading that ended early says less.
  mutating func note(pages: Int, of list: VideoList) { depths[list] = max(pages, depth(of: list) * 4 / 5) }

  private mutating func question(of lane: Lane, _ job: Job, at now: Date) -> Question {
    guard let survey = survey(of: lane, at: now) else { return ask(about: job, at: now) }
    var jobs: [Job] = []
    let most = survey == .named ? Client.statusesAtOnce : Int.max
    let limit = survey == .named ? now.addingTimeInterval(Self.gathering) : now
    while jobs.count < most, let (due, job) = first(of: lane), isReached(due, limit) {
      entries[job.id]?.askedAt = now
      jobs.append(job)
    }
    if case .list(let list) = survey { listed.insert(list) }
    underWay += 1
    return .survey(survey, jobs)
  }

  private mutating func ask(about job: Job, at now: Date) -> Question {
    entries[job.id]?.askedAt = now
    if entries[job.id].map({ [.lookUp, .results].contains(lane(of: $0)) }) == true {
      lookedUp.insert(job.id)
    }
    underWay += 1
    return .video(job)
  }

  /// When to look again; nil when only an answer or a nudge can bring something new.
  mutating func next(after now: Date) -> Date? {
    guard underWay < Self.width, retryAt == nil || underWay == 0 else { return nil }
    let dues = Lane.allCases.compactMap { isBusy($0, at: now) ? nil : first(of: $0)?.due }
    return dues.min().map { max($0, silentUntil, retryAt ?? .distantPast) }
  }

  /// A millisecond is no reason to sleep once more: sums of times differ in their last digits.
  func isReached(_ time: Date, _ now: Date) -> Bool { time.timeIntervalSince(now) <= 0.001 }

  /// The service told how far a job is.
  mutating func note(toldOf id: Job.ID, at now: Date) {
    toldAt = now
    entries[id]?.toldAt = now
  }

  // MARK: What happens to a question

  /// A question is over, whatever came of it. What of its jobs nobody has planned is asked about after a while.
  mutating func end(_ question: Question, now: Date) {
    underWay -= 1
    let later = now.addingTimeInterval(schedule.first)
    switch question {
    case .video(let job):
      lookedUp.remove(job.id)
      if entries[job.id]?.isAsked == true { ask(job.id, at: later) }
    case .survey(let survey, let jobs):
      if case .list(let list) = survey { listed.remove(list) }
      for job in jobs where isSurveyed(job.id) { ask(job.id, at: later) }
    }
  }

  /// Whether a survey that asks about a job has not told of it yet. It may be looked up meanwhile.
  func isSurveyed(_ id: Job.ID) -> Bool {
    entries[id].map { $0.isAsked && !$0.needsLookUp && $0.job.state.isUnderWay } ?? false
  }

  /// Asks about a job, not before that time.
  mutating func ask(_ id: Job.ID, at due: Date) {
    entries[id]?.askedAt = nil
    entries[id]?.due = due
    line(up: id)
  }

  /// A survey did not tell enough of a job: it is asked about by itself.
  mutating func lookUp(_ id: Job.ID, now: Date) {
    entries[id]?.needsLookUp = true
    ask(id, at: now)
  }

  /// The service told a status, or nothing was learned, and the job is now this.
  mutating func plan(_ job: Job, now: Date, random: Double) {
    guard job.isAwaited else { return forget(job.id) }
    guard entries[job.id] != nil else { return }
    replace(job)
    guard job.state.isUnderWay else {
      entries[job.id]?.needsLookUp = false
      // A list that is read anyhow tells it for nothing.
      let isListed = job.kind == .v3 && survey(of: .v3, at: now) == .list(.v3)
      return ask(job.id, at: isListed ? now.addingTimeInterval(Self.patienceWithList) : now)
    }
    let interval = schedule.interval(age: age(of: job, now: now), random: random)
    entries[job.id]?.needsLookUp = job.state == .processing && job.progress != nil && job.kind != .v3
    ask(job.id, at: now.addingTimeInterval(isAtHand(job) ? min(interval, 1) : interval))
  }

  /// Where progress is told, the server is at hand and a question costs nothing. The list of v1 does not tell it.
  private func isAtHand(_ job: Job) -> Bool {
    job.progress.map { $0 > 0 || counts[lane(of: job)] ?? 0 < Self.surveyFrom } ?? false
  }

  /// A nudge: the job is asked about at once, and what stopped the questions is tried anew, a refused key only where a job is
  /// meant. The service's own wish for silence is still honoured.
  mutating func nudge(_ id: Job.ID?, now: Date) {
    outage?.retryAt = now
    guard let id else { return }
    refusal?.retryAt = now
    guard let entry = entries[id] else { return }
    if !entry.isAsked { lookUp(id, now: now) }
  }
}
