import Foundation
import VideoModel

/// A few stills of a scene's picture, and which of them is seen in which frame.
///
/// Between two poses of a presenter nothing of a draft changes, so each different frame is composed once, kept as plain
/// pixels, and shown for as long as it lasts.
struct StillFilm {
  /// A still, and for how many frames it is seen.
  struct Run: Equatable { var still, frames: Int }

  /// What is seen one after the other.
  let runs: [Run]
  private let name: String
  /// Frames a second.
  private let rate: Double

  /// All frames of the film.
  var frames: Int { runs.reduce(0) { $0 + $1.frames } }

  /// The index of the run that a frame belongs to.
  func run(ofFrame frame: Int) -> Int {
    var end = 0
    return runs.firstIndex { run in
      end += run.frames
      return frame < end
    } ?? runs.count - 1
  }

  /// Frames from one that can be sought to the next.
  static let keyFrameDistance = 75

  /// Writes the list of what is seen when, in ffmpeg's concat format.
  /// - Parameters:
  ///   - numbers: the still of each frame, counted from 0; at least one.
  ///   - cuts: frames that are to begin a run, whatever is seen before.
  ///   - rate: frames a second; above 0.
  ///   - name: what the names of the files begin with; ASCII letters, digits and hyphens only.
  ///   - folder: the work folder.
  init(_ numbers: [Int], cuts: Set<Int> = [], rate: Double, name: String, folder: URL) throws {
    self.name = name
    self.rate = rate
    runs = Self.runs(of: numbers, cuts)
    try Data(listText.utf8).write(to: folder.appending(path: list))
  }

  private static func runs(of numbers: [Int], _ cuts: Set<Int>) -> [Run] {
    numbers.indices.reduce(into: []) { runs, frame in
      let begins =
        frame.isMultiple(of: keyFrameDistance) || cuts.contains(frame) || numbers[frame] != numbers[frame - 1]
      if begins { runs.append(Run(still: numbers[frame], frames: 0)) }
      runs[runs.count - 1].frames += 1
    }
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

  /// The filter that makes frames of the film's rate of that input, which are as many as are seen.
  var pace: String { "fps=\(rateText)" }

  /// The filter that makes one frame of each run of that input, at the time when it begins.
  var onceEach: String { "settb=AVTB,trim=end_frame=\(runs.count)" }

  /// The filter that sets the frames of the runs one behind the other, as if each were seen for one frame.
  var closeUp: String { "setpts=N/(\(rateText)*TB)" }

  /// The options that make a frame that can be sought to every so often, where the frames were closed up.
  var keyFrames: [String] {
    var start = 0
    var times: [String] = []
    for (index, run) in runs.enumerated() {
      // A little early, since ffmpeg rounds times to frames.
      if start.isMultiple(of: Self.keyFrameDistance) {
        times.append(Self.seconds(max(Double(index) - 0.25, 0) / rate))
      }
      start += run.frames
    }
    return ["-force_key_frames", times.joined(separator: ",")]
  }

  private var rateText: String { JSONNumber(rate).literal }

  /// Deletes the stills, which are large.
  func deleteStills(in folder: URL) {
    for number in Set(runs.map(\.still)) { unlink(folder.appending(path: Self.still(name, number)).path) }
  }

  private var listText: String {
    var lines = ["ffconcat version 1.0"]
    var start = 0
    for run in runs {
      let (from, to) = (microseconds(start), microseconds(start + run.frames))
      lines += ["file \(Self.still(name, run.still))", "duration " + Self.seconds(microseconds: to - from)]
      start += run.frames
    }
    // The duration of the last one counts only when another follows.
    if let last = runs.last { lines.append("file \(Self.still(name, last.still))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// When a frame begins; differences between these add up without drifting.
  private func microseconds(_ frame: Int) -> Int { Int((Double(frame) / rate * 1_000_000).rounded()) }

  private static func seconds(_ seconds: Double) -> String {
    self.seconds(microseconds: Int((seconds * 1_000_000).rounded()))
  }

  private static func seconds(microseconds: Int) -> String {
    let parts = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return "\(parts.quotient)." + String(String(1_000_000 + parts.remainder).dropFirst())
  }
}
