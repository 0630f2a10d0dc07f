import Synchronization

/// How far a render is, as one number that only rises.
///
/// The phases follow each other; work in one means that those before it are done, so that a phase with nothing to do
/// need not be mentioned. Scenes may be rendered in any order, and several at the same time.
struct RenderProgress: Equatable, Sendable {
  /// What a render does, in this order.
  enum Phase: Int, CaseIterable, Sendable {
    /// Pictures, films and recordings that the request names.
    case fetching
    /// The voice of every scene.
    case speaking
    /// The scenes' frames.
    case scenes
    /// All scenes into one file.
    case joining
    /// The thumbnail and whatever else is made of the finished file.
    case previews

    /// What it takes of the whole; all together are 1.
    var weight: Double {
      switch self {
      case .fetching: 0.05
      case .speaking: 0.1
      case .scenes: 0.75
      case .joining: 0.07
      case .previews: 0.03
      }
    }

    /// What the phases before it take of the whole.
    fileprivate var start: Double { Self.allCases.prefix(rawValue).reduce(0) { $0 + $1.weight } }
  }

  private struct SceneFrames: Equatable {
    var all: Double
    var done = 0.0
  }

  /// 0–1, and never 1: whoever has the files in place knows that the render is done.
  private(set) var value = 0.0
  private var scenes: [SceneFrames] = []
  /// How many pieces of a phase are done.
  private var pieces: [Phase: Int] = [:]
  /// Frames a second.
  private var rate = 1.0

  /// What is not finished is not told as finished by being rounded.
  private static let mostUnfinished = 0.99

  /// Before the first phase.
  init() {}

  /// Says how far a phase is.
  /// - Parameter share: 0–1; anything else is taken for the nearer of the two, and what is no number is ignored.
  mutating func advance(_ phase: Phase, to share: Double) {
    guard !share.isNaN else { return }
    value = max(value, min(phase.start + phase.weight * min(max(share, 0), 1), Self.mostUnfinished))
  }

  /// Says that one more of the pieces of a phase is done, such as one of three recordings.
  mutating func finishPiece(of phase: Phase, all: Int) {
    pieces[phase, default: 0] += 1
    advance(phase, to: Double(pieces[phase] ?? 0) / Double(max(all, 1)))
  }

  /// Says how long the scenes are, once their sound is there.
  /// - Parameters:
  ///   - frames: of each scene.
  ///   - rate: frames a second.
  mutating func plan(frames: [Int], rate: Double) {
    scenes = frames.map { SceneFrames(all: Double(max($0, 1))) }
    self.rate = rate
    advance(.scenes, to: 0)
  }

  /// Says how far a scene is.
  /// - Parameters:
  ///   - share: 0–1; what is more is taken for 1, and what is no number is ignored.
  ///   - scene: its index; one that is not planned is ignored.
  mutating func advance(scene: Int, to share: Double) {
    guard scenes.indices.contains(scene), !share.isNaN else { return }
    scenes[scene].done = max(scenes[scene].done, min(share, 1) * scenes[scene].all)
    advance(.scenes, to: scenes.reduce(0) { $0 + $1.done } / scenes.reduce(0) { $0 + $1.all })
  }

  /// Says that a scene is done, or was there already.
  mutating func finish(scene: Int) { advance(scene: scene, to: 1) }

  /// Takes a line that ffmpeg says while it makes one file of the whole video.
  mutating func take(_ line: Substring, in phase: Phase) {
    guard let seconds = Self.seconds(in: line), !scenes.isEmpty else { return }
    advance(phase, to: seconds * rate / scenes.reduce(0) { $0 + $1.all })
  }

  /// The second of the output that a line of ffmpeg's `-progress` tells; nil for any other line, and for the
  /// `out_time_us=N/A` that it says before the first frame.
  static func seconds(in line: Substring) -> Double? {
    let name = "out_time_us="
    guard line.hasPrefix(name) else { return nil }
    let number = line.dropFirst(name.count).prefix { $0 == "-" || ("0"..."9").contains($0) }
    // A sound's first samples are before the beginning.
    return Int64(number).map { max(Double($0) / 1_000_000, 0) }
  }
}

extension RenderProgress {
  /// How many frames of the first output's picture a line of ffmpeg's `-progress` says are done; nil for any other line.
  static func frames(in line: Substring) -> Int? {
    let name = "frame="
    return line.hasPrefix(name) ? Int(line.dropFirst(name.count)).map { max($0, 0) } : nil
  }
}

/// Tells how far a render is, whichever of its threads has got on.
final class ProgressTeller: Sendable {
  private let progress = Mutex(RenderProgress())
  private let tell: @Sendable (Double) -> Void

  /// - Parameter tell: takes 0–1, in rising order.
  init(_ tell: @escaping @Sendable (Double) -> Void) { self.tell = tell }

  /// Changes the progress, and tells it if it has risen.
  func change(_ change: (inout RenderProgress) -> Void) {
    progress.withLock { progress in
      let before = progress.value
      change(&progress)
      if progress.value > before { tell(progress.value) }
    }
  }
}
