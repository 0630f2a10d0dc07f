/// How a presenter carries what it says, by its character's talking style and expression.
public struct PresenterMood: Equatable, Hashable, Sendable {
  /// Whether it moves more than it has to.
  public var isExpressive: Bool
  /// How much it smiles all the time, 0–1.
  public var smile: Double

  /// A mood.
  public init(isExpressive: Bool = false, smile: Double = 0) {
    self.isExpressive = isExpressive
    self.smile = smile
  }

  /// The mood of a character; calm where it tells nothing. Only photos have one.
  public init(_ character: SceneCharacter?) {
    let isPhoto = character?.type == .talkingPhoto
    isExpressive = isPhoto && character?.talkingStyle == "expressive"
    smile = isPhoto && character?.expression == "happy" ? 1 : 0
  }

  /// The largest tilt of the head, 0–1.
  public var sway: Double { isExpressive ? 1 : 0.4 }
  /// How far the mouth is open at the loudest, 0–1.
  public var mouthRange: Double { isExpressive ? 1 : 0.7 }
  /// How far the brows are raised at the loudest, 0–1.
  public var browRange: Double { isExpressive ? 1 : 0 }

  /// The pose of the mood at one moment.
  /// - Parameters:
  ///   - loudness: of the voice, 0–1.
  ///   - lean: of the head, −1…1.
  ///   - blink: whether the eyes are shut.
  public func pose(loudness: Double, lean: Double, blink: Bool) -> Presenter.Pose {
    Presenter.Pose(
      mouth: loudness * mouthRange, blink: blink, tilt: lean * sway, smile: smile,
      brows: max(loudness - 0.5, 0) * 2 * browRange)
  }
}
