import VideoModel

/// The text of a field's value.
enum FieldText {
  /// The value as it is edited: a number's digits, a text's characters.
  static func editable(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let isOn): isOn ? "true" : "false"
    case .array(let elements): elements.compactMap(\.string).joined(separator: ", ")
    case nil, .null, .object: ""
    }
  }

  /// The name that goes with an id.
  static func name(of id: String, in catalogue: Catalogue, _ listing: CatalogueListing?) -> String? {
    listing?.choices(of: catalogue).first { $0.id == id }?.name
  }
}

/// Colours to begin with.
enum Palette {
  static let colors = [
    "#FFFFFF", "#F6F6FC", "#D7DCE5", "#1A1A2E", "#16324F", "#1F3D2B", "#3D1F2B", "#101010", "#C0392B",
    "#E67E22",
    "#F1C40F", "#27AE60", "#2980B9", "#8E44AD",
  ]
}

/// Something that can be chosen from a catalogue.
struct CatalogueChoice: Equatable {
  let id: String
  let name: String
  let detail: String
}

extension CatalogueListing {
  /// What can be chosen for a field of that kind.
  func choices(of catalogue: Catalogue) -> [CatalogueChoice] {
    switch catalogue {
    case .avatars:
      avatars.map { CatalogueChoice(id: $0.id, name: $0.name, detail: ([$0.gender] + $0.tags).joinedPlainly) }
    case .looks:
      avatars.map { CatalogueChoice(id: $0.id, name: $0.name, detail: ([$0.gender] + $0.tags).joinedPlainly) }
        + talkingPhotos.map { CatalogueChoice(id: $0.id, name: $0.name, detail: "photo") }
    case .talkingPhotos: talkingPhotos.map { CatalogueChoice(id: $0.id, name: $0.name, detail: "") }
    case .voices:
      voices.map {
        CatalogueChoice(id: $0.id, name: $0.name, detail: [$0.language, $0.gender].joinedPlainly)
      }
    }
  }
}

extension [String] {
  fileprivate var joinedPlainly: String { filter { !$0.isEmpty }.joined(separator: " · ") }
}
