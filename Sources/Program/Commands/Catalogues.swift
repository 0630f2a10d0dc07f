import Composer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

extension CommandDescription {
  private static let catalogueOptions: [Option] =
    [Option("--cached", nil, "do not ask the service: what it listed the last time")] + .json + .service

  private static let catalogueDetails =
    """
    What the service lists is kept: when it is out of reach, what it listed the last time is shown, and its age is told on
    standard error.
    """

  static let avatars = CommandDescription(
    "avatars", .service, "Lists who can be seen: avatars, looks and talking photos",
    operands: [Operand("TEXT", .any, "only those whose name, id, gender or tags hold all these words")],
    options: catalogueOptions,
    details: """
      \(catalogueDetails)

      With --json an array of objects: id, name, kind (avatar, look or talking_photo), gender, tags,
      default_voice_id, preview_image_url, preview_video_url.
      """,
    examples: [
      Example("heygen-tui avatars josh", "who is called so"),
      Example("heygen-tui avatars --json female | jq -r '.[].id'", "ids for a script"),
    ],
    run: Catalogues.avatars)

  static let voices = CommandDescription(
    "voices", .service, "Lists who can speak",
    operands: [Operand("TEXT", .any, "only those whose name, id, language or gender hold all these words")],
    options: catalogueOptions,
    details: """
      \(catalogueDetails)

      With --json an array of objects: id, name, language, gender, preview_audio_url, supports_pause,
      supports_emotion, supports_locale.
      """,
    examples: [Example("heygen-tui voices german female", "voices that speak German")], run: Catalogues.voices
  )
}

/// `heygen-tui avatars` and `voices`.
private enum Catalogues {
  private struct Row {
    let cells: [String]
    let json: JSONValue

    func matches(_ words: [String]) -> Bool {
      let text = cells.joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  static func avatars(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    try show(arguments, surroundings, ["ID", "NAME", "KIND", "GENDER", "TAGS"]) { listing in
      let known = Set(listing.avatars.map(\.id))
      return listing.avatars.map { row($0, "avatar") }
        + listing.looks.filter { !known.contains($0.id) }.map { row($0, "look") }
        + listing.talkingPhotos.map { photo in
          Row(
            cells: [photo.id, photo.name, "talking_photo", "", ""],
            json: [
              "id": .string(photo.id), "name": .string(photo.name), "kind": "talking_photo", "gender": .null,
              "tags": [], "default_voice_id": .null, "preview_image_url": JSONValue(photo.previewImageURL),
              "preview_video_url": .null,
            ])
        }
    }
  }

  private static func row(_ avatar: AvatarListing, _ kind: String) -> Row {
    Row(
      cells: [avatar.id, avatar.name, kind, avatar.gender, avatar.tags.joined(separator: ", ")],
      json: [
        "id": .string(avatar.id), "name": .string(avatar.name), "kind": .string(kind),
        "gender": .string(avatar.gender), "tags": .array(avatar.tags.map { .string($0) }),
        "default_voice_id": JSONValue(avatar.defaultVoiceID),
        "preview_image_url": JSONValue(avatar.previewImageURL),
        "preview_video_url": JSONValue(avatar.previewVideoURL),
      ])
  }

  static func voices(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    try show(arguments, surroundings, ["ID", "NAME", "LANGUAGE", "GENDER"]) { listing in
      listing.voices.map { voice in
        Row(
          cells: [voice.id, voice.name, voice.language, voice.gender],
          json: [
            "id": .string(voice.id), "name": .string(voice.name), "language": .string(voice.language),
            "gender": .string(voice.gender), "preview_audio_url": JSONValue(voice.previewAudioURL),
            "supports_pause": .bool(voice.supportsPause), "supports_emotion": .bool(voice.supportsEmotion),
            "supports_locale": .bool(voice.supportsLocale),
          ])
      }
    }
  }

  private static func show(
    _ arguments: Arguments, _ surroundings: Surroundings, _ titles: [String],
    _ rows: @escaping @Sendable (CatalogueListing) -> [Row]
  ) throws(ProgramError) -> Int32 {
    let store = try surroundings.store()
    let services = try surroundings.services(arguments)
    let connection = try services.chosen()
    return try surroundings.work(with: services) {
      let listing = try await self.listing(connection, store, isCached: arguments.has("--cached"))
      let words = arguments.files.flatMap { $0.lowercased().split(separator: " ").map(String.init) }
      let found = rows(listing).filter { $0.matches(words) }
      if arguments.has("--json") {
        Output.print(JSONValue.array(found.map(\.json)).prettyText)
        return ExitCode.done
      }
      guard !found.isEmpty else {
        Output.complain("nobody is like that")
        return ExitCode.done
      }
      // An id is to be copied, and never cut.
      var table = TextTable(titles.map { TextTable.Column(title: $0, givesWay: $0 != "ID") })
      for row in found { table.add(row.cells) }
      Output.print(table.text(width: Output.columns, isColored: Output.usesColors(surroundings.environment)))
      return ExitCode.done
    }
  }

  private static func listing(
    _ connection: Connection, _ store: Store, isCached: Bool
  ) async throws -> CatalogueListing {
    let service = connection.choice.name
    let known = try await store.listing(service: service)
    if isCached {
      guard let known else {
        throw ProgramError.failed("\(service) has not been asked yet; ask it once without --cached")
      }
      return known.listing
    }
    do throws(ClientError) {
      let listing = try await connection.catalogue()
      try? await store.save(listing, service: service, at: Date())
      return listing
    } catch {
      switch error {
      case .offline, .connectionLost, .timedOut, .serverFault:
        guard let known else { throw error }
        Output.complain(
          Output.visible("\(error); this is what it listed \(Age.ago(known.fetchedAt, now: Date()))"))
        return known.listing
      default: throw error
      }
    }
  }
}
