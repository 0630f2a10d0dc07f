/// Why jobs failed, as far as it is the same for several: the service's code, and its words without the numbers in them,
/// such as those of scenes and the lengths of scripts.
public struct FailureCause: Hashable, Sendable {
  /// The service's code; empty where it gave none.
  public let code: String
  private let words: String

  /// Why a job failed; nil where it has not, or nobody knows why.
  public init?(of job: Job) {
    guard job.state == .failed || job.state == .refused, let failure = job.failure else { return nil }
    code = failure.code
    words = Self.withoutNumbers(failure.sentence)
  }

  /// The text with `#` in the place of each number. Digits in a name, such as an avatar's id, are part of the name.
  private static func withoutNumbers(_ text: String) -> String {
    func isName(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_" || character == "-"
    }
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      let run = rest.prefix { isName($0) == isName(first) }
      result += isName(first) && run.allSatisfy(\.isNumber) ? "#" : String(run)
      rest = rest[run.endIndex...]
    }
    return result
  }
}

/// Jobs that failed for the same cause.
public struct FailureGroup: Equatable, Sendable {
  /// The cause.
  public let cause: FailureCause
  /// The jobs, in the order they were given.
  public private(set) var jobs: [Job]

  /// What the service said of the first of them.
  public var sentence: String {
    let words = jobs.first?.failure?.sentence ?? ""
    return words.isEmpty ? cause.code.replacing("_", with: " ") : words
  }

  /// The jobs that failed, by cause: the largest group first, and of groups of a size the one that was begun first.
  public static func groups(of jobs: [Job]) -> [FailureGroup] {
    var groups: [FailureGroup] = []
    var places: [FailureCause: Int] = [:]
    for job in jobs {
      guard let cause = FailureCause(of: job) else { continue }
      if let place = places[cause] {
        groups[place].jobs.append(job)
      } else {
        places[cause] = groups.count
        groups.append(FailureGroup(cause: cause, jobs: [job]))
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.jobs.count, $0.offset) < ($0.element.jobs.count, $1.offset) }
      .map(\.element)
  }
}

extension VideoFailure {
  /// What the service says, at the most length that it does.
  public var sentence: String { detail ?? message }
}
