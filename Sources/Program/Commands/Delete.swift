import Foundation
import VideoJobs
import VideoModel

extension CommandDescription {
  static let cancel = CommandDescription(
    "cancel", .jobs, "Ends renders that are under way", operands: [Operand("ID", .some, "a job", .jobs)],
    options: .service,
    details: """
      The video is deleted from the service, which ends its render. Credits that were taken for it may
      not come back.
      """,
    examples: [Example("heygen-tui cancel 3fa85f64", "it is not wanted any more")]
  ) { arguments, surroundings throws(ProgramError) in
    try Delete.run(arguments, surroundings, onlyUnderWay: true)
  }

  static let delete = CommandDescription(
    "delete", .jobs, "Deletes videos from the service, ready or not",
    operands: [Operand("ID", .some, "a job", .jobs)],
    options: [Option("-y --yes", nil, "do not ask")] + .service,
    details: """
      The service cannot bring them back. Files that were saved stay. Without a terminal to ask on,
      --yes is needed.
      """,
    examples: [Example("heygen-tui delete --yes 3fa85f64", "in a script")]
  ) { arguments, surroundings throws(ProgramError) in
    try Delete.run(arguments, surroundings, onlyUnderWay: false)
  }
}

/// `heygen-tui cancel` and `delete`.
private enum Delete {
  static func run(
    _ arguments: Arguments, _ surroundings: Surroundings, onlyUnderWay: Bool
  ) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    return try surroundings.work(with: services) {
      let jobs = try await store.jobs(of: arguments.files)
      for job in jobs where !(onlyUnderWay ? job.state.isUnderWay : job.state.hasVideo) {
        throw ProgramError.failed(
          Output.visible(
            "“\(job.title)” is \(job.state.rawValue); there is nothing to \(onlyUnderWay ? "cancel" : "delete")"
          ))
      }
      if !onlyUnderWay, !arguments.has("--yes") { try await ask(jobs) }
      for job in jobs {
        let connection = try services.connection(for: job)
        let deletion = VideoDeletion(store: store, service: connection.service, clock: .live)
        if let deleted = try await deletion.delete(job.id) { Output.print(JobReport.line(deleted)) }
      }
      return ExitCode.done
    }
  }

  private static func ask(_ jobs: [Job]) async throws {
    guard Output.isTerminal(STDIN_FILENO), Output.isTerminal(STDERR_FILENO) else {
      throw ProgramError.usage("nobody can be asked here; --yes deletes without asking")
    }
    let titles = jobs.map { "“\($0.title)”" }.joined(separator: ", ")
    Output.write(Output.visible("Delete \(titles) from the service for good? [y/N] "), to: STDERR_FILENO)
    let answer = try await interruptibly { interruption in
      waitToRead(STDIN_FILENO, interruption: interruption) ? readLine() : nil
    }
    guard let answer, ["y", "yes"].contains(answer.lowercased()) else {
      throw ProgramError.failed("nothing was deleted")
    }
  }
}
