import Foundation

/// The first program of this computer that plays sound.
struct SoundPlayer {
  private let program: String
  private let arguments: [String]
  private let environment: [String: String]

  /// The programs, by preference, with what goes before the file.
  private static let known = [
    ("ffplay", ["-nodisp", "-autoexit", "-loglevel", "quiet"]), ("paplay", []), ("aplay", ["-q"]),
  ]

  /// Told where there is none of them.
  static let missing =
    "The scene plays without sound: there is none of "
    + known.map(\.0).formatted(.list(type: .or).locale(Locale(identifier: "en_US")))

  /// Nil where there is none.
  init?(_ desktop: Desktop) {
    let found = Self.known.lazy.compactMap { name, arguments in
      desktop.find(name).map { (program: $0, arguments: arguments) }
    }.first
    guard let found else { return nil }
    program = found.program
    arguments = found.arguments
    environment = desktop.environment
  }

  /// Takes the sound out of a video, as all players read it. Blocks its thread.
  /// - Returns: the file; nil where the video is silent.
  static func sound(of video: URL) -> URL? {
    let sound = video.deletingPathExtension().appendingPathExtension("wav")
    let tool = try? MediaTool(
      "ffmpeg",
      [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "file", "-i",
        "file:\(video.path)", "-map", "0:a:0", "-c:a", "pcm_s16le", "-y", "file:\(sound.path)",
      ])
    return tool?.wait() == 0 ? sound : nil
  }

  /// Starts to play a file.
  func play(_ sound: URL) -> MediaTool? {
    try? MediaTool(program, arguments + [sound.path], environment: environment)
  }
}
