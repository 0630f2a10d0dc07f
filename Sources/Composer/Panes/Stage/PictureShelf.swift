import Cells
import VideoModel

/// The pictures that the stage has asked for, by what names them; those shown last are kept.
struct PictureShelf: Equatable {
  struct Entry: Equatable {
    let source: String
    /// What it was last asked for as, and in how many columns and rows.
    var media: Media
    var size: Size
    /// Nil until it has come; one of another size stays until then.
    var picture: StagePicture?
    /// Why there is none.
    var reason: String?
  }

  static let most = 32

  /// The one shown last stands last.
  private var entries: [Entry] = []

  subscript(source: String) -> Entry? { entries.last { $0.source == source } }

  var count: Int { entries.count }

  /// Notes that a picture is shown.
  /// - Returns: whether it is to be asked for, which is done once in each size.
  mutating func show(_ source: String, as media: Media, size: Size) -> Bool {
    if let last = entries.last, last.source == source, last.media == media, last.size == size { return false }
    var entry = Entry(source: source, media: media, size: size)
    var isNew = true
    if let index = entries.firstIndex(where: { $0.source == source }) {
      entry = entries.remove(at: index)
      isNew = entry.media != media || entry.size != size
      (entry.media, entry.size) = (media, size)
    }
    entries.append(entry)
    if entries.count > Self.most { entries.removeFirst() }
    return isNew
  }

  /// Takes what has come of a picture; nothing is kept of one that was put away meanwhile.
  mutating func take(_ picture: StagePicture?, reason: String?, of source: String) {
    guard let index = entries.firstIndex(where: { $0.source == source }) else { return }
    entries[index].picture = picture
    entries[index].reason = picture == nil ? reason ?? "it cannot be read" : nil
  }

  /// Forgets what could not be had, so that it is asked for anew.
  mutating func forgetFailures() { entries.removeAll { $0.reason != nil } }
}
