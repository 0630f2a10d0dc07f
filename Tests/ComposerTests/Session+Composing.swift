import Cells
import Testing
import VideoModel

@testable import Composer

/// What a user does to compose a video, with the keys that they would press.
extension Session {
  /// A session in which a new draft was made from a template, and the service's list is known.
  static func composing(
    _ template: RequestTemplate, width: Int = 160, height: Int = 50, listing: CatalogueListing = .cast
  ) -> Session {
    var session = Session(width: width, height: height)
    session.send(.catalogueLoaded(listing, fetchedAt: start))
    session.press("^N")
    session.select(template.rawValue, typing: template.rawValue)
    session.press("Enter")
    return session
  }

  /// Types into the open list, and moves to the item of that value.
  mutating func select(_ value: String, typing search: String) {
    type(search)
    for _ in 0..<20 where openList?.selectedItem?.value != value { press("Down") }
    #expect(openList?.selectedItem?.value == value, "“\(search)” does not find \(value)")
  }

  var openList: ListOverlay? { state.openList }

  var openQuestion: ConfirmOverlay? {
    guard case .confirm(let confirm) = state.overlay else { return nil }
    return confirm
  }

  /// Moves through the form, down and then up, until the focus is on a field.
  mutating func reach(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for key in ["Down", "Up"] {
      var before: Place?
      while state.place != before {
        if state.pane == .form, state.row?.path.description == path { return }
        if let row = state.row, row.isFolded, FieldPath(path)?.isInside(row.path) == true { press("Enter") }
        before = state.place
        press(key)
      }
    }
    Issue.record("no row of the form is \(path)", sourceLocation: sourceLocation)
  }

  /// Types a value into a field.
  mutating func fill(_ path: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    reach(path, sourceLocation: sourceLocation)
    press("Enter")
    type(text)
    press(state.edit?.isScript == true ? "Esc" : "Enter")
  }

  /// Chooses a field's value from its list, by typing a part of the name.
  mutating func pick(_ path: String, _ search: String, sourceLocation: SourceLocation = #_sourceLocation) {
    reach(path, sourceLocation: sourceLocation)
    press("Enter")
    type(search)
    press("Enter")
  }

  /// Submits the draft.
  /// - Returns: the kind and the JSON that are sent; nil when nothing is.
  mutating func submit() -> (kind: RequestKind, json: JSONValue?)? {
    _ = takeEffects()
    press("^S")
    guard case .submit(_, let kind, _, let text)? = takeEffects().last else { return nil }
    return (kind, try? JSONValue(parsing: text))
  }
}

extension CatalogueListing {
  /// Two who are seen, and three who are heard.
  static var cast: CatalogueListing {
    CatalogueListing(
      avatars: [
        AvatarListing(
          id: "anna_1", name: "Anna", gender: "female", previewVideoURL: "https://example.com/anna.mp4",
          defaultVoiceID: "voice_ann", tags: ["office"]),
        AvatarListing(id: "josh_1", name: "Josh", gender: "male"),
      ],
      talkingPhotos: [TalkingPhotoListing(id: "photo_1", name: "Grandma")],
      voices: [
        VoiceListing(
          id: "voice_ann", name: "Ann", language: "English", gender: "female", supportsPause: true,
          supportsEmotion: true),
        VoiceListing(id: "voice_joe", name: "Joe", language: "English", gender: "male"),
        VoiceListing(id: "voice_zoe", name: "Zoë", language: "German", gender: "female"),
      ])
  }
}
