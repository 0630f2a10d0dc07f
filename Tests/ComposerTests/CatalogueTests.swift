import Cells
import Foundation
import Testing
import VideoModel

@testable import Composer

/// Choosing who is seen and heard out of thousands.
@Suite struct CatalogueTests {
  /// 1,000 avatars and 2,000 voices.
  private static let large: CatalogueListing = {
    let genders = ["female", "male"]
    let languages = ["English", "German", "Français", "Português"]
    var listing = CatalogueListing.cast
    listing.avatars += (0..<998).map { number in
      AvatarListing(
        id: "avatar_\(number)", name: "Person \(number)", gender: genders[number % 2],
        tags: number % 100 == 7 ? ["winter"] : [])
    }
    listing.voices += (0..<1997).map { number in
      VoiceListing(
        id: "voice_\(number)", name: "Voice \(number)", language: languages[number % 4],
        gender: genders[number / 4 % 2])
    }
    return listing
  }()

  private let avatar = "video_inputs[0].character.avatar_id"
  private let voice = "video_inputs[0].voice.voice_id"

  private func session(at path: String, listing: CatalogueListing = large, recent: [String] = []) -> Session {
    var session = Session.composing(.studio, listing: listing)
    session.send(.recentChoicesLoaded([.avatars: recent, .voices: recent]))
    session.reach(path)
    _ = session.takeEffects()
    return session
  }

  /// The values of a list after something was typed, without the offer to take it as an id.
  private func found(_ search: String, at path: String) -> [String] {
    var session = session(at: path)
    session.press("Enter")
    session.type(search)
    return session.openList?.matches.map(\.value).filter { $0 != search } ?? []
  }

  @Test func `all that is listed can be chosen`() {
    var session = session(at: avatar)
    session.press("Enter")
    #expect(session.openList?.items.count == 1000)
    session.press("Esc")
    session.reach(voice)
    session.press("Enter")
    #expect(session.openList?.items.count == 2000)
    #expect(session.screen.contains("listed just now"))
  }

  @Test func `a search finds by name, gender, language, tag and id, in any case and without accents`() {
    #expect(found("anna", at: avatar) == ["anna_1"])
    #expect(found("PERSON 99", at: avatar).first == "avatar_99")
    #expect(found("winter", at: avatar).count == 10)
    #expect(found("winter female", at: avatar) == [])
    #expect(found("avatar_500", at: avatar) == [])
    #expect(found("voice_zo", at: voice) == ["voice_zoe"])
    #expect(found("zoe", at: voice) == ["voice_zoe"])
    #expect(found("ZOË", at: voice) == ["voice_zoe"])
    #expect(found("francais", at: voice).count == 499)
    #expect(found("portugues female", at: voice).count == 250)
    #expect(found("nobody at all", at: voice) == [])
  }

  @Test func `names that begin with what was typed come first`() {
    #expect(found("josh", at: avatar).first == "josh_1")
    #expect(found("ann", at: avatar).first == "anna_1")
    let english = found("e", at: voice)
    #expect(english.count > 1000)
  }

  @Test func `a word of its own comes before the same letters inside another`() {
    let male = found("german male", at: voice)
    let listed = Self.large.voices.filter { $0.language == "German" }
    let genders = male.compactMap { id in listed.first { $0.id == id }?.gender }
    #expect(genders == Array(repeating: "male", count: 249) + Array(repeating: "female", count: 251))
  }

  @Test func `what was chosen last comes first, and is called so`() {
    var session = session(at: avatar, recent: ["avatar_700", "gone", "josh_1"])
    session.press("Enter")
    #expect(session.openList?.items.prefix(3).map(\.value) == ["avatar_700", "josh_1", "anna_1"])
    #expect(session.openList?.items.count == 1000)
    #expect(session.screen.contains("recent · female"))
    session.press("Enter")
    #expect(session.value(avatar) == "avatar_700")
  }

  @Test func `a choice is noted, and the next list begins with it`() {
    var session = session(at: avatar, recent: ["josh_1"])
    session.press("Enter")
    session.type("person 42")
    session.press("Enter")
    let effects = session.takeEffects()
    #expect(effects.last == .noteChoice(.avatars, id: "avatar_42"))
    #expect(effects.contains(.saveDraft(session.state.draft)))
    session.press("Enter")
    #expect(session.openList?.items.prefix(2).map(\.value) == ["avatar_42", "josh_1"])
    // The present one is selected.
    #expect(session.openList?.selectedItem?.value == "avatar_42")
  }

  @Test func `what is known of the selected one stands below the list, and can be looked at`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.type("anna")
    for fact in ["Id: anna_1", "Own voice: Ann", "Preview: https://example.com/anna.mp4"] {
      #expect(session.screen.contains(fact), "\(fact)")
    }
    session.press("^O")
    #expect(session.takeEffects() == [.openLink("https://example.com/anna.mp4")])
    #expect(session.openList?.selectedItem?.value == "anna_1")
    session.press("Esc")
    session.reach(voice)
    session.press("Enter")
    session.type("voice_ann")
    #expect(session.screen.contains("Has pauses, emotions"))
    #expect(session.screen.contains("Has no locales"))
  }

  @Test func `an avatar brings its own voice along where one must be given`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.type("anna")
    session.press("Enter")
    #expect(session.value(voice) == "voice_ann")
    #expect(session.state.notice?.text == "The avatar's own voice, “Ann”, speaks")
    session.press("u")
    #expect(session.value(voice) == nil && session.value(avatar) == nil)
    session.press("U")
    #expect(session.value(voice) == "voice_ann" && session.value(avatar) == "anna_1")
  }

  @Test func `an avatar offers its own voice in place of another`() {
    var session = session(at: voice)
    session.pick(voice, "joe")
    session.pick(avatar, "anna")
    #expect(session.openQuestion?.question.contains("“Ann”") == true)
    session.press("Esc")
    #expect(session.value(voice) == "voice_joe")
    session.pick(avatar, "anna")
    session.press("Enter")
    #expect(session.value(voice) == "voice_ann")
    session.pick(avatar, "anna")
    #expect(session.openQuestion == nil)
  }

  @Test func `an avatar and the voice that it is asked to bring are one step`() {
    var session = session(at: voice)
    session.pick(voice, "joe")
    session.pick(avatar, "anna")
    session.press("Enter")
    #expect(session.value(voice) == "voice_ann")
    session.press("u")
    #expect(session.value(voice) == "voice_joe" && session.value(avatar) == nil)
    session.pick(avatar, "anna")
    session.press("Esc")
    session.pick(avatar, "josh")
    session.press("u")
    #expect(session.value(avatar) == "anna_1")
  }

  @Test func `stepping to an avatar takes its voice, too, and goes on with the next one's`() {
    var listing = CatalogueListing.cast
    listing.avatars[1].defaultVoiceID = "voice_joe"
    var session = session(at: avatar, listing: listing)
    session.press("Right")
    #expect(session.value(avatar) == "anna_1" && session.value(voice) == "voice_ann")
    session.press("Right")
    #expect(session.value(avatar) == "josh_1" && session.value(voice) == "voice_joe")
    #expect(session.state.notice?.text == "The avatar's own voice, “Joe”, speaks")
    session.press("u")
    #expect(session.value(avatar) == nil && session.value(voice) == nil)
    session.pick(voice, "zoe")
    session.reach(avatar)
    session.press("Right")
    #expect(session.value(avatar) == "anna_1" && session.value(voice) == "voice_zoe")
    #expect(session.state.notice?.text == "Another voice is set, and stays; the avatar's own is “Ann”")
    session.press("Left")
    #expect(session.value(avatar) == "josh_1" && session.state.overlay == nil)
  }

  @Test func `choosing another avatar changes the voice that came with the one before`() {
    var listing = CatalogueListing.cast
    listing.avatars[1].defaultVoiceID = "voice_joe"
    var session = session(at: avatar, listing: listing)
    session.pick(avatar, "anna")
    session.pick(avatar, "josh")
    #expect(session.openQuestion == nil)
    #expect(session.value(voice) == "voice_joe")
  }

  @Test func `an avatar of v3 speaks with its own voice unless another is set`() {
    var session = Session.composing(.v3Avatar)
    session.pick("avatar_id", "anna")
    #expect(session.value("voice_id") == nil)
    #expect(session.openQuestion == nil)
    session.pick("voice_id", "joe")
    session.pick("avatar_id", "anna")
    #expect(session.openQuestion?.yes == "Take its voice")
  }

  @Test func `a voice of the other gender is warned of, and submitted all the same`() {
    var session = session(at: avatar)
    session.pick(avatar, "anna")
    session.fill("video_inputs[0].voice.input_text", "Hello")
    session.pick(voice, "joe")
    session.reach(voice)
    #expect(session.state.derived.warningCount == 1)
    #expect(session.screen.contains("Voice is “Joe”, a male voice; the avatar “Anna” is female"))
    let sent = session.submit()
    #expect(sent?.kind == .studio)
    session.pick(voice, "zoe")
    #expect(session.state.derived.problems == [])
  }

  @Test func `an id that is not listed is warned of, and taken as it is`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.type("my-own-avatar")
    #expect(session.screen.contains("Use “my-own-avatar” as the id"))
    session.press("Enter")
    #expect(session.value(avatar) == "my-own-avatar")
    #expect(session.takeEffects().contains(.noteChoice(.avatars, id: "my-own-avatar")))
    #expect(session.screen.contains(#"is "my-own-avatar", which is not in the service's list of avatars"#))
  }

  @Test func `an id is pasted with spaces around it`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.send(.input(.paste(" my-own-avatar \n")))
    session.press("Enter")
    #expect(session.value(avatar) == "my-own-avatar")
  }

  @Test func `without a list nothing is warned of`() {
    let session = Session()
    #expect(session.state.derived.problems == [])
  }

  @Test func `a kept list is refreshed while one types, and the selection stays on whom it was`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.type("person 10")
    session.press("Down")
    let chosen = session.openList?.selectedItem?.value
    #expect(chosen == "avatar_100")
    var newer = Self.large
    newer.avatars.insert(AvatarListing(id: "new", name: "Person 10 the Second"), at: 0)
    session.send(.catalogueLoaded(newer, fetchedAt: Session.start))
    #expect(session.openList?.search.text == "person 10")
    #expect(session.openList?.selectedItem?.value == chosen)
    newer.avatars.removeAll { $0.id == chosen }
    session.send(.catalogueLoaded(newer, fetchedAt: Session.start))
    #expect(session.openList?.selectedItem?.value == "new")
  }

  @Test func `a shorter list leaves nothing selected that is not there`() {
    var session = session(at: avatar)
    session.press("Enter", "PageDown", "PageDown")
    session.send(.catalogueLoaded(.cast, fetchedAt: Session.start))
    #expect(session.openList?.selectedItem?.value == "anna_1")
  }

  @Test func `what was typed in vain is found when the service lists it`() {
    var session = session(at: avatar, listing: .cast)
    session.press("Enter")
    session.type("person 42")
    session.send(.catalogueLoaded(Self.large, fetchedAt: Session.start))
    session.press("Enter")
    #expect(session.value(avatar) == "avatar_42")
  }

  @Test func `what was chosen last comes into an open list`() {
    var session = session(at: avatar)
    session.press("Enter")
    session.send(.recentChoicesLoaded([.avatars: ["josh_1"]]))
    #expect(session.openList?.items.first?.value == "josh_1")
    #expect(session.openList?.selectedItem?.value == "anna_1")
  }

  @Test func `an open list says why it could not be fetched, and fills when it comes`() {
    var session = Session(width: 80, height: 24)
    session.press("Enter")
    session.reach(avatar)
    _ = session.takeEffects()
    session.press("Enter")
    #expect(session.takeEffects() == [.loadCatalogue])
    #expect(session.screen.contains("Asking the service…"))
    session.send(.catalogueFailed("https://api.heygen.com cannot be reached: no connection"))
    #expect(!session.screen.contains("Asking the service…"))
    #expect(session.screen.contains("The service's list could not be fetched: https://api.heygen.com"))
    #expect(session.screen.contains("Esc and Enter ask again"))
    session.press("Esc", "Enter")
    #expect(session.takeEffects() == [.loadCatalogue])
    #expect(session.screen.contains("Asking the service…"))
    session.send(.catalogueFailed("no connection"))
    session.send(.catalogueLoaded(.cast, fetchedAt: Session.start))
    #expect(session.openList?.items.map(\.value) == ["anna_1", "josh_1"])
    #expect(!session.screen.contains("could not be fetched: no"))
  }

  @Test func `a list that cannot be fetched is told, and the kept one stays`() {
    var session = session(at: avatar)
    session.send(.catalogueFailed("no connection"))
    #expect(
      session.state.notice == Notice(.warning, "Avatars and voices could not be listed: no connection"))
    session.press("Enter")
    #expect(session.openList?.items.count == 1000)
    session.press("Esc", "^P")
    session.type("refresh avatars")
    session.press("Enter")
    #expect(session.takeEffects() == [.loadCatalogue])
  }
}
