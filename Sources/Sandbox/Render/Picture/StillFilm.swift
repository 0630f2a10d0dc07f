import Foundation
import VideoModel

/// A few stills of a scene's picture, and which of them is seen in which frame.
///
/// Between two poses of a presenter nothing of a draft changes, so each different frame is composed once, kept as plain
/// pixels, and shown for as long as it lasts.
struct StillFilm {
  private let name: String
  /// Frames a second, as ffmpeg reads them.
  private let rate: String
  private let count: Int

  /// Writes the list of what is seen when, in ffmpeg's concat format.
  /// - Parameters:
  ///   - numbers: the still of each frame, counted from 0; at least one.
  ///   - rate: frames a second; above 0.
  ///   - name: what the names of the files begin with; ASCII letters, digits and hyphens only.
  ///   - folder: the work folder.
  init(_ numbers: [Int], rate: Double, name: String, folder: URL) throws {
    self.name = name
    self.rate = JSONNumber(rate).literal
    count = (numbers.max() ?? 0) + 1
    let text = Self.list(numbers, rate: rate) { "file \(Self.still(name, $0))" }
    try Data(text.utf8).write(to: folder.appending(path: list))
  }

  private static func still(_ name: String, _ number: Int) -> String { "\(name)-still-\(number).nut" }
  private var list: String { "\(name)-stills.ffconcat" }

  /// The options that write a picture of a frame a second as the stills.
  ///
  /// Each is a file that says what it is: in plain pixels of some colours ffmpeg sees the beginning of a sound.
  var output: [String] {
    [
      "-c:v", "rawvideo", "-f", "segment", "-segment_format", "nut", "-segment_time", "0.5",
      "-reset_timestamps",
      "1", "\(name)-still-%d.nut",
    ]
  }

  /// The options that make the film an input of ffmpeg, run in the work folder.
  var arguments: [String] { ["-f", "concat", "-safe", "0", "-i", list] }

  /// The filter that makes frames of the film's rate of that input.
  var pace: String { "fps=\(rate)" }

  /// Deletes the stills, which are large.
  func deleteStills(in folder: URL) {
    for number in 0..<count { unlink(folder.appending(path: Self.still(name, number)).path) }
  }

  private static func list(_ numbers: [Int], rate: Double, show: (Int) -> String) -> String {
    var lines = ["ffconcat version 1.0"]
    var start = 0
    while start < numbers.count {
      let end = numbers[start...].firstIndex { $0 != numbers[start] } ?? numbers.count
      lines += [show(numbers[start]), "duration " + seconds(from: start, to: end, rate)]
      start = end
    }
    // The duration of the last one counts only when another follows.
    if let last = numbers.last { lines.append(show(last)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Seconds between two frames, in microseconds that add up without drifting.
  private static func seconds(from start: Int, to end: Int, _ rate: Double) -> String {
    func microseconds(_ frame: Int) -> Int { Int((Double(frame) / rate * 1_000_000).rounded()) }
    let length = microseconds(end) - microseconds(start)
    let parts = length.quotientAndRemainder(dividingBy: 1_000_000)
    return "\(parts.quotient)." + String(String(1_000_000 + parts.remainder).dropFirst())
  }
}
