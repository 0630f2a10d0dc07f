import Testing
import VideoModel

@Suite("Where things stand: the numbers that stage and renderer share")
struct CompositionTests {
  private func composition(
    width: Int = 1920, height: Int = 1080, _ change: (inout Scene) -> Void
  ) -> Composition {
    var scene = Scene.fresh
    scene.text = .fresh
    change(&scene)
    return Composition(scene: scene, width: width, height: height)
  }

  private func isClose(_ box: PixelBox?, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool
  {
    guard let box else { return false }
    return zip([box.x, box.y, box.width, box.height], [x, y, width, height]).allSatisfy {
      abs($0 - $1) < 0.01
    }
  }

  // MARK: Background

  @Test("The background's colour, the default without one, and a stand-in for pictures")
  func background() {
    #expect(composition { $0.background?.value = "#102030" }.background == RGB(0x10, 0x20, 0x30))
    #expect(composition { $0.background?.value = "blue" }.background == RGB(0xF6, 0xF6, 0xFC))
    #expect(composition { $0.background = nil }.background == RGB(0xF6, 0xF6, 0xFC))
    let image = composition {
      $0.background?.type = .image
      $0.background?.url = "https://example.com/a.jpg"
      $0.background?.value = "#102030"
    }
    #expect(image.background == Composition.placeholderColor)
    #expect(image.backdropColor == RGB(0x10, 0x20, 0x30))
    #expect(image.backdrop == .image("https://example.com/a.jpg"))
    let video = composition {
      $0.background?.type = .video
      $0.background?.videoAssetID = "v1"
    }
    #expect(video.backdrop == .video("v1"))
    #expect(composition { _ in }.backdrop == .plain)
  }

  @Test("The source of another kind of background, typed before, is not shown")
  func foreignSource() {
    let video = composition {
      $0.background?.type = .video
      $0.background?.imageAssetID = "picture"
      $0.background?.videoAssetID = "film"
    }
    #expect(video.backdrop == .video("film"))
  }

  @Test(
    "A picture stands in the middle and fills the scene as it is told to",
    arguments: [
      (nil, -960, 0, 3840, 1080), ("crop", -960, 0, 3840, 1080), ("contain", 0, 270, 1920, 540),
      ("none", 560, 440, 800, 200),
    ] as [(Background.Fit?, Double, Double, Double, Double)])
  func fits(fit: Background.Fit?, x: Double, y: Double, width: Double, height: Double) {
    let composition = composition {
      $0.background?.type = .image
      $0.background?.url = "https://example.com/a.jpg"
      $0.background?.fit = fit
    }
    let isWide = fit != "none"
    let box = composition.backdropBox(pictureWidth: isWide ? 320 : 800, pictureHeight: isWide ? 90 : 200)
    #expect(isClose(box, x, y, width, height), "\(box)")
  }

  // MARK: Character

  @Test("A figure at scale 1 fills the height, in the middle")
  func figure() {
    let character = composition { _ in }.character
    #expect(character?.shape == .figure)
    #expect(isClose(character?.box, 960 - 334.8, 0, 669.6, 1080))
  }

  @Test(
    "An offset moves the middle: −1 to the left or upper edge, 1 to the right or lower",
    arguments: [
      (-1, -1, 0, 0), (0, 0, 960, 540), (1, 1, 1920, 1080), (0.5, -0.5, 1440, 270), (2, 0, 2880, 540),
    ] as [(Double, Double, Double, Double)])
  func offset(x: Double, y: Double, middleX: Double, middleY: Double) {
    let box = composition { $0.character?.offset = Position(x: x, y: y) }.character?.box
    #expect(isClose(box, middleX - 334.8, middleY - 540, 669.6, 1080))
  }

  @Test("The scale grows from the middle", arguments: [0, 0.5, 1, 2, 5])
  func scale(scale: Double) {
    let box = composition { $0.character?.scale = scale }.character?.box
    #expect(isClose(box, 960 - 334.8 * scale, 540 - 540 * scale, 669.6 * scale, 1080 * scale))
  }

  @Test("Each style has its shape")
  func shapes() {
    func shape(_ change: (inout SceneCharacter) -> Void) -> CharacterPlacement.Shape? {
      composition { scene in
        var character = scene.character ?? .fresh
        change(&character)
        scene.character = character
      }.character?.shape
    }
    #expect(shape { $0.avatarStyle = .normal } == .figure)
    #expect(shape { $0.avatarStyle = .closeUp } == .closeUp)
    #expect(shape { $0.avatarStyle = .circle } == .circle(RGB(0xF6, 0xF6, 0xFC)))
    #expect(shape { $0.talkingPhotoStyle = .circle } == .figure)
    #expect(
      shape {
        $0.type = .talkingPhoto
        $0.avatarStyle = .circle
      } == .figure)
    #expect(
      shape {
        $0.type = .talkingPhoto
        $0.talkingPhotoStyle = .circle
        $0.circleBackgroundColor = "#010203"
      } == .circle(RGB(1, 2, 3)))
    #expect(
      shape {
        $0.type = .talkingPhoto
        $0.talkingPhotoStyle = .square
      } == .square(RGB(0xF6, 0xF6, 0xFC)))
    #expect(
      shape {
        $0.type = .talkingPhoto
        $0.talkingPhotoStyle = "normal"
      } == .figure)
  }

  @Test("A circle is as wide as it is high, and contained, a whole one also in an upright video")
  func circle() {
    func box(_ fit: SceneCharacter.Fit?) -> PixelBox? {
      composition(width: 720, height: 1280) {
        $0.character?.avatarStyle = .circle
        $0.character?.fit = fit
      }.character?.box
    }
    #expect(isClose(box("cover"), 360 - 448, 640 - 448, 896, 896))
    #expect(isClose(box("contain"), 0, 640 - 360, 720, 720) && box(nil) == box("contain"))
  }

  @Test("A figure is as high as the video, and in an upright one whole, at its lower edge, unless it covers")
  func uprightFigure() {
    func box(_ fit: SceneCharacter.Fit?, scale: Double? = nil) -> PixelBox? {
      composition(width: 540, height: 1240) {
        $0.character?.fit = fit
        $0.character?.scale = scale
      }.character?.box
    }
    let height = 540 / 0.62
    #expect(isClose(box("contain"), 0, 1240 - height, 540, height) && box(nil) == box("contain"))
    #expect(isClose(box("cover"), 270 - 0.31 * 1240, 0, 0.62 * 1240, 1240))
    #expect(isClose(box("contain", scale: 2), -270, 1240 - 1.5 * height, 1080, 2 * height))
  }

  @Test(
    "A picture of a whole figure fits into the scene or covers it, and any other is cut",
    arguments: [
      ("normal", nil, 1, 800, 400, PixelBox(x: 0, y: 60, width: 1920, height: 960)),
      ("normal", "contain", 1, 400, 800, PixelBox(x: 690, y: 0, width: 540, height: 1080)),
      ("normal", "cover", 1, 400, 800, PixelBox(x: 0, y: -1380, width: 1920, height: 3840)),
      ("normal", "cover", 0.5, 800, 800, PixelBox(x: 480, y: 60, width: 960, height: 960)),
      ("normal", "contain", 0, 0, 0, PixelBox(x: 960, y: 540, width: 0, height: 0)),
      ("circle", nil, 1, 800, 400, PixelBox(x: 204, y: 162, width: 1512, height: 756)),
      ("square", "contain", 1, 400, 800, PixelBox(x: 582, y: -216, width: 756, height: 1512)),
    ] as [(SceneCharacter.PhotoStyle, SceneCharacter.Fit?, Double, Int, Int, PixelBox)])
  func pictures(
    style: SceneCharacter.PhotoStyle, fit: SceneCharacter.Fit?, scale: Double, width: Int, height: Int,
    box: PixelBox
  ) throws {
    let composed = composition {
      $0.character?.type = .talkingPhoto
      $0.character?.talkingPhotoStyle = style
      $0.character?.fit = fit
      $0.character?.scale = scale
    }
    let character = try #require(composed.character)
    let place = character.place(pictureWidth: width, pictureHeight: height)
    #expect(isClose(place.box, box.x, box.y, box.width, box.height), "\(place.box)")
    #expect(place.window == (style == "normal" ? place.box : character.box))
    #expect(place.isRound == (style == .circle))
    guard scale > 0 else { return }
    let (left, top) = (place.window.x + 1, place.window.y + 1)
    #expect(place.contains(x: 960, y: 540))
    #expect(place.contains(x: left, y: top) == (style != .circle))
    #expect(!place.contains(x: left - 2, y: 540) && !place.contains(x: 960, y: top - 2))
  }

  @Test("A picture stands where its character does")
  func pictureOffset() {
    let place = composition { $0.character?.offset = Position(x: 1, y: -1) }.character?
      .place(pictureWidth: 400, pictureHeight: 400)
    #expect(isClose(place?.box, 1380, -540, 1080, 1080))
  }

  @Test("The id is that of the type")
  func ids() {
    func placed(_ type: SceneCharacter.Kind) -> String? {
      composition {
        $0.character?.type = type
        $0.character?.avatarID = "a"
        $0.character?.talkingPhotoID = "p"
      }.character?.id
    }
    #expect(placed(.avatar) == "a")
    #expect(placed(.talkingPhoto) == "p")
    #expect(composition { _ in }.character?.id == "")
    #expect(composition { $0.character = nil }.character == nil)
  }

  // MARK: Text

  @Test("A text's size, lines and box")
  func text() {
    let text = composition {
      $0.text?.text = "Three things\nto know"
      $0.text?.fontSize = 72
    }.text
    #expect(text?.lines == ["Three things", "to know"])
    #expect(text?.fontSize == 72)
    #expect(abs((text?.lineAdvance ?? 0) - 86.4) < 0.01)
    #expect(text?.alignment == .center)
    #expect(text?.isBold == true)
    #expect(text?.fontFamily == "Arial")
    #expect(text?.color == RGB(255, 255, 255))
    #expect(text?.rotation == 0)
    #expect(isClose(text?.box, 960 - 216.036, 540 - 86.4, 432.072, 172.8))
  }

  @Test("A text without words has no place", arguments: [nil, "", " \n "] as [String?])
  func noText(text: String?) {
    #expect(composition { $0.text?.text = text }.text == nil)
  }

  @Test("Sizes grow with the video: a point is a pixel at a height of 1080")
  func units() {
    let text = composition(width: 3840, height: 2160) {
      $0.text?.text = "A"
      $0.text?.fontSize = 50
      $0.text?.width = 300
      $0.text?.height = 100
    }.text
    #expect(text?.fontSize == 100)
    #expect(isClose(text?.box, 1920 - 300, 1080 - 100, 600, 200))
  }

  @Test("Both vertical scales stretch the font")
  func stretch() {
    let text = composition {
      $0.text?.text = "A"
      $0.text?.scaleY = 2
      $0.text?.transformScaleY = 1.5
    }.text
    #expect(text?.fontSize == 72)
  }

  @Test("Horizontal scales stretch letters and box, and change no line")
  func widening() {
    func text(_ change: (inout TextOverlay) -> Void) -> TextPlacement? {
      composition {
        $0.text?.text = "Some words in a box that wraps"
        $0.text?.width = 200
        change(&$0.text!)
      }.text
    }
    let plain = text { _ in }
    #expect(plain?.stretch == 1 && (plain?.lines.count ?? 0) > 1)
    let wide = text {
      $0.scaleX = 2
      $0.transformScaleX = 1.5
    }
    #expect(wide?.stretch == 3 && wide?.fontSize == 24 && wide?.box.width == 600)
    #expect(wide?.lines == plain?.lines)
    let large = text {
      $0.scaleX = 2
      $0.scaleY = 2
    }
    #expect(large?.stretch == 1 && large?.fontSize == 48 && large?.lines == plain?.lines)
    #expect(text { $0.scaleX = 0 }?.stretch == 0)
    let unboxed = composition {
      $0.text?.text = "Words"
      $0.text?.scaleX = 2
    }.text
    #expect(isClose(unboxed?.box, 960 - 74.664, 540 - 14.4, 149.328, 28.8))
  }

  @Test("The first line stands at the upper edge of the box")
  func lines() {
    let text = composition {
      $0.text?.text = "one\ntwo"
      $0.text?.fontSize = 50
      $0.text?.lineHeight = 2
      $0.text?.height = 400
    }.text
    #expect(text?.middle(ofLine: 0) == 390.0)
    #expect(text?.middle(ofLine: 1) == 490.0)
  }

  @Test(
    "Weights by name and by number",
    arguments: [
      (nil, true), ("bold", true), ("Normal", false), ("medium", false), ("thin", false), ("black", true),
      ("400", false), ("600", true), ("900", true),
    ] as [(String?, Bool)])
  func weights(weight: String?, isBold: Bool) {
    let text = composition {
      $0.text?.text = "A"
      $0.text?.fontWeight = weight
    }.text
    #expect(text?.isBold == isBold)
  }

  @Test("A text at −1 and 1 has its middle on the edges", arguments: [(-1.0, 0.0), (0, 960), (1, 1920)])
  func position(x: Double, middle: Double) {
    let box = composition {
      $0.text?.text = "A"
      $0.text?.width = 200
      $0.text?.position = Position(x: x, y: x)
    }.text?.box
    #expect(abs((box?.x ?? .nan) + 100 - middle) < 0.01)
  }

  @Test("Weight, colour, alignment and rotation are those of the overlay")
  func looks() {
    let text = composition {
      $0.text?.text = "A"
      $0.text?.fontWeight = "Normal"
      $0.text?.fontFamily = "Georgia"
      $0.text?.color = "#FF0000"
      $0.text?.textAlign = .right
      $0.text?.rotate = 45
      $0.text?.lineHeight = 2
      $0.text?.fontSize = 10
    }.text
    #expect(text?.isBold == false)
    #expect(text?.fontFamily == "Georgia")
    #expect(text?.color == RGB(255, 0, 0))
    #expect(text?.alignment == .right)
    #expect(text?.rotation == 45)
    #expect(text?.lineAdvance == 20)
  }

  @Test("A turned text turns clockwise about its box's middle, and its edge with it")
  func turning() throws {
    let placed = composition {
      $0.text?.text = "A"
      $0.text?.width = 400
      $0.text?.height = 100
      $0.text?.rotate = 90
    }.text
    let text = try #require(placed)
    #expect(text.isTurned)
    let (x, y) = (text.box.x + 200, text.box.y + 50)
    let right = text.turned(x: x + 200, y: y)
    #expect(abs(right.x - x) < 1e-6 && abs(right.y - y - 200) < 1e-6)
    for (dx, dy, isOn) in [
      (0.0, 200.0, true), (50, 0, true), (50, 200, true), (0, 0, false), (200, 0, false),
    ] {
      #expect(text.isOnEdge(x: x + dx, y: y + dy, width: 2) == isOn, "\(dx), \(dy)")
    }
    for degrees in [0.0, 360, -720] {
      let lying = composition {
        $0.text?.text = "A"
        $0.text?.rotate = degrees
      }.text
      #expect(lying?.isTurned == false)
    }
  }

  @Test(
    "Any number that a draft may hold is drawn without a trap",
    arguments: [
      1e300, -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 5e-300, -1,
    ])
  func extremes(value: Double) {
    let drawn = composition {
      $0.character?.scale = value
      $0.character?.offset = Position(x: value, y: -value)
      $0.text?.text = "A text that is wrapped"
      $0.text?.fontSize = value
      $0.text?.lineHeight = value
      $0.text?.width = value
      $0.text?.height = value
      $0.text?.scaleX = value
      $0.text?.scaleY = value
      $0.text?.transformScaleY = value
      $0.text?.position = Position(x: value, y: value)
    }
    let boxes = [drawn.character?.box, drawn.text?.box].compactMap { $0 }
    #expect(boxes.count == 2)
    let lengths = boxes.flatMap { [$0.x, $0.y, $0.width, $0.height] }
    #expect(
      (lengths + [drawn.text?.fontSize, drawn.text?.lineAdvance, drawn.text?.stretch].compactMap { $0 })
        .allSatisfy {
          abs($0) <= 1_500_000
        })
  }

  // MARK: Size

  @Test(
    "The size of a video: the default of the pages, and what can be drawn",
    arguments: [
      (nil, nil, 1920, 1080), (1280, 720, 1280, 720), (720, nil, 720, 1080), (0, -5, 16, 16),
      (1_000_000, 4097, 4096, 4096),
    ] as [(Int?, Int?, Int, Int)])
  func size(width: Int?, height: Int?, drawnWidth: Int, drawnHeight: Int) {
    var video = StudioVideo.fresh
    video.dimension = Dimension()
    video.dimension?.width = width
    video.dimension?.height = height
    let size = VideoRequest.studio(video).size
    #expect(size.width == drawnWidth)
    #expect(size.height == drawnHeight)
  }
}
