import Cells
import Foundation
import VideoModel

/// A file that is being uploaded for a field of a draft.
public struct Upload: Equatable, Sendable {
  /// Names an upload of this run.
  public typealias ID = Int

  var draft: Draft.ID
  /// The file, as it was typed.
  var path: String
  /// Where the file goes; it moves with its scene.
  var field: FieldPath
  /// What part has gone out, 0–1.
  var share = 0.0
}

/// Files that are uploaded for fields.
extension State {
  /// What the focused field takes as a file; nil when it takes none.
  var uploadedMedia: Media? { row?.field?.info.kind.uploadedMedia }

  /// What part of the file for a field of the open draft has gone out, 0–1; nil when none is uploaded for it.
  func uploadedShare(for field: FieldPath) -> Double? {
    uploads.values.first { $0.draft == draft.id && $0.field == field }?.share
  }

  mutating func askForFile() -> [Effect] {
    guard let row, let media = uploadedMedia else { return [] }
    overlay = .prompt(
      PromptOverlay(
        title: "Upload \(media.words)", help: "The path of \(media.words) on this computer",
        purpose: .uploadFile(row.path, media), buffer: EditBuffer("", multiline: false)))
    return []
  }

  mutating func upload(_ path: String, _ media: Media, for field: FieldPath) -> [Effect] {
    uploadCount += 1
    uploads[uploadCount] = Upload(draft: draft.id, path: path, field: field)
    return [.uploadFile(path: path, media: media, upload: uploadCount)]
  }

  /// Ends the program; asks first while a file is being uploaded, which would have to be uploaded anew.
  mutating func quit() -> [Effect] {
    let files = uploads.sorted { $0.key < $1.key }.map { $0.value.path.split(separator: "/").last ?? "" }
    guard let first = files.first else { return [.quit] }
    let what = files.count == 1 ? "“\(first)” is" : "“\(first)” and \(files.count - 1) more are"
    overlay = .confirm(
      ConfirmOverlay(
        question:
          "\(what) still being uploaded, and must be uploaded anew if you leave now. Leave all the same?",
        yes: "Leave", purpose: .perform([.quit])))
    return []
  }

  /// Puts an uploaded file into the field that it is for, whether its draft is still open or not.
  mutating func take(_ asset: UploadedAsset, of id: Upload.ID, wasThere: Bool) -> [Effect] {
    guard let upload = uploads.removeValue(forKey: id) else { return [] }
    notice = Notice(
      .success, wasThere ? "The file was uploaded before; it is used again" : "The file is uploaded")
    guard upload.draft != draft.id else { return editRequest { $0.put(asset, at: upload.field) } }
    guard var other = drafts.first(where: { $0.id == upload.draft }) else { return [] }
    other.request.put(asset, at: upload.field)
    other.noteChange(at: now)
    drafts = drafts.map { $0.id == other.id ? other : $0 }
    return [.saveDraft(other)]
  }

  /// Uploads go where their scenes go; with a scene that is deleted they are forgotten.
  mutating func moveUploads(from old: VideoRequest, to new: VideoRequest) {
    guard !uploads.isEmpty else { return }
    uploads = uploads.compactMapValues { upload in
      guard upload.draft == draft.id else { return upload }
      var moved = upload
      guard let field = Self.place(of: upload.field, from: old, to: new) else { return nil }
      moved.field = field
      return moved
    }
  }

  /// Where a field of a scene stands after scenes have been moved, added or deleted; nil when its scene is gone.
  private static func place(of field: FieldPath, from old: VideoRequest, to new: VideoRequest) -> FieldPath? {
    guard let list = old.sceneListPath, list == new.sceneListPath, field.isInside(list),
      field.steps.count > list.steps.count, case .index(let index) = field.steps[list.steps.count]
    else { return field }
    let before = old.value(at: list)?.array ?? [], after = new.value(at: list)?.array ?? []
    guard before.indices.contains(index) else { return field }
    let scene = before[index]
    func path(_ index: Int) -> FieldPath {
      var path = field
      path.steps[list.steps.count] = .index(index)
      return path
    }
    if after.count == before.count {
      if after[index] == scene { return field }
      // A scene that stood elsewhere before, and is no copy that stands where it stood.
      let moved = after.indices.first { after[$0] == scene && before[$0] != scene }
      return path(moved ?? index)
    }
    return after.indices.filter { after[$0] == scene }.min { abs($0 - index) < abs($1 - index) }.map(path)
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
