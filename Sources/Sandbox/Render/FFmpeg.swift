import Foundation

/// Runs ffmpeg in a work folder.
struct FFmpeg {
  let folder: URL
  let run: RenderRun

  /// - Parameter line: takes what it says of how far it is.
  func run(_ arguments: [String], line: (Substring) -> Void = { _ in }) throws(RenderFailure) {
    let common = [
      "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-stats_period", "0.2", "-progress", "pipe:1",
    ]
    try ChildProcess(program: "ffmpeg", arguments: common + arguments, folder: folder).run(run, line: line)
  }
}
