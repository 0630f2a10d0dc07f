import Testing
import VideoModel

@Suite("The drawn presenter: always the same for an id, and nowhere but in its place")
struct PresenterTests {
  private static let ids = (1...12).map { "avatar-\($0)" }

  private func placement(
    _ id: String = "a", width: Int = 320, height: Int = 180,
    _ change: (inout SceneCharacter) -> Void = { _ in }
  ) throws -> CharacterPlacement {
    var scene = Scene()
    var character = SceneCharacter()
    character.type = .avatar
    character.avatarID = id
    character.talkingPhotoID = id
    change(&character)
    scene.character = character
    return try #require(Composition(scene: scene, width: width, height: height).character)
  }

  private func picture(_ placement: CharacterPlacement, _ pose: Presenter.Pose = .resting) -> PresenterCanvas
  {
    PresenterCanvas(Presenter(placement).drawing(pose), box: placement.box, columns: 120, rows: 160)
  }

  /// The pixels in which two pictures differ.
  private func differences(_ a: PresenterCanvas, _ b: PresenterCanvas) -> [(x: Double, y: Double)] {
    (0..<(a.columns * a.rows)).filter { a.bytes[($0 * 4)..<($0 * 4 + 4)] != b.bytes[($0 * 4)..<($0 * 4 + 4)] }
      .map { (Double($0 % a.columns) / Double(a.columns), Double($0 / a.columns) / Double(a.rows)) }
  }

  @Test("An id is drawn the same every time, and another id differently")
  func looks() throws {
    let pictures = try Self.ids.map { picture(try placement($0)) }
    for (index, id) in Self.ids.enumerated() {
      #expect(picture(try placement(id)) == pictures[index])
      #expect(!pictures[(index + 1)...].contains(pictures[index]), "\(id) looks like another")
    }
  }

  @Test("The looks of an id do not change from one version to the next")
  func looksAreFixed() throws {
    let place = try placement("Ruth_office_20240312") { $0.avatarStyle = .closeUp }
    let skin = Presenter(place).color(
      atX: place.box.x + place.box.width / 2, y: place.box.y + place.box.height * 0.58)
    #expect(skin == RGB(192, 136, 96))
  }

  @Test(
    "Points, pictures and the box agree",
    arguments: [
      SceneCharacter.PhotoStyle.circle, .square, "normal",
    ])
  func placeOfPhotos(style: SceneCharacter.PhotoStyle) throws {
    let place = try placement {
      $0.type = .talkingPhoto
      $0.talkingPhotoStyle = style
    }
    let presenter = Presenter(place)
    let (left, right) = (place.box.x, place.box.x + place.box.width)
    for y in stride(from: -5.5, to: 186, by: 6) {
      for x in stride(from: -5.5, to: 326, by: 6) {
        let isInside =
          x >= left && x < right && y >= place.box.y && y < place.box.y + place.box.height
        if presenter.color(atX: x, y: y) != nil { #expect(isInside, "\(x), \(y)") }
      }
    }
    let middle = presenter.color(
      atX: place.box.x + place.box.width / 2, y: place.box.y + place.box.height / 2)
    #expect(middle != nil)
  }

  @Test("A square is a framed picture before its colour, and a circle a disc")
  func mounts() throws {
    func colors(_ style: SceneCharacter.PhotoStyle) throws -> [RGB?] {
      let place = try placement {
        $0.type = .talkingPhoto
        $0.talkingPhotoStyle = style
        $0.matting = true
        $0.circleBackgroundColor = "#102030"
      }
      // The corner, and a point beside the head.
      return [(0.01, 0.01), (0.2, 0.3)].map {
        Presenter(place).color(
          atX: place.box.x + place.box.width * $0.0, y: place.box.y + place.box.height * $0.1)
      }
    }
    let square = try colors(.square)
    #expect(square[0] != nil && square[0] != RGB(0x10, 0x20, 0x30))
    #expect(square[1] == RGB(0x10, 0x20, 0x30))
    #expect(try colors(.circle) == [nil, RGB(0x10, 0x20, 0x30)])
  }

  @Test(
    "A photo has something behind its person, which matting takes away; an avatar has nothing", arguments: ids
  )
  func backdrop(id: String) throws {
    func corners(_ change: (inout SceneCharacter) -> Void) throws -> [RGB?] {
      let place = try placement(id, change)
      return [(0.02, 0.02), (0.98, 0.02), (0.15, 0.2)].map {
        Presenter(place).color(
          atX: place.box.x + place.box.width * $0.0, y: place.box.y + place.box.height * $0.1)
      }
    }
    #expect(try corners { _ in } == [nil, nil, nil])
    #expect(try corners { ($0.type, $0.matting) = (.talkingPhoto, true) } == [nil, nil, nil])
    let photo = try corners { $0.type = .talkingPhoto }
    #expect(photo[0] != nil && photo[0] == photo[1])
    // A window to the side of the head.
    #expect(photo[2] != nil && photo[2] != photo[0])
    #expect(try corners { ($0.type, $0.matting) = (.talkingPhoto, false) } == photo)
  }

  @Test("Not all photos are taken before the same wall")
  func walls() throws {
    let walls = try Self.ids.map { try #require(try placement($0) { $0.type = .talkingPhoto }.backdrop).wall }
    #expect(Set(walls.map(\.hex)).count > 2)
  }

  @Test("A photo's backdrop stays in its circle, and covers the circle's colour")
  func backdropInCircle() throws {
    let place = try placement {
      $0.type = .talkingPhoto
      $0.talkingPhotoStyle = .circle
      $0.circleBackgroundColor = "#102030"
    }
    let colors = Presenter(place)
    func color(_ u: Double, _ v: Double) -> RGB? {
      colors.color(atX: place.box.x + place.box.width * u, y: place.box.y + place.box.height * v)
    }
    #expect(color(0.06, 0.1) == nil && color(0.94, 0.1) == nil)
    let backdrop = try #require(place.backdrop)
    #expect(color(0.8, 0.25) == backdrop.wall && color(0.2, 0.3) == backdrop.window)
  }

  @Test("An open mouth changes the mouth, and a blink the eyes", arguments: ids)
  func poses(id: String) throws {
    let place = try placement(id) { $0.avatarStyle = .closeUp }
    let rest = picture(place)
    let mouth = differences(rest, picture(place, .init(mouth: 1)))
    #expect(!mouth.isEmpty)
    #expect(mouth.allSatisfy { abs($0.x - 0.5) < 0.1 && $0.y > 0.5 && $0.y < 0.66 })
    let eyes = differences(rest, picture(place, .init(blink: true)))
    #expect(!eyes.isEmpty)
    #expect(eyes.allSatisfy { abs($0.x - 0.5) < 0.2 && $0.y > 0.36 && $0.y < 0.46 })
    #expect(!differences(rest, picture(place, .init(smile: 1))).isEmpty)
    #expect(!differences(rest, picture(place, .init(brows: 1))).isEmpty)
  }

  @Test(
    "A head repainted over the resting picture is the whole picture of that pose", arguments: ids.prefix(6))
  func repainting(id: String) throws {
    let place = try placement(id)
    for pose in [
      Presenter.Pose(mouth: 0.6, tilt: 1, smile: 1, brows: 1), .init(blink: true, tilt: -1), .init(tilt: 0.5),
    ] {
      var painted = picture(place)
      painted.repaintHead(Presenter(place).drawing(pose))
      // What is under full transparency is not seen.
      let seen = differences(painted, picture(place, pose)).filter {
        let pixel = Int(($0.y * 160).rounded()) * 120 + Int(($0.x * 120).rounded())
        return painted.bytes[pixel * 4 + 3] != 0
      }
      #expect(seen.isEmpty)
    }
  }

  @Test("Pixels are opaque inside, clear outside and between the two at the edge")
  func opacity() throws {
    let place = try placement()
    let picture = picture(place)
    let alphas = Set(stride(from: 3, to: picture.bytes.count, by: 4).map { picture.bytes[$0] })
    #expect(alphas.contains(0) && alphas.contains(255) && alphas.count > 2)
    #expect(picture.bytes[3] == 0)
    #expect(picture.bytes[(80 * 120 + 60) * 4 + 3] == 255)
  }

  @Test("Extreme places draw nothing, and do not trap")
  func extremes() throws {
    for scale in [0, 1e-9, 1e300, .infinity] {
      let place = try placement { $0.scale = scale }
      let canvas = PresenterCanvas(
        Presenter(place).drawing(.init(tilt: .infinity)), box: PixelBox(x: 0, y: 0, width: 320, height: 180),
        columns: 32, rows: 18)
      #expect(canvas.bytes.count == 32 * 18 * 4)
      _ = Presenter(place).color(atX: 160, y: 90)
    }
  }

  @Test("Only a photo has a mood; the expressive one moves more, and the happy one smiles")
  func moods() {
    var character = SceneCharacter()
    character.talkingStyle = "expressive"
    character.expression = "happy"
    #expect(PresenterMood(character) == PresenterMood())
    character.type = .talkingPhoto
    let lively = PresenterMood(character).pose(loudness: 1, lean: 1, blink: false)
    let calm = PresenterMood(nil).pose(loudness: 1, lean: 1, blink: false)
    #expect(lively.mouth > calm.mouth && lively.tilt > calm.tilt && lively.brows > calm.brows)
    #expect(lively.smile == 1 && calm.smile == 0)
  }
}
