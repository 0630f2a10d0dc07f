import VideoModel

/// A listing of the service as text, and back. What is empty, absent or false is left out.
enum ListingRecord {
  static func text(of listing: CatalogueListing) -> String {
    object([
      ("avatars", list(listing.avatars, json)), ("talking_photos", list(listing.talkingPhotos, json)),
      ("voices", list(listing.voices, json)), ("looks", list(listing.looks, json)),
    ]).compactText
  }

  /// Nil when anything in the text is not as `text(of:)` writes it.
  static func listing(from text: String) -> CatalogueListing? {
    guard let json = try? JSONValue(parsing: text), json.members != nil,
      let avatars = all(json["avatars"], avatar), let photos = all(json["talking_photos"], talkingPhoto),
      let voices = all(json["voices"], voice), let looks = all(json["looks"], avatar)
    else { return nil }
    return CatalogueListing(avatars: avatars, talkingPhotos: photos, voices: voices, looks: looks)
  }

  // MARK: Avatars

  private static func json(_ avatar: AvatarListing) -> JSONValue {
    object([
      ("id", .string(avatar.id)), ("name", .string(avatar.name)), ("gender", filled(avatar.gender)),
      ("image", avatar.previewImageURL.map { .string($0) }),
      ("video", avatar.previewVideoURL.map { .string($0) }),
      ("voice", avatar.defaultVoiceID.map { .string($0) }), ("tags", list(avatar.tags) { .string($0) }),
      ("kind", filled(avatar.kind)), ("engines", list(avatar.engines) { .string($0) }),
    ])
  }

  private static func avatar(_ json: JSONValue) -> AvatarListing? {
    guard let id = json["id"]?.string, let name = json["name"]?.string,
      let tags = all(json["tags"], \.string), let engines = all(json["engines"], \.string)
    else { return nil }
    return AvatarListing(
      id: id, name: name, gender: json["gender"]?.string ?? "", previewImageURL: json["image"]?.string,
      previewVideoURL: json["video"]?.string, defaultVoiceID: json["voice"]?.string, tags: tags,
      kind: json["kind"]?.string ?? "", engines: engines)
  }

  // MARK: Photos

  private static func json(_ photo: TalkingPhotoListing) -> JSONValue {
    object([
      ("id", .string(photo.id)), ("name", .string(photo.name)),
      ("image", photo.previewImageURL.map { .string($0) }),
    ])
  }

  private static func talkingPhoto(_ json: JSONValue) -> TalkingPhotoListing? {
    guard let id = json["id"]?.string, let name = json["name"]?.string else { return nil }
    return TalkingPhotoListing(id: id, name: name, previewImageURL: json["image"]?.string)
  }

  // MARK: Voices

  private static func json(_ voice: VoiceListing) -> JSONValue {
    object([
      ("id", .string(voice.id)), ("name", .string(voice.name)), ("language", filled(voice.language)),
      ("gender", filled(voice.gender)), ("audio", voice.previewAudioURL.map { .string($0) }),
      ("pause", flag(voice.supportsPause)), ("emotion", flag(voice.supportsEmotion)),
      ("locale", flag(voice.supportsLocale)),
    ])
  }

  private static func voice(_ json: JSONValue) -> VoiceListing? {
    guard let id = json["id"]?.string, let name = json["name"]?.string else { return nil }
    return VoiceListing(
      id: id, name: name, language: json["language"]?.string ?? "", gender: json["gender"]?.string ?? "",
      previewAudioURL: json["audio"]?.string, supportsPause: json["pause"]?.bool ?? false,
      supportsEmotion: json["emotion"]?.bool ?? false, supportsLocale: json["locale"]?.bool ?? false)
  }

  // MARK: Pieces

  private static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { JSONMember(key, $0) } })
  }

  private static func filled(_ text: String) -> JSONValue? { text.isEmpty ? nil : .string(text) }

  private static func flag(_ value: Bool) -> JSONValue? { value ? true : nil }

  private static func list<Item>(_ items: [Item], _ json: (Item) -> JSONValue) -> JSONValue? {
    items.isEmpty ? nil : .array(items.map(json))
  }

  /// All elements, none where there is no list; nil when it is no list, or one of them cannot be read.
  private static func all<Item>(_ json: JSONValue?, _ read: (JSONValue) -> Item?) -> [Item]? {
    guard let json else { return [] }
    guard let elements = json.array else { return nil }
    let items = elements.compactMap(read)
    return items.count == elements.count ? items : nil
  }
}
