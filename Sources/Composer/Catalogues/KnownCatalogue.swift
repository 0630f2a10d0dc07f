import Foundation
import VideoModel

/// What the service lists, as the application uses it: in the order it is shown, and by id.
public struct KnownCatalogue: Equatable, Sendable {
  /// When it was fetched.
  let fetchedAt: Date
  private let choices: [Catalogue: [CatalogueChoice]]
  private let byID: [Catalogue: [String: Int]]
  /// The ids, against which requests are held.
  let ids: ListedIDs

  init(_ listing: CatalogueListing, fetchedAt: Date) {
    self.fetchedAt = fetchedAt
    let voices = Dictionary(listing.voices.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    let avatars = listing.avatars.map { CatalogueChoice($0, voices: voices) }
    let photos = listing.talkingPhotos.map(CatalogueChoice.init)
    // Where v3's looks are not listed, everybody of v2 is one.
    let looks = listing.looks.map { CatalogueChoice($0, voices: voices) }
    choices = [
      .avatars: avatars, .talkingPhotos: photos, .looks: looks.isEmpty ? avatars + photos : looks,
      .voices: listing.voices.map(CatalogueChoice.init),
    ]
    byID = choices.mapValues { choices in
      Dictionary(choices.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    }
    ids = ListedIDs(byID.mapValues { Set($0.keys) })
  }

  /// What can be chosen for a field of that kind.
  func choices(of catalogue: Catalogue) -> [CatalogueChoice] { choices[catalogue] ?? [] }

  /// What has that id; nil when the service does not list it.
  func choice(_ id: String, of catalogue: Catalogue) -> CatalogueChoice? {
    byID[catalogue]?[id].map { choices(of: catalogue)[$0] }
  }

  /// The same, those that were chosen last first.
  func choices(of catalogue: Catalogue, recent: [String]) -> [(choice: CatalogueChoice, isRecent: Bool)] {
    let first = recent.compactMap { choice($0, of: catalogue) }
    let known = Set(first.map(\.id))
    return first.map { ($0, true) }
      + choices(of: catalogue).filter { !known.contains($0.id) }.map { ($0, false) }
  }

  var isEmpty: Bool { choices.values.allSatisfy(\.isEmpty) }
}

/// Something that can be chosen from a catalogue.
struct CatalogueChoice: Equatable, Sendable {
  let id: String
  let name: String
  /// A few words beside the name.
  let detail: String
  /// "male", "female" or another word; empty where not told.
  let gender: String
  /// The voice that the service recommends for an avatar.
  let defaultVoiceID: String?
  /// Everything else that is known, a line each.
  let facts: [String]
  /// Where it can be looked at or listened to.
  let link: String?
  /// The address of a still picture.
  let picture: String?
  /// What a search looks through.
  let searched: SearchedText

  init(_ avatar: AvatarListing, voices: [String: String]) {
    id = avatar.id
    name = avatar.name
    gender = avatar.gender
    let kind = avatar.kind.replacing("_", with: " ")
    detail = ([avatar.gender, kind] + avatar.tags).joinedPlainly
    defaultVoiceID = avatar.defaultVoiceID
    let voice = avatar.defaultVoiceID.map { voices[$0] ?? $0 }
    let engines = avatar.engines.isEmpty ? nil : "Engines: " + avatar.engines.joined(separator: ", ")
    picture = avatar.previewImageURL
    link = avatar.previewVideoURL ?? avatar.previewImageURL
    facts = [voice.map { "Own voice: \($0)" }, engines, link.map { "Preview: \($0)" }].compactMap { $0 }
    searched = SearchedText(name: name, facts: [detail], ids: [id])
  }

  init(_ photo: TalkingPhotoListing) {
    id = photo.id
    name = photo.name
    gender = ""
    detail = "photo"
    defaultVoiceID = nil
    picture = photo.previewImageURL
    link = photo.previewImageURL
    facts = [link.map { "Preview: \($0)" }].compactMap { $0 }
    searched = SearchedText(name: name, facts: [detail], ids: [id])
  }

  init(_ voice: VoiceListing) {
    id = voice.id
    name = voice.name
    gender = voice.gender
    detail = [voice.language, voice.gender].joinedPlainly
    defaultVoiceID = nil
    picture = nil
    link = voice.previewAudioURL
    let abilities = [
      (voice.supportsPause, "pauses"), (voice.supportsEmotion, "emotions"), (voice.supportsLocale, "locales"),
    ]
    let has = abilities.filter(\.0).map(\.1)
    let lacks = abilities.filter { !$0.0 }.map(\.1)
    facts = [
      has.isEmpty ? nil : "Has \(has.joined(separator: ", "))",
      lacks.isEmpty ? nil : "Has no \(lacks.joined(separator: ", no "))", link.map { "Preview: \($0)" },
    ].compactMap { $0 }
    searched = SearchedText(name: name, facts: [detail], ids: [id])
  }
}

extension [String] {
  fileprivate var joinedPlainly: String { filter { !$0.isEmpty }.joined(separator: " · ") }
}
