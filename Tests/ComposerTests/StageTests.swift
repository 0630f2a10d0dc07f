import Cells
import TestSupport
import Testing
import VideoModel

@testable import Composer

@Suite struct StageTests {
  private static let address = "https://example.com/office.png"

  /// A video whose scenes have these pictures behind them.
  private static func request(_ sources: [String], fit: Background.Fit? = nil) -> VideoRequest {
    var video = StudioVideo.example
    let scene = video.scenes[0]
    video.scenes = ObjectList(
      sources.map { source in
        var changed = scene
        changed.character = nil
        changed.background?.type = .image
        changed.background?.value = nil
        changed.background?.fit = fit
        changed.background?.url = source
        return changed
      })
    return .studio(video)
  }

  private static func session(_ sources: String..., fit: Background.Fit? = nil) -> Session {
    Session(request(sources, fit: fit), width: 120, height: 40)
  }

  /// Red on the left, blue on the right.
  private static let halves: StagePicture = {
    var pixels = Pixels(width: 4, height: 2, color: (200, 0, 0))
    for y in 0..<2 { for x in 2..<4 { pixels[x, y] = (0, 0, 200) } }
    return StagePicture(pixels, width: 400, height: 200)
  }()

  private func decodes(_ session: inout Session) -> [Effect] {
    session.takeEffects().filter { if case .decodePicture = $0 { true } else { false } }
  }

  private func decode(_ source: String, _ columns: Int, _ rows: Int, _ kind: Media = .image) -> Effect {
    .decodePicture(source: source, kind: kind, columns: columns, rows: rows)
  }

  // MARK: Turned text

  @Test func `the box of a turned text is drawn turned, and its words lie in its middle`() throws {
    var scene = StudioVideo.example.scenes[0]
    scene.character = nil
    scene.text?.text = "Turned"
    scene.text?.position = Position(x: 0, y: 0)
    scene.text?.width = 800
    scene.text?.height = 200
    scene.text?.color = "#FF0000"
    func red(rotation: Double) -> [(x: Int, y: Int)] {
      scene.text?.rotate = rotation
      let pixels = StagePainter.pixels(
        of: Composition(scene: scene, width: 1920, height: 1080), width: 96, height: 54)
      return (0..<54).flatMap { y in (0..<96).map { (x: $0, y: y) } }.filter { x, y in
        pixels[x, y].r == 255 && pixels[x, y].g == 0
      }
    }
    #expect(red(rotation: 0).isEmpty)
    // 800 by 200 of 1920 by 1080, upright: 10 pixels wide and 40 high.
    let upright = red(rotation: 90)
    let columns = try #require(upright.map(\.x).min())...(upright.map(\.x).max() ?? 0)
    let rows = try #require(upright.map(\.y).min())...(upright.map(\.y).max() ?? 0)
    #expect((42...43).contains(columns.lowerBound) && (52...53).contains(columns.upperBound))
    #expect((6...7).contains(rows.lowerBound) && (46...47).contains(rows.upperBound))
    #expect(upright.count < 120)
  }

  // MARK: Stills of finished videos

  @Test func `the still of the selected job's video stands on the stage while the jobs have the focus`() {
    var session = Session(width: 120, height: 40)
    var done = Session.job("a", state: .completed)
    done.result?.thumbnailURL = "http://127.0.0.1:1/a.jpg"
    session.send(.jobsLoaded([done, Session.job("b", at: -1)]))
    #expect(decodes(&session) == [])
    session.press("Shift-Tab")
    #expect(decodes(&session) == [decode("http://127.0.0.1:1/a.jpg", 43, 12)])
    #expect(session.screen.contains("Stage — “Job a”") && session.screen.contains("the still of the video"))
    session.send(.pictureDecoded(source: "http://127.0.0.1:1/a.jpg", pixels: Self.halves, reason: nil))
    let frame = view(session.state, size: session.state.size)
    let colors = (0..<40).flatMap { frame.row($0) }.map(\.style.foreground)
    #expect(colors.contains(.rgb(200, 0, 0)) && colors.contains(.rgb(0, 0, 200)))
    session.press("Down")
    #expect(session.screen.contains("Stage — scene 1"))
  }

  @Test func `the still of another service's video is not asked for`() {
    var session = Session(width: 120, height: 40)
    let facts = ServiceFacts(
      profile: "work", name: "work", label: "WORK", isLive: true, baseURL: "https://example.com")
    var done = Session.job("a", state: .completed)
    done.result?.thumbnailURL = "http://127.0.0.1:1/a.jpg"
    session.send(.jobsLoaded([done]))
    session.send(.serviceChanged(facts))
    session.press("Shift-Tab")
    #expect(decodes(&session) == [])
  }

  // MARK: Pictures

  @Test func `a picture is asked for once in each size`() {
    var session = Self.session(Self.address)
    session.send(.timePassed(Session.start))
    #expect(decodes(&session) == [decode(Self.address, 43, 12)])
    session.press("Down", "Up", "Tab", "Tab")
    #expect(decodes(&session) == [])
    session.send(.pictureDecoded(source: Self.address, pixels: Self.halves, reason: nil))
    session.send(.input(.resized(Size(160, 50))))
    #expect(decodes(&session).count == 1)
    session.send(.input(.resized(Size(160, 50))))
    #expect(decodes(&session) == [])
  }

  @Test func `half an address is not asked for`() {
    var session = Self.session("https://example.com/a")
    session.send(.timePassed(Session.start))
    session.press("Enter", "b", "Enter")
    _ = session.takeEffects()
    session.type(".png")
    #expect(session.value("video_inputs[0].background.url") == "https://example.com/a.png")
    #expect(decodes(&session) == [])
    session.press("Esc")
    #expect(decodes(&session) == [decode("https://example.com/a.png", 43, 12)])
  }

  @Test(arguments: ["", "/etc/hostname", "~/a.png", "file:///a.png", "a.png", "ftp://example.com/a.png"])
  func `what is no address is not asked for`(source: String) {
    var session = Self.session(source)
    session.send(.timePassed(Session.start))
    #expect(decodes(&session) == [])
  }

  @Test func `assets, data and videos are asked for by what names them`() {
    var session = Self.session("data:image/png;base64,AAAA", "", "../x")
    session.send(.timePassed(Session.start))
    #expect(decodes(&session) == [decode("data:image/png;base64,AAAA", 43, 12)])
    guard case .studio(var video) = session.state.draft.request else {
      Issue.record("it is no studio request")
      return
    }
    video.scenes[1].background?.imageAssetID = "abc_DEF-1"
    video.scenes[2].background?.type = .video
    video.scenes[2].background?.videoAssetID = "v1"
    video.scenes[2].background?.url = nil
    _ = session.state.editRequest { $0 = .studio(video) }
    session.press("Down", "Down")
    #expect(decodes(&session) == [decode("abc_DEF-1", 43, 12), decode("v1", 43, 12, .video)])
  }

  @Test func `a picture is drawn in the place of its name`() {
    var session = Self.session(Self.address)
    session.send(.timePassed(Session.start))
    #expect(session.screen.contains("image: https://example.com/office.png"))
    session.send(.pictureDecoded(source: Self.address, pixels: Self.halves, reason: nil))
    expectSnapshot(session.screen, named: "stage-picture-120x40")
    #expect(session.stageColor(0.1, 0.1) == .rgb(200, 0, 0))
    #expect(session.stageColor(0.9, 0.9) == .rgb(0, 0, 200))
  }

  @Test func `a picture that is to be seen whole leaves the rest to the background`() {
    var session = Self.session(Self.address, fit: "contain")
    session.send(.timePassed(Session.start))
    var tall = Self.halves
    (tall.width, tall.height) = (100, 200)
    session.send(.pictureDecoded(source: Self.address, pixels: tall, reason: nil))
    #expect(session.stageColor(0.1, 0.1) == .rgb(0xF6, 0xF6, 0xFC))
    #expect(session.stageColor(0.45, 0.1) == .rgb(200, 0, 0))
    #expect(session.stageColor(0.55, 0.1) == .rgb(0, 0, 200))
  }

  @Test func `a picture that cannot be had says why, and is asked for again when all is drawn anew`() {
    var session = Self.session(Self.address)
    session.send(.timePassed(Session.start))
    session.send(.pictureDecoded(source: Self.address, pixels: nil, reason: "there is no file"))
    #expect(session.screen.contains("image: https://example.com/office.png"))
    #expect(session.screen.contains("there is no file"))
    _ = session.takeEffects()
    session.press("Down", "Up")
    #expect(decodes(&session) == [])
    session.press("^L")
    #expect(decodes(&session).count == 1)
  }

  @Test func `a picture that turns out to be a video is asked for as one`() {
    var session = Self.session(Self.address)
    session.send(.timePassed(Session.start))
    session.send(.pictureDecoded(source: Self.address, pixels: nil, reason: "the file is a video"))
    _ = session.takeEffects()
    session.press("Enter", "b", "Up", "Right")
    #expect(session.value("video_inputs[0].background.type") == "video")
    #expect(decodes(&session) == [decode(Self.address, 43, 12, .video)])
  }

  @Test func `the pictures shown last are kept`() {
    let sources = (0..<40).map { "https://example.com/\($0).png" }
    var session = Session(Self.request(sources), width: 120, height: 40)
    session.send(.timePassed(Session.start))
    for _ in 1..<40 { session.press("Down") }
    #expect(decodes(&session).count == 40)
    #expect(session.state.stagePane.pictures.count == 32)
    for _ in 1..<32 { session.press("Up") }
    #expect(decodes(&session) == [])
    session.press("Up")
    #expect(decodes(&session) == [decode(sources[7], 43, 12)])
    session.send(.pictureDecoded(source: sources[39], pixels: Self.halves, reason: nil))
    #expect(session.state.stagePane.pictures[sources[39]] == nil)
  }

  // MARK: Characters

  /// A session that shows a talking photo, or what else the change makes of it.
  private static func photo(
    isLive: Bool = true, _ change: (inout SceneCharacter) -> Void = { _ in }
  ) -> Session {
    var video = StudioVideo.example
    var character = SceneCharacter()
    character.type = .talkingPhoto
    character.talkingPhotoID = "p1"
    change(&character)
    video.scenes[0].character = character
    video.scenes[0].background = .fresh
    video.scenes[0].text = nil
    var session = Session(.studio(video), width: 120, height: 40, isLive: isLive)
    session.send(
      .catalogueLoaded(
        CatalogueListing(
          avatars: [AvatarListing(id: "a1", name: "A", previewImageURL: "https://example.com/a1.png")],
          talkingPhotos: [TalkingPhotoListing(id: "p1", name: "P", previewImageURL: address)]),
        fetchedAt: Session.start))
    return session
  }

  @Test func `a photo of the live service stands where it will be seen`() {
    var session = Self.photo()
    #expect(decodes(&session) == [decode(Self.address, 43, 12)])
    session.send(.pictureDecoded(source: Self.address, pixels: Self.halves, reason: nil))
    // Twice as wide as high in 16:9: bars above and below.
    #expect(session.stageColor(0.1, 0.5) == .rgb(200, 0, 0))
    #expect(session.stageColor(0.9, 0.5) == .rgb(0, 0, 200))
    #expect(session.stageColor(0.5, 0) == .rgb(0xF6, 0xF6, 0xFC))
  }

  @Test(arguments: ["circle", "square"] as [SceneCharacter.PhotoStyle])
  func `a photo is cut as the renderer cuts it`(style: SceneCharacter.PhotoStyle) {
    var session = Self.photo { $0.talkingPhotoStyle = style }
    session.send(.pictureDecoded(source: Self.address, pixels: Self.halves, reason: nil))
    #expect(session.stageColor(0.4, 0.5) == .rgb(200, 0, 0))
    #expect(session.stageColor(0.6, 0.5) == .rgb(0, 0, 200))
    #expect(session.stageColor(0.2, 0.5) == .rgb(0xF6, 0xF6, 0xFC))
    let corner = session.stageColor(0.32, 0.2)
    #expect(corner == (style == .circle ? .rgb(0xF6, 0xF6, 0xFC) : .rgb(200, 0, 0)))
  }

  @Test func `an avatar of the live service is shown by its preview, and nobody who is not listed`() {
    var session = Self.photo {
      $0.type = .avatar
      $0.avatarID = "a1"
    }
    #expect(decodes(&session) == [decode("https://example.com/a1.png", 43, 12)])
    var unknown = Self.photo { $0.talkingPhotoID = "p2" }
    #expect(decodes(&unknown) == [])
  }

  @Test func `the sandbox's characters are drawn, as it draws them`() {
    var session = Self.photo(isLive: false)
    #expect(decodes(&session) == [])
  }

  @Test(
    arguments: [
      (.avatarIV, ["image_url": "https://example.com/me.png"], "https://example.com/me.png"),
      (.avatarIV, ["image_asset_id": "i1"], "i1"), (.avatarIV, ["image_url": "/home/me/a.png"], nil),
      (
        .v3,
        [
          "type": "image", "image": ["type": "base64", "media_type": "image/png", "data": "QQ=="],
        ], "data:image/png;base64,QQ=="
      ),
      (
        .v3,
        [
          "type": "studio",
          "scenes": [
            [
              "type": "avatar_video",
              "input": ["type": "image", "image": ["type": "asset_id", "asset_id": "i2"]],
            ]
          ],
        ], "i2"
      ),
    ] as [(RequestKind, JSONValue, String?)])
  func `a picture that the request names is shown, whatever the service`(
    kind: RequestKind, json: JSONValue, source: String?
  ) throws {
    var session = Session(try VideoRequest(kind: kind, json: json), width: 120, height: 40)
    session.send(.timePassed(Session.start))
    let asked = decodes(&session).map { effect in
      if case .decodePicture(let source, .image, _, _) = effect { source } else { "another effect" }
    }
    #expect(asked == [source].compactMap { $0 })
  }

  @Test func `the stage takes the shape of a picture that the video takes its shape from`() throws {
    let json: JSONValue = [
      "type": "image", "image": ["type": "url", "url": .string(Self.address)], "aspect_ratio": "auto",
      "resolution": "720p",
    ]
    var session = Session(try VideoRequest(kind: .v3, json: json), width: 120, height: 40)
    session.send(.timePassed(Session.start))
    #expect(session.screen.contains("1280×720"))
    let pixels = try #require(Pixels(width: 1, height: 2, rgb: [1, 2, 3, 4, 5, 6]))
    session.send(
      .pictureDecoded(
        source: Self.address, pixels: StagePicture(pixels, width: 300, height: 600), reason: nil))
    #expect(session.screen.contains("720×1440"))
  }

  @Test func `a picture of a character that cannot be had says why`() throws {
    let json: JSONValue = ["image_url": .string(Self.address)]
    var session = Session(try VideoRequest(kind: .avatarIV, json: json), width: 120, height: 40)
    session.send(.timePassed(Session.start))
    #expect(!session.screen.contains("picture: "))
    session.send(.pictureDecoded(source: Self.address, pixels: nil, reason: "there is no file"))
    #expect(session.screen.contains("picture: https://example.com/office.png"))
    #expect(session.screen.contains("there is no file"))
  }

  @Test func `a figure in one colour stands for an avatar that is not chosen, and the way to one is named`() {
    var video = StudioVideo.example
    video.scenes[0].text = nil
    func colors(_ session: Session) -> Set<Color> {
      let points = (1..<40).flatMap { y in (1..<40).map { x in (Double(x) / 40, Double(y) / 42) } }
      return Set(points.compactMap { session.stageColor($0.0, $0.1) })
    }
    #expect(colors(Session(.studio(video), width: 120, height: 40)).count > 8)
    video.scenes[0].character?.avatarID = nil
    let session = Session(.studio(video), width: 120, height: 40)
    // The background, the figure, and what mixes at its edge; the row of words is left out.
    #expect(colors(session).count < 16)
    #expect(session.stageColor(0.27, 0.3) != session.stageColor(0.9, 0.1))
    #expect(session.screen.contains("no avatar yet; ↵ on Avatar"))
  }

  @Test func `the same picture behind and in front is asked for once`() {
    var session = Self.photo()
    guard case .studio(var video) = session.state.draft.request else {
      Issue.record("it is no studio request")
      return
    }
    video.scenes[0].background?.type = .video
    video.scenes[0].background?.url = Self.address
    _ = session.state.editRequest { $0 = .studio(video) }
    _ = session.takeEffects()
    for _ in 0..<3 { session.send(.timePassed(Session.start)) }
    #expect(decodes(&session) == [decode(Self.address, 43, 12, .video)])
  }
}

extension Session {
  /// The colour of a cell at a part of the picture's width and height.
  func stageColor(_ x: Double, _ y: Double) -> Color? {
    guard let place = Layout(state: state).stagePicture(width: 1280, height: 720) else { return nil }
    let frame = view(state, size: state.size)
    // The upper pixel of a cell is behind, the lower one in front.
    let pixel = Int(y * Double(place.height * 2))
    let style = frame[place.x + Int(x * Double(place.width)), place.y + pixel / 2].style
    return pixel.isMultiple(of: 2) ? style.background : style.foreground
  }
}
