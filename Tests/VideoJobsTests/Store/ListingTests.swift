import Foundation
import TestSupport
import Testing
import VideoModel

@testable import VideoJobs

@Suite("Kept listings and choices")
struct ListingTests {
  private static func avatar(_ index: Int) -> AvatarListing {
    // Every third has all that an avatar can have, the others some or nothing of it.
    guard index % 3 == 0 else {
      return AvatarListing(id: "a\(index)", name: index % 3 == 1 ? "" : "Ann", engines: ["", "avatar_iv"])
    }
    return AvatarListing(
      id: "a\(index)", name: "Zoë 👩🏽‍🦰 \"\(index)\"\n\u{0}", gender: "female",
      previewImageURL: "https://x/\(index).jpg",
      previewVideoURL: "https://x/\(index).mp4", defaultVoiceID: "v\(index)", tags: ["news", "", "à la"],
      kind: "photo_avatar", engines: ["avatar_iii", "avatar_iv"])
  }

  private static func voice(_ index: Int) -> VoiceListing {
    VoiceListing(
      id: "v\(index)", name: "Voice \(index)", language: index % 7 == 0 ? "" : "Português",
      gender: index % 2 == 0 ? "male" : "", previewAudioURL: index % 3 == 0 ? "https://x/\(index).mp3" : nil,
      supportsPause: index % 2 == 0, supportsEmotion: index % 3 == 0, supportsLocale: index % 5 == 0)
  }

  private static let large = CatalogueListing(
    avatars: (0..<1000).map(avatar),
    talkingPhotos: [
      TalkingPhotoListing(id: "p", name: "Me", previewImageURL: "https://x/p.jpg"),
      TalkingPhotoListing(id: "q", name: ""),
    ],
    voices: (0..<2000).map(voice), looks: (1000..<2000).map(avatar))

  @Test("A thousand avatars and two thousand voices come back as they were kept", arguments: Place.allCases)
  func large(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    try await place.store.save(Self.large, service: "sandbox", at: Example.start + 0.125)
    let found = try #require(try await place.store.listing(service: "sandbox"))
    #expect(found.listing == Self.large)
    #expect(found.fetchedAt == Example.start + 0.125)
  }

  @Test("Each service has a listing of its own, the newest in place of the one before")
  func services() async throws {
    let place = try StorePlace()
    let newer = CatalogueListing(voices: [Self.voice(1)])
    try await place.store.save(CatalogueListing(avatars: [Self.avatar(1)]), service: "a", at: Example.start)
    try await place.store.save(newer, service: "a", at: Example.start + 60)
    try await place.store.save(CatalogueListing(), service: "b", at: Example.start)
    let again = try place.openAgain()
    #expect(try await again.listing(service: "a")?.listing == newer)
    #expect(try await again.listing(service: "a")?.fetchedAt == Example.start + 60)
    #expect(try await again.listing(service: "b")?.listing == CatalogueListing())
    #expect(try await again.listing(service: "c") == nil)
  }

  @Test(
    "A listing that cannot be read counts as none, and gives way to the next",
    arguments: [
      "", "no JSON", "[]", "null", #"{"avatars":{}}"#, #"{"avatars":[{"id":"a"}]}"#, #"{"voices":[1]}"#,
      #"{"looks":[{"id":"a","name":"A","tags":[1]}]}"#, #"{"talking_photos":[{"name":"A"}]}"#,
    ])
  func unreadable(text: String) async throws {
    let place = try StorePlace()
    try Database(path: place.folder.file("data/store.sqlite").path).run(
      "INSERT INTO listings (service, listing, fetched_at) VALUES ('a', ?, 1)", [.text(text)])
    #expect(try await place.store.listing(service: "a") == nil)
    try await place.store.save(CatalogueListing(), service: "a", at: Example.start)
    #expect(try await place.store.listing(service: "a") != nil)
  }

  @Test("Choices come back by catalogue, the newest first and each once", arguments: Place.allCases)
  func choices(place: Place) async throws {
    let place = try StorePlace(place)
    defer { place.keep() }
    let store = place.store
    #expect(try await store.recentChoices(service: "a").isEmpty)
    let choices: [(String, Catalogue, String)] = [
      ("x", .voices, "a"), ("y", .voices, "a"), ("z", .voices, "b"), ("x", .looks, "a"), ("x", .voices, "a"),
    ]
    for (index, (id, catalogue, service)) in choices.enumerated() {
      try await store.noteChoice(id, in: catalogue, service: service, at: Example.start + Double(index))
    }
    #expect(try await store.recentChoices(service: "a") == [.voices: ["x", "y"], .looks: ["x"]])
    #expect(try await store.recentChoices(service: "b") == [.voices: ["z"]])
  }

  @Test("Of each catalogue the newest fifty choices are kept")
  func mostChoices() async throws {
    let place = try StorePlace()
    for index in 0..<60 {
      for catalogue in [Catalogue.voices, .avatars] {
        try await place.store.noteChoice(
          "\(index)", in: catalogue, service: "a", at: Example.start + Double(index))
      }
    }
    try await place.store.noteChoice("other", in: .voices, service: "b", at: Example.start)
    let newest = (10..<60).reversed().map { "\($0)" }
    #expect(try await place.store.recentChoices(service: "a") == [.voices: newest, .avatars: newest])
    #expect(try await place.store.recentChoices(service: "b") == [.voices: ["other"]])
    let database = try Database(path: place.folder.file("data/store.sqlite").path)
    #expect(try database.run("SELECT count(*) FROM choices") == [[.integer(101)]])
  }

  @Test("A choice of a catalogue that a newer program knows hides no other")
  func strangeCatalogue() async throws {
    let place = try StorePlace()
    try await place.store.noteChoice("x", in: .looks, service: "a", at: Example.start)
    try Database(path: place.folder.file("data/store.sqlite").path).run(
      "INSERT INTO choices (service, catalogue, id, chosen_at) VALUES ('a', 'moods', 'm', 9e9)")
    #expect(try await place.store.recentChoices(service: "a") == [.looks: ["x"]])
  }
}
