import Composer
import Foundation
import VideoModel

/// Why jobs failed, cause by cause, as a command prints it.
struct FailureReport {
  private let groups: ArraySlice<FailureGroup>

  init(_ groups: ArraySlice<FailureGroup>) { self.groups = groups }

  func print(asJSON: Bool, _ surroundings: Surroundings) {
    guard !asJSON else { return Output.print(JSONValue.array(groups.map(Self.json)).prettyText) }
    guard !groups.isEmpty else { return Output.complain("nothing failed") }
    var table = TextTable([
      .init(title: "JOBS", isRight: true), .init(title: "CAUSE", givesWay: true), .init(title: "WHAT HELPS"),
      .init(title: "LAST"),
    ])
    for group in groups {
      let last = group.jobs.compactMap(\.endedAt).max().map { Age.ago($0, now: Date()) } ?? ""
      table.add([String(group.jobs.count), group.sentence, Self.remedy(group)?.help ?? "", last])
    }
    Output.print(table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment)))
  }

  private static func remedy(_ group: FailureGroup) -> Remedy? {
    group.jobs.first.flatMap { job in job.failure.flatMap { Remedy(for: $0, of: job.kind) } }
  }

  private static func json(_ group: FailureGroup) -> JSONValue {
    [
      "count": .number(JSONNumber(Double(group.jobs.count))), "code": .string(group.cause.code),
      "error": .string(group.sentence), "remedy": JSONValue(remedy(group)?.word),
      "ids": .array(group.jobs.map { .string($0.id.rawValue) }),
    ]
  }
}

extension Remedy {
  /// The remedy for programs.
  fileprivate var word: String {
    switch self {
    case .anotherAvatar: "avatar"
    case .anotherVoice: "voice"
    case .testMode: "test"
    case .field: "field"
    case .sendAgain: "resubmit"
    }
  }

  /// The remedy for people.
  fileprivate var help: String {
    switch self {
    case .anotherAvatar: "another avatar"
    case .anotherVoice: "another voice"
    case .testMode: "test mode"
    case .field(let path): path.map { "change \($0)" } ?? "change the request"
    case .sendAgain: "resubmit"
    }
  }
}
