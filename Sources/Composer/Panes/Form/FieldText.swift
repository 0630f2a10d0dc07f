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
}

/// Colours to begin with.
enum Palette {
  static let colors = [
    "#FFFFFF", "#F6F6FC", "#D7DCE5", "#1A1A2E", "#16324F", "#1F3D2B", "#3D1F2B", "#101010", "#C0392B",
    "#E67E22",
    "#F1C40F", "#27AE60", "#2980B9", "#8E44AD",
  ]
}
