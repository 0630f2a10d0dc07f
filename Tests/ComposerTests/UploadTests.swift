import Cells
import Testing
import VideoModel

@testable import Composer

/// Files of this computer for fields that take an address or an asset.
@Suite struct UploadTests {
  private let asset = UploadedAsset(id: "asset-1", url: "https://example.com/asset-1")

  /// The fields that take files, with what they take.
  private static let sites: [(template: RequestTemplate, path: String, media: Media)] = [
    (.avatarIV, "image_url", .image), (.avatarIV, "image_asset_id", .image),
    (.avatarIV, "audio_url", .audio), (.transparent, "input_audio", .audio), (.v3Image, "image.url", .image),
    (.v3Avatar, "audio_asset_id", .audio),
  ]

  @Test(arguments: sites.map(\.path), ["/home/me/a file.png", "~/a.png", "./a.png", "../a", "file:///a.png"])
  func `a path that is typed for an address or an id is uploaded`(path: String, file: String) throws {
    for site in Self.sites where site.path == path {
      var session = Session.composing(site.template)
      session.reach(path)
      _ = session.takeEffects()
      session.press("Enter")
      session.type(file)
      session.press("Enter")
      #expect(session.takeEffects().last == .uploadFile(path: file, media: site.media, upload: 1))
      #expect(session.state.uploads[1]?.field == FieldPath(path))
    }
  }

  @Test(arguments: ["https://example.com/a.png", "asset-7", "a.png"])
  func `an address or an id is not uploaded`(text: String) {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", text)
    session.fill("image_asset_id", text)
    let uploads = session.takeEffects().filter { if case .uploadFile = $0 { true } else { false } }
    #expect(uploads == [])
  }

  @Test(arguments: ["Esc", "Enter", "Tab", "Shift-Tab", "Down", "Up", "^S"])
  func `a typed path is uploaded however the field is left, and nothing is submitted yet`(key: String) {
    var session = Session.composing(.avatarIV)
    session.fill("script", "Hello")
    session.pick("voice_id", "joe")
    session.reach("image_asset_id")
    session.press("Enter")
    session.type("/home/me/a.png")
    _ = session.takeEffects()
    session.press(key)
    let effects = session.takeEffects()
    #expect(effects.count == 1)
    if case .uploadFile? = effects.first {} else { Issue.record("nothing is uploaded: \(effects)") }
    session.press("Esc")
    let sent = session.submit()
    #expect(sent == nil)
    #expect(
      session.state.notice?.text == "Not submitted: a file is still being uploaded for Image asset")
  }

  @Test func `a typed path is uploaded when the palette leads away from it`() {
    var session = Session.composing(.avatarIV)
    session.reach("image_url")
    session.press("Enter")
    session.type("~/a.png")
    _ = session.takeEffects()
    session.press("^P")
    session.type("voice")
    #expect(session.takeEffects() == [], "the text is only covered")
    session.press("Enter")
    #expect(session.state.row?.path.description == "voice_id")
    #expect(session.takeEffects() == [.uploadFile(path: "~/a.png", media: .image, upload: 1)])
  }

  @Test func `a command asks for the file, and a field that takes none says so`() throws {
    var session = Session.composing(.v3Image)
    session.press("Home", "o")
    #expect(session.state.notice?.text == "Upload a file: this field takes no file")
    session.reach("image.url")
    session.press("o")
    #expect(session.screen.contains("The path of a picture on this computer"))
    session.type("/home/me/a.png")
    _ = session.takeEffects()
    session.press("Enter")
    #expect(session.takeEffects() == [.uploadFile(path: "/home/me/a.png", media: .image, upload: 1)])
    session.send(.pathAnswered("/home/me/a.png", refusal: nil))
    #expect(session.state.overlay == nil)
    #expect(session.screen.contains("uploading"))
    session.send(.uploadAdvanced(1, 0.5))
    #expect(session.screen.contains("50 %"))
    session.send(.uploaded(asset, 1, wasThere: false))
    #expect(!session.screen.contains("uploading"))
    #expect(session.value("image") == ["type": "asset_id", "asset_id": "asset-1"])
    #expect(session.state.notice == Notice(.success, "The file is uploaded"))
  }

  @Test func `a file goes into the asset beside an address, or into the field itself`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    session.send(.uploaded(asset, 1, wasThere: true))
    #expect(session.state.draft.request.json == ["image_asset_id": "asset-1"])
    #expect(session.state.notice?.text == "The file was uploaded before; it is used again")

    var other = Session.composing(.transparent)
    other.fill("input_audio", "/home/me/a.mp3")
    other.send(.uploaded(asset, 1, wasThere: false))
    #expect(other.value("input_audio") == "asset-1")
  }

  @Test func `a file for a reference makes it an asset, and undo an address again`() throws {
    var session = Session.composing(.v3Cinematic)
    session.reach("references")
    session.press("Enter")
    session.fill("references[0].url", "/home/me/a.mp4")
    session.send(.uploaded(asset, 1, wasThere: false))
    #expect(session.value("references[0]") == ["type": "asset_id", "asset_id": "asset-1"])
    session.press("u")
    #expect(session.value("references[0].type") == "url")
  }

  @Test func `a file that cannot be uploaded leaves the field as it was typed`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    session.send(.uploadFailed(1, "The file is not uploaded: it is empty"))
    #expect(session.state.notice == Notice(.error, "The file is not uploaded: it is empty"))
    #expect(session.value("image_url") == "/home/me/a.png")
    #expect(!session.screen.contains("uploading"))
  }

  @Test func `a file for a draft that was left is put there, and not shown elsewhere`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    let left = session.state.draft.id
    session.press("^N")
    session.select("avatar-iv", typing: "avatar-iv")
    session.press("Enter")
    session.send(.uploadAdvanced(1, 0.5))
    #expect(!session.screen.contains("uploading"))
    _ = session.takeEffects()
    session.send(.uploaded(asset, 1, wasThere: false))
    #expect(session.state.draft.request.json == .object([]))
    let draft = try #require(session.state.drafts.first { $0.id == left })
    #expect(draft.request.json == ["image_asset_id": "asset-1"])
    #expect(session.takeEffects() == [.saveDraft(draft)])
  }

  @Test func `a file that nobody waits for any more changes nothing`() throws {
    var session = Session()
    let before = session.state.draft
    session.send(.uploaded(asset, 7, wasThere: false))
    #expect(session.state.draft == before)
    #expect(session.takeEffects() == [])
  }

  /// Three scenes, and a picture on the way for the background of the second.
  private func uploading() throws -> Session {
    var session = Session()
    let second = try #require(FieldPath("video_inputs[1].background"))
    _ = session.state.editRequest { request in
      _ = request.set(.string("image"), at: second.appending("type"))
    }
    _ = session.state.upload("/home/me/a.png", .image, for: second.appending("url"))
    return session
  }

  @Test(
    arguments: [
      (SceneChange.swap(1, 0), 0), (.insert(at: 0), 2), (.insert(at: 2), 1), (.remove(0), 0), (.remove(2), 1),
      (.copies(of: [2], at: 1), 2),
    ])
  func `a file goes where its scene goes`(change: SceneChange, place: Int) throws {
    var session = try uploading()
    _ = session.state.editScenes(change)
    let moved = session
    _ = session.state.undo()
    #expect(session.state.uploads[1]?.field.description == "video_inputs[1].background.url")
    session = moved
    session.send(.uploaded(asset, 1, wasThere: false))
    for index in 0..<session.state.sceneCount {
      let asset = session.value("video_inputs[\(index)].background.image_asset_id")
      #expect(asset == (index == place ? "asset-1" : nil))
    }
  }

  @Test func `a file is not for the copy of its scene, nor for the scene that takes its place`() throws {
    var session = try uploading()
    _ = session.state.editScenes(.copies(of: [1], at: 2))
    let script = try #require(FieldPath("video_inputs[1].voice.input_text"))
    _ = session.state.editRequest { _ = $0.set(.string("Another text"), at: script) }
    #expect(session.state.uploads[1]?.field.description == "video_inputs[1].background.url")
    _ = session.state.editScenes(.remove(1))
    #expect(session.state.uploads.isEmpty)
    let before = session.state.draft.request
    session.send(.uploaded(asset, 1, wasThere: false))
    #expect(session.state.draft.request == before)
  }

  @Test func `after an upload has ended, another service is no loss`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    session.send(.uploaded(asset, 1, wasThere: false))
    session.send(.serviceChanged(session.state.service))
    #expect(session.state.notice?.text.contains("uploaded") == false)
  }

  @Test func `a file that cannot be read is told where its path was typed, which stays`() throws {
    var session = Session.composing(.v3Image)
    session.reach("image.url")
    session.press("o")
    session.type("/home/me/nothing.png")
    session.press("Enter")
    session.send(.uploadFailed(1, "The file is not uploaded: /home/me/nothing.png: no such file"))
    #expect(session.screen.contains("✗ The file is not uploaded: /home/me/nothing.png: no such file"))
    #expect(session.state.notice == nil && session.state.uploads.isEmpty)
    _ = session.takeEffects()
    session.press("Enter")
    #expect(
      session.takeEffects() == [.uploadFile(path: "/home/me/nothing.png", media: .image, upload: 2)])
  }

  @Test(arguments: ["q", "^Q", "^C"])
  func `who leaves during an upload is asked first, and told which file it is`(key: String) throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a picture.png")
    _ = session.takeEffects()
    session.press(key)
    #expect(session.takeEffects() == [])
    #expect(session.screen.contains("“a picture.png” is still being uploaded"))
    session.press("Esc")
    #expect(session.takeEffects() == [] && session.state.overlay == nil)
    session.press(key, "y")
    #expect(session.takeEffects() == [.quit])
    session.press("Esc")
    session.send(.uploaded(asset, 1, wasThere: false))
    _ = session.takeEffects()
    session.press(key)
    #expect(session.takeEffects() == [.quit])
  }
}
