extension Composition.Backdrop {
  /// What a background shows beside its colour.
  public init(_ background: Background?) {
    // The address counts; an asset of the other kind may still be typed in from before the type was changed.
    func source(_ assetID: String?) -> String {
      [background?.url, assetID].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    }
    switch background?.type {
    case Background.Kind.image: self = .image(source(background?.imageAssetID))
    case Background.Kind.video: self = .video(source(background?.videoAssetID))
    default: self = .plain
    }
  }

  /// The address or asset; nil where there is only the colour.
  public var source: String? {
    switch self {
    case .plain: nil
    case .image(let source), .video(let source): source
    }
  }
}

extension Composition {
  /// Where the background's picture stands, in the scene's middle; what reaches out of the scene is not seen, and what
  /// it leaves free is the background's colour.
  ///
  /// The API only names the fits. This is the program's reading: `contain` shows the whole picture, `none` leaves its
  /// size as it is, and `cover` and `crop` fill the scene.
  /// - Parameters:
  ///   - pictureWidth: the picture's own width in pixels.
  ///   - pictureHeight: its own height.
  public func backdropBox(pictureWidth: Int, pictureHeight: Int) -> PixelBox {
    let frame = PixelBox(x: 0, y: 0, width: Double(width), height: Double(height))
    let own = (width: Double(max(pictureWidth, 1)), height: Double(max(pictureHeight, 1)))
    let scale =
      switch backdropFit {
      case "none": 1.0
      case "contain": min(frame.width / own.width, frame.height / own.height)
      default: max(frame.width / own.width, frame.height / own.height)
      }
    return frame.box(width: own.width * scale, height: own.height * scale, at: nil)
  }
}
