import Cells
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

  /// The lines of a script where it is not edited, its pauses as marks.
  static func lines(of script: String, _ kind: FieldKind, width: Int) -> [WrappedLine] {
    wrap(kind.isSpokenScript ? PauseMark.shown(script) : script, width: max(width, 1))
  }
}
