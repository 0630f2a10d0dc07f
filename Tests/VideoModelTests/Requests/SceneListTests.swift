import Testing
import VideoModel

@Suite("Changes of the list of scenes")
struct SceneListTests {
  /// A kind with a list, where it stands, and where a scene says its text.
  struct Sheet: CustomTestStringConvertible, Sendable {
    let least: Least
    let list: FieldPath
    let script: String
    var testDescription: String { least.rawValue }

    /// A request with these scripts in its scenes.
    func request(_ scripts: [String]) throws -> VideoRequest {
      var request = try least.request()
      let scene = try #require(request.value(at: list.appending(0)))
      request.set(.array(Array(repeating: scene, count: scripts.count)), at: list)
      for (index, text) in scripts.enumerated() { request.set(.string(text), at: place(index)) }
      return request
    }

    func scripts(of request: VideoRequest) -> [String?] {
      (request.value(at: list)?.array ?? []).indices.map { request.value(at: place($0))?.string }
    }

    private func place(_ index: Int) -> FieldPath {
      FieldPath(list.description + "[\(index)]." + script) ?? .root
    }
  }

  static let sheets = [
    Sheet(least: .studio, list: "video_inputs", script: "voice.input_text"),
    Sheet(least: .scenes, list: "scenes", script: "input.script"),
  ]

  @Test("The list is where the kind has it", arguments: sheets)
  func paths(sheet: Sheet) throws {
    let request = try sheet.least.request()
    #expect(request.sceneListPath == sheet.list)
    #expect(request.scenePath(2) == sheet.list.appending(2))
    #expect(VideoRequest.mostScenes == 50)
  }

  @Test(
    "Scenes are copied, taken away and moved",
    arguments: sheets,
    [
      (.copies(of: [0], at: 1), ["a", "a", "b", "c"]), (.copies(of: [2], at: 9), ["a", "b", "c", "c"]),
      (.copies(of: [2, 0], at: 0), ["c", "a", "a", "b", "c"]),
      (.copies(of: [3, -1], at: 1), ["a", "b", "c"]),
      (.remove(1), ["a", "c"]), (.remove(3), ["a", "b", "c"]), (.remove(-1), ["a", "b", "c"]),
      (.swap(0, 2), ["c", "b", "a"]), (.swap(1, 1), ["a", "b", "c"]), (.swap(0, 3), ["a", "b", "c"]),
      (.insert(at: 0), [nil, "a", "b", "c"]), (.insert(at: 1), ["a", nil, "b", "c"]),
      (.insert(at: 3), ["a", "b", "c", nil]), (.insert(at: 9), ["a", "b", "c", nil]),
      (.insert(at: -1), [nil, "a", "b", "c"]),
    ] as [(SceneChange, [String?])])
  func changes(sheet: Sheet, change: (SceneChange, [String?])) throws {
    var request = try sheet.request(["a", "b", "c"])
    request.changeScenes(change.0)
    #expect(sheet.scripts(of: request) == change.1)
  }

  @Test("One scene is taken alone, and all else stays", arguments: sheets)
  func alone(sheet: Sheet) throws {
    var request = try sheet.request(["a", "b", "c"])
    request.set("Three letters", at: "title")
    let second = request.only(scene: 1)
    #expect(sheet.scripts(of: second) == ["b"])
    #expect(second.title == "Three letters")
    #expect(second.problems == request.problems)
    #expect(request.only(scene: 3) == request)
    #expect(request.only(scene: -1) == request)
  }

  @Test(
    "A request without a list is whole as it is", arguments: [Least.transparent, .avatarIV, .avatar, .image])
  func flat(least: Least) throws {
    let request = try least.request()
    #expect(request.only(scene: 0) == request)
  }

  @Test("The last scene may go, and a first one be added", arguments: sheets)
  func lastScene(sheet: Sheet) throws {
    var request = try sheet.request(["a"])
    request.changeScenes(.remove(0))
    #expect(request.value(at: sheet.list) == nil)
    request.changeScenes(.insert(at: 0))
    #expect(sheet.scripts(of: request) == [nil])
    #expect(
      request.problems.allSatisfy { if case .missing = $0.reason { true } else { sheet.least == .scenes } })
  }

  @Test("A new scene shows who and what the one before it shows, and says nothing")
  func following() throws {
    var studio = try Least.studio.request([
      "video_inputs[0].character.scale": 1.5,
      "video_inputs[0].background": ["type": "color", "value": "#010203"],
      "video_inputs[0].text": ["type": "text", "text": "Title", "line_height": 1],
    ])
    studio.changeScenes(.insert(at: 1))
    #expect(
      studio.value(at: "video_inputs[1]") == [
        "character": ["type": "avatar", "avatar_id": "josh", "scale": 1.5],
        "voice": ["type": "text", "voice_id": "v1"], "background": ["type": "color", "value": "#010203"],
      ])
    var v3 = try Least.scenes.request([
      "scenes[0].input.voice_id": "v1", "scenes[0].input.engine": ["type": "avatar_v"],
      "scenes[0].input.motion_prompt": "wave",
      "scenes[0].input.background": ["type": "color", "color": "#010203"],
    ])
    v3.changeScenes(.insert(at: 1))
    #expect(
      v3.value(at: "scenes[1]") == [
        "type": "avatar_video",
        "input": [
          "type": "avatar", "avatar_id": "josh", "voice_id": "v1", "engine": ["type": "avatar_v"],
          "background": ["type": "color", "color": "#010203"],
        ],
      ])
  }

  @Test("Behind a picture or a video comes a new speaking scene")
  func behindPicture() throws {
    var request = try Least.scenes.request([
      "scenes": [["type": "image", "source": ["type": "asset_id", "asset_id": "i"], "duration": 3]]
    ])
    request.changeScenes(.insert(at: 1))
    #expect(request.value(at: "scenes[1]") == ["type": "avatar_video", "input": ["type": "avatar"]])
  }

  @Test(
    "A scene takes the place of a list that could not be read", arguments: sheets,
    [[], [1], 5] as [JSONValue])
  func unreadableList(sheet: Sheet, list: JSONValue) throws {
    let path = sheet.list
    var request = try sheet.least.request()
    let scene = try #require(request.value(at: path.appending(0)))
    request = try VideoRequest(kind: request.kind, json: request.json.with(list, at: path.steps[...]))
    #expect(request.value(at: path) == list)
    request.changeScenes(.remove(0))
    #expect(request.value(at: path) == list)
    request.changeScenes(.insert(at: 0))
    for member in scene.members ?? [] {
      request.set(member.value, at: path.appending(0).appending(member.key))
    }
    #expect(request.problems == [])
    #expect(request.value(at: path)?.array?.count == 1)
  }

  @Test("A copy has what was kept and hidden in the scene", arguments: sheets)
  func copies(sheet: Sheet) throws {
    var request = try sheet.least.request(["\(sheet.list)[0].own": 1])
    request.set(sheet.least == .studio ? "silence" : "image", at: hiding(sheet, 0))
    request.changeScenes(.copies(of: [0], at: 1))
    #expect(request.value(at: FieldPath("\(sheet.list)[1].own") ?? .root) == 1)
    request.set(sheet.least == .studio ? "text" : "avatar_video", at: hiding(sheet, 1))
    #expect(sheet.scripts(of: request) == [nil, "Hello"])
  }

  private func hiding(_ sheet: Sheet, _ index: Int) -> FieldPath {
    FieldPath("\(sheet.list)[\(index)]." + (sheet.least == .studio ? "voice.type" : "type")) ?? .root
  }

  @Test(
    "A request without a list of scenes is not changed",
    arguments: [Least.transparent, .avatarIV, .avatar, .image, .cinematic])
  func noList(least: Least) throws {
    let before = try least.request()
    #expect(before.sceneListPath == nil && before.scenePath(0) == nil)
    for change in [SceneChange.insert(at: 0), .copies(of: [0], at: 1), .remove(0), .swap(0, 0)] {
      var request = before
      request.changeScenes(change)
      #expect(request == before)
    }
  }
}
