import Cells
import Foundation
import VideoModel

/// A field that is being typed into. What is typed is in the request at once, as far as it is a value.
struct FieldEdit: Equatable {
  let path: FieldPath
  let kind: FieldKind
  var buffer: EditBuffer
  /// How many steps of the draft could be undone when it began.
  let depth: Int

  /// Begins to edit a text, the cursor at its end.
  /// - Parameter depth: how many steps of the draft can be undone.
  init(path: FieldPath, kind: FieldKind, text: String, depth: Int) {
    self.path = path
    self.kind = kind
    self.depth = depth
    buffer = EditBuffer(
      text, multiline: kind.isScript, findUnits: kind.isSpokenScript ? PauseMark.units : nil)
  }

  /// Whether the field takes several lines, and the whole form pane while it is edited.
  var isScript: Bool { kind.isScript }

  /// Whether the text is spoken, and may have pauses.
  var isSpoken: Bool { kind.isSpokenScript }

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
    case .color: return .value(.string(Palette.hex(typed: trimmed) ?? trimmed))
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

extension FieldKind {
  var isScript: Bool {
    if case .script = self { return true }
    return false
  }

  var isSpokenScript: Bool {
    if case .script(let rule) = self { return rule.isSpoken }
    return false
  }
}
