import VideoModel

/// How an emotion changes speech that knows none.
struct Mood: Equatable {
  /// What the speed is multiplied by.
  var speed = 1.0
  /// What is added to the pitch, in espeak-ng's 0–99.
  var pitch = 0.0

  /// The mood of an emotion; for none, and for one that is not known, the voice stays as it is.
  init(_ emotion: Voice.Emotion?) {
    switch emotion?.rawValue {
    case "Excited": (speed, pitch) = (1.15, 14)
    case "Friendly": (speed, pitch) = (1.04, 6)
    case "Serious": (speed, pitch) = (0.94, -10)
    case "Soothing": (speed, pitch) = (0.85, -4)
    case "Broadcaster": (speed, pitch) = (1.08, -6)
    case "Angry": (speed, pitch) = (1.1, 8)
    default: break
    }
  }
}
