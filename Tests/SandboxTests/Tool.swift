import Foundation
import TestSupport
import VideoModel

/// The programs that look at what was rendered.
enum Tool {
  struct Failed: Error {
    var program: String
    var status: Int32
  }

  /// Runs a program to its end.
  /// - Returns: its standard output.
  static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let finished = try FinishedProgram.run(program, arguments)
    guard finished.code == 0 else { throw Failed(program: program, status: finished.code) }
    return finished.bytes
  }

  /// The frame at that second, three bytes a pixel.
  static func frame(of file: URL, at seconds: Double) throws -> [UInt8] {
    let data = try run(
      "ffmpeg",
      [
        "-v", "error", "-ss", String(seconds), "-i", file.path, "-frames:v", "1",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
      ])
    return [UInt8](data)
  }

  /// The upper left pixel of the frame at that second.
  static func pixel(of file: URL, at seconds: Double) throws -> RGB {
    let bytes = try frame(of: file, at: seconds)
    guard bytes.count >= 3 else { throw Failed(program: "ffmpeg", status: 0) }
    return RGB(bytes[0], bytes[1], bytes[2])
  }
}
