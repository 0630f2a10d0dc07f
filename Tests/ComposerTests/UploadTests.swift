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
      let field = try #require(FieldPath(path))
      #expect(
        session.takeEffects().last
          == .uploadFile(path: file, media: site.media, field: field, draft: session.state.draft.id))
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

  @Test(arguments: ["Esc", "Enter", "Tab", "Shift-Tab", "Down", "Up", "^S", "^P"])
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
      session.state.notice?.text == "Not submitted: a file is still being uploaded for image_asset_id")
  }

  @Test func `a command asks for the file, and a field that takes none says so`() throws {
    var session = Session.composing(.v3Image)
    session.press("o")
    #expect(session.state.notice?.text == "Upload a file: this field takes no file")
    session.reach("image.url")
    session.press("o")
    #expect(session.screen.contains("The path of a picture on this computer"))
    session.type("/home/me/a.png")
    _ = session.takeEffects()
    session.press("Enter")
    let field = try #require(FieldPath("image.url"))
    let id = session.state.draft.id
    #expect(
      session.takeEffects() == [.uploadFile(path: "/home/me/a.png", media: .image, field: field, draft: id)])
    #expect(session.screen.contains("uploading"))
    session.send(.uploadAdvanced(field, id, 0.5))
    #expect(session.screen.contains("50 %"))
    session.send(.uploaded(asset, field, id, wasThere: false))
    #expect(!session.screen.contains("uploading"))
    #expect(session.value("image") == ["type": "asset_id", "asset_id": "asset-1"])
    #expect(session.state.notice == Notice(.success, "The file is uploaded"))
  }

  @Test func `a file goes into the asset beside an address, or into the field itself`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    let id = session.state.draft.id
    let field = try #require(FieldPath("image_url"))
    session.send(.uploaded(asset, field, id, wasThere: true))
    #expect(session.state.draft.request.json == ["image_asset_id": "asset-1"])
    #expect(session.state.notice?.text == "The file was uploaded before; it is used again")

    var other = Session.composing(.transparent)
    let recording = try #require(FieldPath("input_audio"))
    other.send(.uploaded(asset, recording, other.state.draft.id, wasThere: false))
    #expect(other.value("input_audio") == "asset-1")
  }

  @Test func `a file for a reference makes it an asset, and undo an address again`() throws {
    var session = Session.composing(.v3Cinematic)
    session.reach("references")
    session.press("Enter")
    session.fill("references[0].url", "/home/me/a.mp4")
    let field = try #require(FieldPath("references[0].url"))
    session.send(.uploaded(asset, field, session.state.draft.id, wasThere: false))
    #expect(session.value("references[0]") == ["type": "asset_id", "asset_id": "asset-1"])
    session.press("u")
    #expect(session.value("references[0].type") == "url")
  }

  @Test func `a file that cannot be uploaded leaves the field as it was typed`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    let field = try #require(FieldPath("image_url"))
    session.send(.uploadFailed(field, session.state.draft.id, "The file is not uploaded: it is empty"))
    #expect(session.state.notice == Notice(.error, "The file is not uploaded: it is empty"))
    #expect(session.value("image_url") == "/home/me/a.png")
    #expect(!session.screen.contains("uploading"))
  }

  @Test func `a file for a draft that was left is put there, and not shown elsewhere`() throws {
    var session = Session.composing(.avatarIV)
    session.fill("image_url", "/home/me/a.png")
    let left = session.state.draft.id
    let field = try #require(FieldPath("image_url"))
    session.press("^N")
    session.select("avatar-iv", typing: "avatar-iv")
    session.press("Enter")
    session.send(.uploadAdvanced(field, left, 0.5))
    #expect(!session.screen.contains("uploading"))
    _ = session.takeEffects()
    session.send(.uploaded(asset, field, left, wasThere: false))
    #expect(session.state.draft.request.json == .object([]))
    let draft = try #require(session.state.drafts.first { $0.id == left })
    #expect(draft.request.json == ["image_asset_id": "asset-1"])
    #expect(session.takeEffects() == [.saveDraft(draft)])
  }

  @Test func `a file for a draft that is gone changes nothing`() throws {
    var session = Session()
    let before = session.state.draft
    let field = try #require(FieldPath("video_inputs[0].background.url"))
    session.send(.uploaded(asset, field, Draft.ID(rawValue: "gone"), wasThere: false))
    #expect(session.state.draft == before)
    #expect(session.takeEffects() == [])
  }
}
