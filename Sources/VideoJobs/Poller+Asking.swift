import Foundation
import HeyGenClient
import VideoModel

/// A question of the poller, from the right to ask it to what is written down of its answer.
extension Poller {
  func ask(_ question: PollPlan.Question) async {
    switch question {
    case .video(let job): await ask(about: job)
    case .survey(let survey, let jobs): await ask(survey, about: jobs)
    }
  }

  // MARK: One video

  private func ask(about job: Job) async {
    let askedAt = clock.steady()
    guard let videoID = job.videoID else { return plan.forget(job.id) }
    do {
      guard try await isStillWanted(job) else { return }
      guard try await mayAsk(about: job.id) else {
        // Another program asks; what it learns is in the store.
        return plan.plan(job, now: clock.steady(), random: clock.random())
      }
    } catch { return tell(error) }
    do {
      let status = try await service.status(job)
      noteHeard()
      tell(plan.answered(job.id))
      await settle([(job.id, status)])
      // What does not tell now where a finished video is, tells it at no time.
      if plan.entries[job.id]?.job.state == .completed { plan.forget(job.id) }
    } catch {
      if error.isAnswer { noteHeard() }
      let consequence = plan.failed(
        error, about: job.id, askedAt: askedAt, now: clock.steady(), random: clock.random())
      tell(consequence.events)
      guard let failure = consequence.failure else { return }
      guard job.state.isUnderWay else { return plan.forget(job.id) }
      await settle([(job.id, VideoStatus(videoID: videoID, word: "failed", failure: failure))])
    }
  }

  /// Whether it is not known yet where a finished video is: who saves or watches one asks for it, too.
  private func isStillWanted(_ job: Job) async throws(StoreError) -> Bool {
    guard job.state == .completed, let present = try await store.job(job.id), !present.isAwaited else {
      return true
    }
    plan.forget(job.id)
    tell([.changed(present)])
    return false
  }

  // MARK: Many at once

  private func ask(_ survey: Survey, about jobs: [Job]) async {
    let askedAt = clock.steady()
    var wanted = jobs
    do {
      guard try await maySurvey() else {
        for job in jobs { plan.plan(job, now: clock.steady(), random: clock.random()) }
        return
      }
      let others = try await store.jobsLeased(byOthersThan: owner, now: clock.now())
      wanted = jobs.filter { !others.contains($0.id) }
      for job in jobs where others.contains(job.id) {
        plan.plan(job, now: clock.steady(), random: clock.random())
      }
    } catch { return tell(error) }
    do {
      try await carryOut(survey, about: wanted)
      tell(plan.answered(survey))
    } catch {
      if error.isAnswer { noteHeard() }
      tell(
        plan.failed(
          error, survey, about: wanted, askedAt: askedAt, now: clock.steady(), random: clock.random()))
    }
  }

  private func carryOut(_ survey: Survey, about jobs: [Job]) async throws(ClientError) {
    guard let lists = service.lists, !jobs.isEmpty else { return }
    switch survey {
    case .named:
      let statuses = try await lists.named(jobs.compactMap(\.videoID))
      noteHeard()
      if statuses.contains(where: { $0.phase == .completed && $0.result == nil }) { plan.areNamesBare = true }
      await take(statuses, by: survey)
    case .list(let list):
      var reading = ListReading(jobs)
      repeat {
        // A long list outlasts a lease.
        guard (try? await maySurvey()) == true else { throw .cancelled }
        let page = try await page(of: list, reading.token, lists)
        noteHeard()
        await take(page.videos.map(\.told), by: survey)
        // What is to be looked up does not wait for the end of a long list.
        wake()
        reading.take(page)
      } while !reading.isOver
      plan.note(pages: reading.pages, of: list)
    }
    // What was not told of is looked up.
    for job in jobs where plan.isSurveyed(job.id) { plan.lookUp(job.id, now: clock.steady()) }
    wake()
  }

  /// A page, tried again when it cannot be read: one bad page of a hundred is no reason to begin anew.
  private func page(
    of list: VideoList, _ token: String?, _ lists: VideoLists
  ) async throws(ClientError) -> VideoPage {
    var tries = 1
    while true {
      do { return try await lists.page(list, token) } catch {
        guard case .unreadableAnswer = error, tries < Self.triesOfPage else { throw error }
        tries += 1
      }
    }
  }

  /// How often a page is asked for that cannot be read.
  static let triesOfPage = 3

  /// Takes over what a survey tells. A list may know less of a video than it takes to be done with it: why one failed is
  /// looked up before anything is told of it, where a finished one is after that.
  private func take(_ statuses: [VideoStatus], by survey: Survey) async {
    var news: [(Job.ID, VideoStatus)] = []
    let now = clock.steady()
    for var status in statuses {
      guard let entry = plan.entry(ofVideo: status.videoID) else { continue }
      let job = entry.job
      status.progress = status.progress ?? (status.phase == .processing ? job.progress : nil)
      switch status.phase {
      // It is being asked about by itself already.
      case _ where entry.needsLookUp && entry.isAsked: continue
      // The list of v1 has all videos, but of those of v3 their own survey may tell more.
      case _ where survey == .list(.v1) && job.kind == .v3 && status.phase.isEnd: continue
      case _ where !job.state.isUnderWay && status.result == nil: continue
      case .failed where status.failure == nil: plan.lookUp(job.id, now: now)
      case _ where status.word == "not_found": plan.lookUp(job.id, now: now)
      case .waiting, .processing, .completed, .failed:
        if job.isNew(status) {
          news.append((job.id, status))
        } else {
          plan.note(toldOf: job.id, at: now)
          _ = plan.answered(job.id)
          plan.plan(job, now: now, random: clock.random())
        }
      }
    }
    if !news.isEmpty { await settle(news) }
  }

  /// Writes answers down, onto the jobs as they stand in the store now.
  private func settle(_ statuses: [(id: Job.ID, status: VideoStatus)]) async {
    do {
      let changes = try await store.take(statuses, at: clock.now())
      noteSettled()
      for ((id, _), change) in zip(statuses, changes) {
        guard let (before, after) = change else {
          plan.forget(id)
          tell([.removed(id)])
          continue
        }
        let told = plan.entries[id]?.job ?? before
        plan.note(toldOf: id, at: clock.steady())
        _ = plan.answered(id)
        plan.plan(after, now: clock.steady(), random: clock.random())
        // Another hand may have changed the job since it was told, such as by deleting its video.
        if after != told { tell([.changed(after)]) }
      }
    } catch {
      tell(error)
    }
  }

  // MARK: The right to ask

  /// A lease outlives the longest answer, in seconds: three tries of half a minute, and the waits between.
  static let leaseSeconds = 180.0

  /// Takes the right to ask about a job. A program that ended without giving it back does not hold up this one.
  private func mayAsk(about id: Job.ID) async throws(StoreError) -> Bool {
    let now = clock.now()
    // Who surveys has the right to ask about every job that nobody else has taken before.
    if surveyLease > now {
      guard let holder = try await store.leaseHolder(id), holder != owner else { return true }
    }
    let until = now.addingTimeInterval(Self.leaseSeconds)
    if try await store.leasePoll(id, owner: owner, until: until, now: now) { return true }
    let holders = [try await store.leaseHolder(id), try await store.surveyHolder(service: service.name)]
    guard try await release(holders) else { return false }
    return try await store.leasePoll(id, owner: owner, until: until, now: now)
  }

  /// Takes the right to survey, or keeps it.
  private func maySurvey() async throws(StoreError) -> Bool {
    let now = clock.now()
    // Kept for some time, so that few questions cost a write.
    if surveyLease.timeIntervalSince(now) > Self.leaseSeconds / 2 { return true }
    let until = now.addingTimeInterval(Self.leaseSeconds)
    var isMine = try await store.leaseSurvey(service: service.name, owner: owner, until: until, now: now)
    if !isMine, try await release([try await store.surveyHolder(service: service.name)]) {
      isMine = try await store.leaseSurvey(service: service.name, owner: owner, until: until, now: now)
    }
    surveyLease = isMine ? until : .distantPast
    return isMine
  }

  /// Gives back what programs took that have ended.
  /// - Returns: whether there was one.
  private func release(_ holders: [String?]) async throws(StoreError) -> Bool {
    let ended = holders.compactMap { $0 }.filter { $0 != owner && !isAlive($0) }
    for holder in ended { try await store.releasePoll(owner: holder) }
    return !ended.isEmpty
  }
}

/// How far a list has been read for what is sought in it.
struct ListReading {
  /// Pages that are read beyond those that the sought videos would fill.
  static let morePages = 10
  /// A video may be as much older in the service's eyes than the job in ours, in seconds.
  static let slack = 24.0 * 3600

  private var sought: Set<String>
  private let oldest: Date
  private var pagesLeft: Int
  private(set) var pages = 0
  private var seen: Set<String> = []
  private(set) var token: String?
  private(set) var isOver = false

  init(_ jobs: [Job]) {
    sought = Set(jobs.compactMap(\.videoID))
    oldest = (jobs.map(\.createdAt).min() ?? .distantPast).addingTimeInterval(-Self.slack)
    pagesLeft = Self.morePages + 4 * sought.count / 100
  }

  mutating func take(_ page: VideoPage) {
    for video in page.videos { sought.remove(video.videoID) }
    token = page.token
    pagesLeft -= 1
    pages += 1
    let isPast = !page.videos.isEmpty && page.videos.allSatisfy { $0.createdAt.map { $0 < oldest } ?? false }
    isOver =
      sought.isEmpty || pagesLeft == 0 || isPast || page.token.map { !seen.insert($0).inserted } ?? true
  }
}

extension VideoStatus.Phase {
  fileprivate var isEnd: Bool { self == .completed || self == .failed }
}

extension Job {
  /// Whether a status tells anything that is not known of the job.
  fileprivate func isNew(_ status: VideoStatus) -> Bool {
    var copy = self
    copy.take(status, at: changedAt)
    return copy != self
  }
}
