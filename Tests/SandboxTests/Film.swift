import Foundation
import Testing
import VideoModel

/// A finished video, as ffprobe and ffmpeg see it.
struct Film {
  let id: String
  let file: URL
  /// What `GET /v1/video_status.get` said of it.
  let status: JSONValue

  /// Samples a second of the decoded sound.
  static let soundRate = 16_000.0
  /// How loud a sample must be to be heard, of 32768.
  private static let audible = 300

  /// The streams, with their packets counted: for the picture, one packet is one frame.
  func streams() throws -> [JSONValue] {
    let probed = try Tool.run(
      "ffprobe", ["-v", "error", "-count_packets", "-show_streams", "-of", "json", file.path])
    return try JSONValue(parsing: probed)["streams"]?.array ?? []
  }

  /// Seconds of its picture, of 25 frames each.
  static func seconds(ofPicture stream: JSONValue) -> Double {
    Double(stream["nb_read_packets"]?.string ?? "").map { $0 / 25 } ?? 0
  }

  /// Its sound, decoded to one channel.
  func sound() throws -> [Int16] { try Self.sound(of: file) }

  static func sound(of file: URL) throws -> [Int16] {
    let data = try Tool.run(
      "ffmpeg",
      [
        "-v", "error", "-i", file.path, "-map", "0:a", "-ac", "1", "-ar", String(Int(soundRate)),
        "-f", "s16le", "pipe:1",
      ])
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map {
        Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self))
      }
    }
  }

  /// Seconds until the last sample that can be heard.
  static func endOfSpeech(in sound: [Int16]) -> Double {
    Double((sound.lastIndex { abs(Int($0)) > audible } ?? -1) + 1) / soundRate
  }

  /// The darkest and brightest values of the alpha plane at that second, 0–255.
  func alphaRange(at seconds: Double) throws -> ClosedRange<Int> {
    let data = try Tool.run(
      "ffmpeg",
      [
        "-v", "error", "-c:v", "libvpx-vp9", "-ss", String(seconds), "-i", file.path, "-frames:v", "1",
        "-vf", "alphaextract", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1",
      ])
    let darkest = try #require(data.min(), "there is no alpha plane")
    return Int(darkest)...Int(data.max() ?? darkest)
  }
}
