import Foundation
import VideoModel

/// The pose of a presenter in every frame of a scene; few different ones, since each is drawn.
struct PresenterMotion: Equatable {
  /// One for each frame.
  let poses: [Presenter.Pose]

  /// There are never more different poses than that.
  static let mostPoses = 24

  /// How many openings of the mouth there are beside the closed one.
  private static let openings = 3.0
  /// How many tilts there are to each side in an expressive mood.
  private static let tilts = 2.0
  /// Seconds from one blink to the next.
  private static let blinkPauses = 3.0...5.0
  /// Seconds that the eyes are shut.
  private static let blinkSeconds = 0.13

  /// Moves a presenter.
  /// - Parameters:
  ///   - id: the character's; it blinks and sways the same every time.
  ///   - loudness: of its voice, 0–1, one for each frame.
  ///   - rate: frames a second; above 0.
  init(id: String, mood: PresenterMood, loudness: [Double], rate: Double) {
    var chance = SeededChance(id)
    let phase = chance.next(in: 0...1)
    let blinks = Self.blinks(frames: loudness.count, rate: rate, &chance)
    let poses = loudness.indices.map { frame in
      let lean = Self.lean(seconds: Double(frame) / rate, phase: phase, mood)
      let level = (loudness[frame] * Self.openings).rounded() / Self.openings
      return mood.pose(loudness: level, lean: lean, blink: blinks[frame])
    }
    self.poses = Self.limited(poses)
  }

  private static func blinks(frames: Int, rate: Double, _ chance: inout SeededChance) -> [Bool] {
    var shut = Array(repeating: false, count: frames)
    var next = chance.next(in: 1...blinkPauses.upperBound)
    while next * rate < Double(frames) {
      let first = Int(next * rate)
      let end = first + max(Int((blinkSeconds * rate).rounded()), 1)
      for frame in first..<min(end, frames) { shut[frame] = true }
      next += chance.next(in: blinkPauses)
    }
    return shut
  }

  /// Two slow waves that never meet the same way, in steps.
  private static func lean(seconds: Double, phase: Double, _ mood: PresenterMood) -> Double {
    let turn = 2 * Double.pi
    let wave =
      sin((seconds / 4.3 + phase) * turn) * 0.65 + sin((seconds / 2.6 + phase * 3) * turn) * 0.35
    let steps = mood.isExpressive ? tilts : 1
    return (wave * steps).rounded() / steps
  }

  /// The poses with the rarest replaced by the most similar of the others, so that they are few.
  private static func limited(_ poses: [Presenter.Pose]) -> [Presenter.Pose] {
    var counts: [Presenter.Pose: Int] = [:]
    var order: [Presenter.Pose] = []
    for pose in poses {
      if counts[pose] == nil { order.append(pose) }
      counts[pose, default: 0] += 1
    }
    guard order.count > mostPoses else { return poses }
    let ranked = order.enumerated().sorted {
      let (a, b) = (counts[$0.element] ?? 0, counts[$1.element] ?? 0)
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
    let kept = ranked.prefix(mostPoses)
    var stand: [Presenter.Pose: Presenter.Pose] = [:]
    for pose in ranked.dropFirst(mostPoses) {
      stand[pose] = kept.min { distance($0, pose) < distance($1, pose) }
    }
    return poses.map { stand[$0] ?? $0 }
  }

  private static func distance(_ a: Presenter.Pose, _ b: Presenter.Pose) -> Double {
    abs(a.mouth - b.mouth) * 2 + abs(a.tilt - b.tilt) + (a.blink == b.blink ? 0 : 2)
  }
}

/// Numbers by chance that are the same for an id every time.
private struct SeededChance {
  private var state: UInt64

  init(_ id: String) {
    // FNV-1a, since Swift's own hash differs from run to run.
    state = id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    // The multiplier and increment of Knuth's MMIX; its upper bits are the good ones.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let share = Double(state >> 11) / Double(UInt64(1) << 53)
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }
}
