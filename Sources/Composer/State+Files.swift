import Cells
import Foundation
import VideoModel

/// Requests in files and in the user's editor.
extension State {
  /// What the editor has made of a text. A text that is no request is never thrown away.
  mutating func take(edited: EditedText) -> [Effect] {
    switch edited.subject {
    case .field(let path, let id):
      guard id == draft.id else { return [] }
      // Editors end a file with an end of line that nobody has typed.
      let text = edited.text.hasSuffix("\n") ? String(edited.text.dropLast()) : edited.text
      return setField(path, to: text.isEmpty ? nil : .string(text))
    case .request(let id):
      guard id == draft.id else { return [] }
      do {
        let request = try VideoRequest(kind: kind(of: edited.text), parsing: edited.text)
        // A text that was only looked at must not take away what is typed in and does not apply now.
        guard request.kind != draft.request.kind || request.json != draft.request.json else { return [] }
        return editRequest { $0 = request }
      } catch {
        var again = edited
        if case .syntax(let fault) = error { again.line = fault.line }
        overlay = .confirm(
          ConfirmOverlay(
            question: "The text is no request: \(error). Edit it again? Otherwise it is kept in a file.",
            yes: "Edit again", purpose: .editAgain(again)))
        return []
      }
    }
  }

  /// The draft's own kind, unless the text is plainly one of another.
  private func kind(of text: String) -> RequestKind? {
    let own = draft.request.kind
    guard let json = try? JSONValue(parsing: text), let members = json.members else { return own }
    let keys = Set(own.fieldTable.map(\.path))
    // Kinds share many keys: a text without any that is strange to the draft's own stays what it was.
    if members.allSatisfy({ keys.contains($0.key) }) { return own }
    return RequestKind.recognized(in: json) ?? own
  }

  /// Writes every draft's request into a folder, each under a name of its own.
  func exportDrafts(to folder: String) -> [Effect] {
    var taken: Set<String> = []
    let files = drafts.map { draft in
      let name = FileName.make(from: draft.name)
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)-\(number)"
        number += 1
      }
      return NamedText(name: unique, text: draft.request.json.prettyText + "\n")
    }
    return [.writeFolder(path: folder, files: files)]
  }
}
