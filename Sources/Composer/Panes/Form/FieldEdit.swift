import Cells
import Foundation
import VideoModel

/// A field that is being typed into. What is typed is in the request at once, as far as it is a value.
struct FieldEdit: Equatable {
  let path: FieldPath
  let kind: FieldKind
  var buffer: EditBuffer

  /// Whether the field takes several lines, and the whole form pane while it is edited.
  var isScript: Bool {
    if case .script = kind { return true }
    return false
  }

  /// What the text means as JSON: nothing for an empty text, and an error's words when it is no such value.
  var parsed: Parsed { Self.parse(buffer.text, as: kind) }

  enum Parsed: Equatable {
    case value(JSONValue?)
    case invalid(String)
  }

  static func parse(_ text: String, as kind: FieldKind) -> Parsed {
    if case .script = kind { return .value(text.isEmpty ? nil : .string(text)) }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { return .value(nil) }
    switch kind {
    case .number(let rule):
      // A true minus sign and a decimal comma are what people type and paste.
      let plain = trimmed.replacingOccurrences(of: "\u{2212}", with: "-").replacingOccurrences(
        of: ",", with: ".")
      guard let number = Double(plain), number.isFinite, plain.allSatisfy({ "+-.0123456789eE".contains($0) })
      else { return .invalid("“\(trimmed)” is no number; it must be \(rule.allowance)") }
      if rule.isInteger && number != number.rounded() {
        return .invalid("“\(trimmed)” is no whole number; it must be \(rule.allowance)")
      }
      return .value(.number(JSONNumber(number)))
    case .color:
      let hex = trimmed.hasPrefix("#") ? trimmed : "#" + trimmed
      return .value(.string(RGB(hex: hex) == nil ? trimmed : hex))
    case .text: return .value(.string(text))
    case .catalogueList:
      let ids = trimmed.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map {
        JSONValue.string(String($0))
      }
      return .value(ids.isEmpty ? nil : .array(ids))
    default: return .value(.string(trimmed))
    }
  }
}
