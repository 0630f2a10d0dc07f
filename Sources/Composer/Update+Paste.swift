import Cells
import VideoModel

/// What is pasted. It goes where text goes; elsewhere nothing of it is taken for keys.
extension State {
  mutating func paste(_ text: String) -> [Effect] {
    isJumping = false
    if overlay != nil { return pasteIntoOverlay(text) }
    if typedSearch != nil { return pasteIntoSearch(text) }
    guard edit == nil else { return insert(text) }
    guard pane == .form, let field = row?.field, let use = field.info.kind.useOfPaste else {
      notice = Notice(.information, "There is no text field here to paste into")
      return []
    }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch use {
    case .goesOn:
      beginEdit(field)
      return insert(text)
    case .replaces:
      guard !trimmed.isEmpty else { return [] }
      beginEdit(field)
      edit?.buffer.selectAll()
      return insert(trimmed)
    case .isID(let catalogue):
      guard !trimmed.isEmpty, !trimmed.contains(where: \.isWhitespace) else {
        notice = Notice(.information, "What is pasted here is taken as an id, and an id has no spaces")
        return []
      }
      return choose(trimmed, of: catalogue, for: field.path)
    }
  }

  /// Puts a text in place of the selection of what is typed, or at its cursor: one step of undo.
  private mutating func insert(_ text: String) -> [Effect] {
    guard var changed = edit else { return [] }
    changed.buffer.insert(text)
    return go(on: changed)
  }
}

/// What becomes of a paste on a field that has the focus and is not edited.
private enum UseOfPaste {
  /// It goes on at the end of the text.
  case goesOn
  /// It takes the place of the value.
  case replaces
  /// It is the id of something that is listed.
  case isID(Catalogue)
}

extension FieldKind {
  /// nil where there is nothing to paste into.
  fileprivate var useOfPaste: UseOfPaste? {
    switch self {
    case .text, .script: .goesOn
    case .number, .color, .suggestion, .url, .asset, .addressOrAsset, .catalogueList: .replaces
    case .catalogue(let catalogue): .isID(catalogue)
    case .toggle, .choice, .object, .list: nil
    }
  }
}
