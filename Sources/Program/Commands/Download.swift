import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

extension CommandDescription {
  static let download = CommandDescription(
    "download", .jobs, "Saves the videos of jobs, and prints the files",
    operands: [Operand("ID", .some, "a job, or a video of the service", .jobs)],
    options: [
      Option(
        "-o --output", "PLACE",
        "a folder, or, for one video, a file; the download folder of the configuration without", .files),
      Option("-f --force", nil, "write over a file of that name"),
      Option("-c --captions", nil, "save the captions beside it, too"),
      Option("-w --wait", nil, "wait for a video that is not ready yet"), JobWatch.timeout,
    ] + .service,
    details: """
      In a folder, files are named by download_name of the configuration, and where that name is taken
      the next free one is used. A file that is named is never written over without --force.

      What has come when the line breaks, or the command is interrupted, stays beside the file in a
      hidden one: the same command again goes on where it was. The file has its name only when it is
      whole. A link that has expired is renewed.
      """,
    examples: [
      Example("heygen-tui download 3fa85f64 -o intro.mp4", "one video, under this name"),
      Example(
        "heygen-tui download $(heygen-tui jobs --state completed --json | jq -r '.[].id') -o videos/",
        "all that are listed"),
    ],
    run: Download.run)
}

/// `heygen-tui download`.
private enum Download {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    let longest = try arguments.seconds("--timeout") ?? JobWatch.usualTime
    let place = arguments.value("--output") ?? services.configuration.preferences.downloadFolder
    var saving = Saving(
      store, to: place ?? ".", isFolder: arguments.value("--output") == nil || arguments.files.count > 1,
      force: arguments.has("--force"), services.configuration)
    saving.withCaptions = arguments.has("--captions")
    let words = arguments.files.joined(separator: " ")
    return try surroundings.work(
      with: services,
      farewell: { "interrupted; what has come is kept, and heygen-tui download \(words) goes on with it" }
    ) { [saving] in
      var failure: (any Error)?
      for word in arguments.files {
        do {
          let connection: Connection
          var job: Job
          if try await store.jobs(named: word).isEmpty {
            (job, connection) = (try await Jobs.stranger(word, services), try services.chosen())
          } else {
            job = try await store.job(of: word)
            connection = try services.connection(for: job)
            if arguments.has("--wait") { job = try await wait(for: job, longest, store, connection) }
          }
          for file in try await saving.save(job, from: connection) {
            ProgressLine.shared.clear()
            Output.print(file.path)
          }
        } catch {
          if Task.isCancelled { throw error }
          // The others are saved all the same; the first failure decides how the command ends.
          if failure != nil { Output.complain(Output.visible(ProgramError(error).description)) }
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
      return ExitCode.done
    }
  }

  private static func wait(
    for job: Job, _ longest: Double, _ store: Store, _ connection: Connection
  ) async throws -> Job {
    let line = WatchLine([job])
    var watch = JobWatch(store: store, connection: connection, longest: longest)
    watch.told = { line.take($0) }
    let ended = try await watch.wait(for: [job]).first ?? job
    try ended.refuseFailure()
    return ended
  }
}
