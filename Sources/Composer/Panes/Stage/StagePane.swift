import Cells
import VideoModel

/// What the stage knows beside the draft.
struct StagePane: Equatable {
  /// A draft of a scene that is made ready, or that plays.
  struct Play: Equatable {
    /// Tells its events from those of plays that were stopped.
    let run: Int
    let draft: Draft.ID
    /// The scene, counted from 0.
    let scene: Int
    /// How much of it is rendered, 0–1.
    var progress = 0.0
    /// What is seen now; nil until it plays.
    var frame: Pixels?
  }

  var pictures = PictureShelf()
  var play: Play?
  /// What the arrow keys move; nil when they go from scene to scene.
  var moving: Moving?
  /// How many plays there have been.
  var runs = 0
}
