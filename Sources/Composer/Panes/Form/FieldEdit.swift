import Cells
import Foundation
import VideoModel

/// A field that is being typed into. What is typed is in the request at once, as far as it is a value.
struct FieldEdit: Equatable {
  let path: FieldPath
  let kind: FieldKind
  var buffer: EditBuffer
  /// The request as it has been since what was typed was taken into it.
  var written: VideoRequest

  /// Begins to edit a field of a request, the cursor at the end of its text.
  init(_ field: FieldState, of request: VideoRequest) {
    path = field.path
    kind = field.info.kind
    written = request
    buffer = EditBuffer(
      FieldText.editable(field.value ?? field.keptValue), multiline: kind.isScript,
      findUnits: kind.isSpokenScript ? PauseMark.units : nil)
  }

  /// Whether the field takes several lines, and the whole form pane while it is edited.
  var isScript: Bool { kind.isScript }

  /// Whether the text is spoken, and may have pauses.
  var isSpoken: Bool { kind.isSpokenScript }

  /// What is to be uploaded when the path of a file has been typed for an address or an asset; nil when none has.
  var typedFile: (path: String, media: Media)? {
    let text = buffer.text.trimmingCharacters(in: .whitespaces)
    guard let media = kind.uploadedMedia, FieldKind.isLocalFile(text) else { return nil }
    return (text, media)
  }

  /// What the text means as JSON: nothing for an empty text, and text where it is no number though there should be one.
  var value: JSONValue? { Self.value(of: buffer.text, as: kind) }

  static func value(of text: String, as kind: FieldKind) -> JSONValue? {
    if case .script = kind { return text.isEmpty ? nil : .string(text) }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { return nil }
    switch kind {
    case .number: return number(in: trimmed).map { .number(JSONNumber($0)) } ?? .string(trimmed)
    case .color: return .string(Palette.hex(typed: trimmed) ?? trimmed)
    case .text: return .string(text)
    case .catalogueList:
      let ids = trimmed.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map {
        JSONValue.string(String($0))
      }
      return ids.isEmpty ? nil : .array(ids)
    default: return .string(trimmed)
    }
  }

  /// A true minus sign and a decimal comma are what people type and paste.
  private static func number(in text: String) -> Double? {
    let plain = text.replacingOccurrences(of: "\u{2212}", with: "-").replacingOccurrences(of: ",", with: ".")
    guard plain.allSatisfy({ "+-.0123456789eE".contains($0) }), let number = Double(plain), number.isFinite
    else { return nil }
    return number
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
