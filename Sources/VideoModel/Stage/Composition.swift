/// Where things stand in a scene, in pixels of the video. The stage and the sandbox's renderer both draw from it.
///
/// The API gives no formula for its offsets. This is the program's reading: an offset or position of 0 is the middle,
/// −1 the left or upper edge and 1 the right or lower edge of the scene, for the middle of the thing that is placed.
public struct Composition: Equatable, Sendable {
  /// The size of the video.
  public let width, height: Int
  /// The colour behind everything; a stand-in's where the background is a picture or a video.
  public let background: RGB
  /// The colour of what a background's picture or video leaves free.
  public let backdropColor: RGB
  /// What the background shows beside its colour.
  public let backdrop: Backdrop
  /// How the background's picture or video fills the scene.
  public let backdropFit: Background.Fit
  /// The character; nil when there is none.
  public let character: CharacterPlacement?
  /// The text overlay; nil when there is none.
  public let text: TextPlacement?

  /// What the background shows beside its colour.
  public enum Backdrop: Equatable, Sendable {
    /// Nothing.
    case plain
    /// A picture; its address or asset.
    case image(String)
    /// A video; its address or asset.
    case video(String)
  }

  /// The colour that stands for a picture or video which is not there yet.
  public static let placeholderColor = RGB(0x3A, 0x3F, 0x4B)

  /// Lays a scene out in a video of that size.
  public init(scene: Scene, width: Int, height: Int) {
    self.width = width
    self.height = height
    backdrop = Backdrop(scene.background)
    backdropFit = scene.background?.fit ?? "cover"
    backdropColor = RGB(hex: scene.background?.value ?? "") ?? Background.defaultColor
    background = backdrop == .plain ? backdropColor : Self.placeholderColor
    let frame = PixelBox(x: 0, y: 0, width: Double(width), height: Double(height))
    character = scene.character.map { CharacterPlacement($0, in: frame) }
    text = scene.text.flatMap { TextPlacement($0, in: frame) }
  }
}

/// A rectangle in pixels; y grows downwards. In a composition, no number of it is beyond ±1,500,000.
public struct PixelBox: Equatable, Sendable {
  /// The left and upper edge, and the size.
  public var x, y, width, height: Double

  /// A rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle of that size whose middle is at a position of this one.
  func box(width: Double, height: Double, at position: Position?) -> PixelBox {
    let width = Self.drawable(width)
    let height = Self.drawable(height)
    let middleX = Self.drawable(x + self.width * (1 + (position?.x ?? 0)) / 2)
    let middleY = Self.drawable(y + self.height * (1 + (position?.y ?? 0)) / 2)
    return PixelBox(x: middleX - width / 2, y: middleY - height / 2, width: width, height: height)
  }

  /// No length of a composition is beyond this, so that whoever draws may turn it into a whole number.
  static let farthest = 1_000_000.0

  /// A length held to what can be drawn. A draft is drawn as it is typed, and may hold 1e300.
  static func drawable(_ length: Double) -> Double {
    length.isNaN ? 0 : min(max(length, -farthest), farthest)
  }
}

/// Where a character stands.
public struct CharacterPlacement: Equatable, Sendable {
  /// What part of the character is seen.
  public enum Shape: Equatable, Sendable {
    /// The figure down to the hips.
    case figure
    /// Head and shoulders.
    case closeUp
    /// Cut out in a circle, before this colour.
    case circle(RGB)
    /// Cut out in a square, before this colour.
    case square(RGB)
  }

  /// How much detail a character has.
  public enum Quality: Equatable, Sendable {
    /// That of a film.
    case filmed
    /// That of a photo, which may be small.
    case photo
    /// That of a photo which the service has made finer.
    case enhancedPhoto
  }

  /// The id that tells one character from another; empty when none is chosen.
  public let id: String
  /// What is seen of it.
  public let shape: Shape
  /// The figure's outline, or the circle or square; may reach out of the scene.
  public let box: PixelBox
  /// The picture that is the character itself; nil where only an id names it.
  public let picture: TalkingPicture?
  /// What is behind the person within the box; nil where there is nothing, or matting takes it away.
  public let backdrop: PhotoBackdrop?
  /// How much detail it has.
  public let quality: Quality
  /// Whether anybody has been chosen.
  public var isChosen: Bool { !id.isEmpty || picture != nil }
  let fit: SceneCharacter.Fit
  let scene: PixelBox
  let scale: Double
  let offset: Position?

  init(_ character: SceneCharacter, in frame: PixelBox) {
    picture = character.picture
    fit = character.fit ?? "contain"
    scene = frame
    let isPhoto = character.type == .talkingPhoto
    id = (isPhoto ? character.talkingPhotoID : character.avatarID) ?? ""
    backdrop = isPhoto && character.matting != true ? PhotoBackdrop(id: id) : nil
    quality = !isPhoto ? .filmed : character.superResolution == true ? .enhancedPhoto : .photo
    let cropColor = RGB(hex: character.circleBackgroundColor ?? "") ?? Background.defaultColor
    shape =
      switch (isPhoto, character.talkingPhotoStyle, character.avatarStyle) {
      case (true, SceneCharacter.PhotoStyle.circle, _), (false, _, SceneCharacter.AvatarStyle.circle):
        .circle(cropColor)
      case (true, SceneCharacter.PhotoStyle.square, _): .square(cropColor)
      case (false, _, SceneCharacter.AvatarStyle.closeUp): .closeUp
      default: .figure
      }
    scale = character.scale ?? 1
    offset = character.offset
    // Of a circle or square, "contain" shows the whole; a close-up is cut in any case.
    let crop = character.fit == "cover" ? 0.7 : min(0.7, frame.width / max(frame.height, 1))
    let (width, height) =
      switch shape {
      case .figure: (0.62, 1.0)
      case .closeUp: (0.95, 1.0)
      case .circle, .square: (crop, crop)
      }
    let isWhole = shape == .figure && fit != "cover"
    let shrunk = isWhole ? min(1, frame.width / max(width * frame.height, 1)) : 1
    var box = frame.box(
      width: width * frame.height * shrunk * scale, height: height * frame.height * shrunk * scale, at: offset
    )
    // A figure ends at the lower edge, and so it stays there.
    box.y += frame.height * (1 - shrunk) / 2
    self.box = box
  }
}
