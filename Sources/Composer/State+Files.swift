import Cells
import Foundation
import VideoModel

/// Files that are uploaded for fields.
extension State {
  /// What the focused field takes as a file; nil when it takes none.
  var uploadedMedia: Media? { row?.field?.info.kind.uploadedMedia }

  mutating func askForFile() -> [Effect] {
    guard let row, let media = uploadedMedia else { return [] }
    overlay = .prompt(
      PromptOverlay(
        title: "Upload \(media.words)", help: "The path of \(media.words) on this computer",
        purpose: .uploadFile(row.path, media), buffer: EditBuffer("", multiline: false)))
    return []
  }

  /// Ends editing, and uploads what has been typed into a field for an address when that is the path of a file.
  mutating func leaveEdit() -> [Effect] {
    let left = edit
    finishEdit()
    guard let left, let media = left.kind.uploadedMedia else { return [] }
    let text = left.buffer.text.trimmingCharacters(in: .whitespaces)
    guard FieldKind.isLocalFile(text) else { return [] }
    return upload(text, media, for: left.path)
  }

  mutating func upload(_ path: String, _ media: Media, for field: FieldPath) -> [Effect] {
    uploads[draft.id, default: [:]][field] = 0
    return [.uploadFile(path: path, media: media, field: field, draft: draft.id)]
  }

  /// Puts an uploaded file into the field that it is for, whether its draft is still open or not.
  mutating func take(
    _ asset: UploadedAsset, for path: FieldPath, of id: Draft.ID, wasThere: Bool
  ) -> [Effect] {
    uploads[id]?[path] = nil
    notice = Notice(
      .success, wasThere ? "The file was uploaded before; it is used again" : "The file is uploaded")
    guard id != draft.id else { return editRequest { $0.put(asset, at: path) } }
    guard var other = drafts.first(where: { $0.id == id }) else { return [] }
    other.request.put(asset, at: path)
    other.updatedAt = now
    drafts = drafts.map { $0.id == id ? other : $0 }
    return [.saveDraft(other)]
  }
}

extension FieldKind {
  /// What the field takes as a file; nil when it takes none.
  var uploadedMedia: Media? {
    switch self {
    case .url(.web): nil
    case .url(let media), .asset(let media), .addressOrAsset(let media): media
    default: nil
    }
  }
}

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
