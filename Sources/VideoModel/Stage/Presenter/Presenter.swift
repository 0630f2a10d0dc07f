/// A drawn presenter, told apart by the looks that come from its id. Stage, draft and catalogue show the same.
public struct Presenter: Sendable {
  let look: PresenterLook
  let frame: PresenterFrame
  private let resting: PresenterDrawing

  /// What moves in a presenter.
  public struct Pose: Equatable, Hashable, Sendable {
    /// How far the mouth is open: 0 is closed, 1 wide open.
    public var mouth: Double
    /// Whether the eyes are shut.
    public var blink: Bool
    /// How far the head leans: −1 to the left of the picture, 1 to the right.
    public var tilt: Double
    /// How much it smiles, 0–1.
    public var smile: Double
    /// How far the brows are raised, 0–1.
    public var brows: Double

    /// A pose; what is not given rests.
    public init(
      mouth: Double = 0, blink: Bool = false, tilt: Double = 0, smile: Double = 0, brows: Double = 0
    ) {
      self.mouth = mouth
      self.blink = blink
      self.tilt = tilt
      self.smile = smile
      self.brows = brows
    }

    /// A closed mouth, open eyes and an upright head.
    public static let resting = Pose()
  }

  /// The presenter that stands for a character.
  public init(_ placement: CharacterPlacement) {
    look = PresenterLook(id: placement.id)
    frame = PresenterFrame(placement)
    resting = PresenterDrawing(look, frame, .resting)
  }

  /// The presenter in a pose; draw many points of it from this.
  public func drawing(_ pose: Pose = .resting) -> PresenterDrawing {
    pose == .resting ? resting : PresenterDrawing(look, frame, pose)
  }

  /// The colour at a point of the video; nil where the figure is not.
  public func color(atX x: Double, y: Double) -> RGB? { resting.color(atX: x, y: y) }

  /// The colour at a point of the video in a pose; nil where the figure is not.
  public func color(atX x: Double, y: Double, pose: Pose) -> RGB? { drawing(pose).color(atX: x, y: y) }
}

/// A presenter in a pose: shapes over shapes, in the order they are painted.
public struct PresenterDrawing: Sendable {
  let frame: PresenterFrame
  let tilt: Double
  let layers: [PresenterLayer]

  init(_ look: PresenterLook, _ frame: PresenterFrame, _ pose: Presenter.Pose) {
    self.frame = frame
    tilt = min(max(pose.tilt, -1), 1)
    let face = PresenterFace(look: look, pose: pose)
    let hair = PresenterHair(look: look)
    let clothes = PresenterClothes(look: look)
    layers = hair.back + clothes.layers + face.layers + hair.front + face.glasses
  }

  /// The colour at a point of the video; nil where the figure is not.
  public func color(atX x: Double, y: Double) -> RGB? {
    guard let mount = frame.mount(atX: x, y: y) else { return nil }
    guard mount.isOpen else { return mount.color }
    let localY = frame.localY(y)
    let localX = frame.localX(x) - frame.lean(localY, tilt)
    return layers.last { $0.contains(localX, localY) }?.color ?? mount.color
  }
}

/// A painted shape.
struct PresenterLayer: Sendable {
  let outline: Outline
  let color: RGB
  /// What the shape is cut to; nil for all of it.
  let clip: Outline?

  init(_ outline: Outline, _ color: RGB, in clip: Outline? = nil) {
    self.outline = outline
    self.color = color
    self.clip = clip
  }

  func contains(_ x: Double, _ y: Double) -> Bool {
    outline.contains(x, y) && clip?.contains(x, y) ?? true
  }
}
