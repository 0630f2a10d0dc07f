import Foundation
import VideoModel

/// What the store and the service tell.
extension State {
  /// The drafts on disk; what is open here is newer than what is there.
  mutating func take(drafts loaded: [Draft]) -> [Effect] {
    drafts = [draft] + loaded.filter { $0.id != draft.id }
    return []
  }

  mutating func importDraft(named name: String, text: String) -> [Effect] {
    do {
      let request = try VideoRequest(kind: nil, parsing: text)
      let effects = makeDraft(name: name, request: request)
      let count = derived.problems.count
      notice =
        count == 0
        ? Notice(.success, "Imported as “\(name)”")
        : Notice(
          .warning, "Imported as “\(name)” with \(count) problem\(count == 1 ? "" : "s"); ^T lists them")
      return effects
    } catch {
      notice = Notice(.error, "“\(name)” is not imported: \(error)")
      return []
    }
  }

  /// A job that is new or has changed. The selection stays on the job that it was on.
  mutating func take(job: Job) -> [Effect] {
    let before = jobs.first { $0.id == job.id }
    if let index = jobs.firstIndex(where: { $0.id == job.id }) {
      jobs[index] = job
    } else {
      let index = jobs.firstIndex { $0.createdAt <= job.createdAt } ?? jobs.count
      jobs.insert(job, at: index)
    }
    if before?.state != job.state { tellOfChange(of: job) }
    return keepSelectedJob()
  }

  private mutating func tellOfChange(of job: Job) {
    let reason = job.failure.map { $0.detail ?? $0.message } ?? "the service gives no reason"
    switch job.state {
    case .completed: notice = Notice(.success, "“\(job.title)” is ready")
    case .failed: notice = Notice(.error, "“\(job.title)” failed: \(reason)")
    case .refused: notice = Notice(.error, "“\(job.title)” was not accepted: \(reason)")
    case .unconfirmed:
      notice = Notice(
        .error, "“\(job.title)” may have been submitted, or not: \(reason). It is not sent again by itself")
    case .waiting: notice = Notice(.success, "“\(job.title)” is submitted")
    case .stored, .sending, .processing: break
    }
  }

  mutating func keepSelectedJob() -> [Effect] {
    if let id = jobsPane.selectedID, let index = jobs.firstIndex(where: { $0.id == id }) {
      jobsPane.selected = index
      return []
    }
    return selectJob(jobsPane.selected)
  }

  /// A picker that waits for the catalogue is filled; what was typed into it stays.
  mutating func takeCatalogue(_ listing: CatalogueListing) {
    catalogue = listing
    guard case .list(let list) = overlay, case .field(let path, allowsOwnText: true) = list.purpose,
      let row = rows.first(where: { $0.path == path }), let field = row.field
    else { return }
    var filled = ListOverlay.picker(for: field, label: row.label, catalogue: listing)
    filled.search = list.search
    if !list.items.isEmpty || !list.search.text.isEmpty { filled.selected = list.selected }
    overlay = .list(filled)
  }
}
