import Testing

@testable import VideoModel

/// What versions of a request share must be what each of them alone would have.
@Suite struct ObjectListTests {
  @Test("After any edits, text and problems are those of the request worked out as a whole", arguments: 1...6)
  func randomEdits(seed: UInt64) throws {
    var random = Random(state: seed)
    for start in [VideoRequest.studio(.example), try Least.scenes.request()] {
      var request = start
      for _ in 0..<25 {
        edit(&request, &random)
        let whole = JSONText(request.json)
        #expect(Array(request.text.lines) == Array(whole.lines))
        for path in Set(whole.lines.map(\.path)) + ["absent", "video_inputs[70].voice", "scenes[0].absent"] {
          #expect(request.text.lines(of: path) == whole.lines(of: path))
          #expect(request.text.line(of: path) == whole.line(of: path))
        }
        #expect(request.problems == request.alone.problems)
        #expect(request.problems(scriptLimit: 20) == request.alone.problems(scriptLimit: 20))
        #expect(request == request.alone)
      }
    }
  }

  @Test("Scenes that an edit has not changed are laid out once")
  func shares() throws {
    let request = VideoRequest.studio(.example)
    var edited = request
    edited.set("Hi", at: "video_inputs[1].voice.input_text")
    edited.changeScenes(.swap(0, 2))
    guard case .studio(let before) = request, case .studio(let after) = edited else { return }
    let old = before.scenes.layouts, new = after.scenes.layouts
    #expect(old[0] === new[2] && old[2] === new[0])
    #expect(old[1] !== new[1])
    #expect(new[1].lines.contains { $0.text.contains("\"Hi\"") })
  }

  @Test("Setting an object to what it is leaves it shared")
  func same() {
    var list: ObjectList<Scene> = [.fresh, .fresh]
    let before = list.layouts[0]
    list[0] = list[0]
    #expect(list.layouts[0] === before)
    list[0].text = .fresh
    #expect(list.layouts[0] !== before)
    #expect(list != [.fresh, .fresh] && list[1] == .fresh)
  }

  @Test("A text of other code points that looks the same is another one")
  func codePoints() throws {
    var request = try Sample.request(["video_inputs[0].voice.input_text": "caf\u{E9}"])
    let before = request
    request.set("cafe\u{301}", at: "video_inputs[0].voice.input_text")
    let text = try #require(request.value(at: "video_inputs[0].voice.input_text")?.string)
    #expect(text.unicodeScalars.count == 5)
    #expect(!request.isExactly(before) && request.isExactly(request))
  }

  private func edit(_ request: inout VideoRequest, _ random: inout Random) {
    let scene = Int.random(in: 0..<max(request.shots.count, 1), using: &random)
    let path = request.scenePath(scene) ?? .root
    let values: [JSONValue?] = [nil, "", "Some words. <break>", 70, true, ["type": "silence"], [1, "two"]]
    switch Int.random(in: 0..<8, using: &random) {
    case 0: request.changeScenes(.insert(at: scene))
    case 1: request.changeScenes(.copies(of: [scene, 0], at: scene))
    case 2: request.changeScenes(.remove(scene))
    case 3: request.changeScenes(.swap(scene, 0))
    case 4: request.set(values.randomElement(using: &random) ?? nil, at: "title")
    default:
      guard let field = request.fields(in: path, evenAbsent: true).randomElement(using: &random) else {
        return
      }
      request.set(values.randomElement(using: &random) ?? nil, at: field.path)
    }
  }
}

extension VideoRequest {
  /// The same request, which shares nothing with another.
  fileprivate var alone: VideoRequest {
    switch self {
    case .studio(var video):
      video.scenes = ObjectList(video.scenes.map { $0 })
      return .studio(video)
    case .v3(var video):
      video.scenes = ObjectList(video.scenes.map { $0 })
      return .v3(video)
    case .transparent, .avatarIV: return self
    }
  }
}

/// SplitMix64, so that a failure can be had again.
private struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
