import Composer
import Foundation
import VideoModel

/// A job as commands print it.
enum JobReport {
  /// What the documentation says of the JSON.
  static let shape =
    """
    A job is an object: id, video_id, title, kind, state, status (the service's own word), progress (0 to 1), service,
    draft_id, created_at and ended_at (ISO 8601), duration (seconds), video_url, caption_url, file, error, error_code,
    and archived. What is not known is null.
    """

  static func json(_ job: Job) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
    return [
      "id": .string(job.id.rawValue), "video_id": JSONValue(job.videoID), "title": .string(job.title),
      "kind": .string(job.kind.rawValue), "state": .string(job.state.rawValue),
      "status": .string(job.sightings.last?.word ?? job.state.rawValue), "progress": number(job.progress),
      "service": .string(job.service), "draft_id": JSONValue(job.draftID?.rawValue),
      "created_at": .string(time(job.createdAt)), "ended_at": JSONValue(job.endedAt.map(time)),
      "duration": number(job.result?.duration), "video_url": JSONValue(job.result?.videoURL),
      "caption_url": JSONValue(job.result?.captionURL), "file": JSONValue(job.savedTo),
      "error": JSONValue(job.failure.map { $0.detail ?? $0.message }),
      "error_code": JSONValue(job.failure?.code),
      "archived": .bool(job.archivedAt != nil),
    ]
  }

  static func time(_ date: Date) -> String { date.formatted(.iso8601) }

  /// Jobs as a table.
  static func table(_ jobs: [Job], now: Date, _ surroundings: Surroundings) -> String {
    let services = Set(jobs.map(\.service))
    var table = TextTable(
      [
        .init(title: "ID"), .init(title: "STATE"), .init(title: "TITLE", givesWay: true),
        .init(title: "LENGTH", isRight: true), .init(title: "SUBMITTED"),
      ] + (services.count > 1 ? [.init(title: "SERVICE", givesWay: true)] : []) + [
        .init(title: "RESULT", givesWay: true)
      ])
    for job in jobs {
      let cells = [
        String(job.id.rawValue.prefix(8)), state(job), job.title,
        job.result?.duration.map { Age.clock($0) } ?? "", Age.ago(job.createdAt, now: now),
      ]
      table.add(
        cells + (services.count > 1 ? [job.service] : []) + [job.savedTo ?? reason(job)],
        colors: ["", color(job.state)])
    }
    return table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment))
  }

  /// The state, and how far it is.
  static func state(_ job: Job) -> String {
    if job.isUnsent { return "not sent" }
    guard job.state == .processing, let progress = job.progress else { return job.state.rawValue }
    return "\(job.state.rawValue) \(percent(progress))"
  }

  static func percent(_ share: Double) -> String { "\(Int(min(max(share, 0), 1) * 100)) %" }

  private static func reason(_ job: Job) -> String { job.failure.map { $0.detail ?? $0.message } ?? "" }

  static func color(_ state: Job.State) -> String {
    switch state {
    case .completed: "[32m"
    case .failed, .refused: "[31m"
    case .unconfirmed: "[33m"
    case .stored, .sending, .waiting, .processing: "[36m"
    case .deleted: "[2m"
    }
  }

  /// A job in a line: its video, how far it is, and what came of it.
  static func line(_ job: Job) -> String {
    let result = job.savedTo ?? job.failure.map { $0.detail ?? $0.message } ?? ""
    let words = [job.videoID ?? job.id.rawValue, state(job), job.title, result].filter { !$0.isEmpty }
    return Output.visible(words.joined(separator: "  "))
  }
}

extension JSONValue {
  /// A text, or null.
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}
