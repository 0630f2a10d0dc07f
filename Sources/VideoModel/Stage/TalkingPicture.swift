/// A picture that talks itself, by what names it. Of an address and an asset, the address counts.
public struct TalkingPicture: Equatable, Sendable {
  /// An address on the web, or `data:`.
  public var url: String?
  /// The id of an uploaded file.
  public var assetID: String?

  /// A picture.
  public init(url: String? = nil, assetID: String? = nil) {
    self.url = url
    self.assetID = assetID
  }

  init(_ source: ImageSource) {
    switch source.type {
    case SourceKind.asset: assetID = source.assetID
    default: url = source.address
    }
  }
}

/// Where a picture stands that takes a character's place.
public struct PicturePlacement: Equatable, Sendable {
  /// The whole picture; may reach out of the scene.
  public let box: PixelBox
  /// What of the video the picture is seen in.
  public let window: PixelBox
  /// Whether the window is the ellipse in its box.
  public let isRound: Bool

  /// Whether the picture is seen at a point of the video.
  public func contains(x: Double, y: Double) -> Bool {
    let u = (x - window.x) / max(window.width, 1) * 2 - 1
    let v = (y - window.y) / max(window.height, 1) * 2 - 1
    return isRound ? u * u + v * v < 1 : (-1..<1).contains(u) && (-1..<1).contains(v)
  }
}

extension CharacterPlacement {
  /// Where a picture of the character stands. A whole figure's fits into the scene, or covers it where the character is
  /// to, and grows with its scale; any other is cut to the close-up, circle or square.
  /// - Parameters:
  ///   - pictureWidth: the picture's own width in pixels.
  ///   - pictureHeight: its own height.
  public func place(pictureWidth: Int, pictureHeight: Int) -> PicturePlacement {
    let own = (width: Double(max(pictureWidth, 1)), height: Double(max(pictureHeight, 1)))
    func factor(_ area: PixelBox, covers: Bool) -> Double {
      let factors = (area.width / own.width, area.height / own.height)
      return covers ? max(factors.0, factors.1) : min(factors.0, factors.1)
    }
    let scale =
      shape == .figure
      ? factor(scene, covers: fit == "cover") * PixelBox.drawable(scale) : factor(box, covers: true)
    let whole = scene.box(width: own.width * scale, height: own.height * scale, at: offset)
    let isRound = if case .circle = shape { true } else { false }
    return PicturePlacement(box: whole, window: shape == .figure ? whole : box, isRound: isRound)
  }
}
