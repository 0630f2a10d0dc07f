import Foundation
import VideoModel

/// The drawn presenter of a scene as a picture file, and where it stands.
struct PresenterPicture {
  /// The file's name in the work folder.
  let file: String
  /// Where it stands, in whole pixels of the video, cut at the video's edges.
  let x, y, width, height: Int

  /// A picture has at most that many rows; ffmpeg enlarges it, which smooths its edges.
  private static let mostRows = 540

  /// Draws the character of a scene; nil when there is none, or none of it is seen.
  init?(_ composition: Composition, name: String, folder: URL) throws {
    guard let character = composition.character else { return nil }
    let box = character.box
    let left = max(Int(box.x.rounded(.down)), 0)
    let top = max(Int(box.y.rounded(.down)), 0)
    let right = min(Int((box.x + box.width).rounded(.up)), composition.width)
    let bottom = min(Int((box.y + box.height).rounded(.up)), composition.height)
    guard right > left, bottom > top else { return nil }
    (x, y, width, height) = (left, top, right - left, bottom - top)
    file = "\(name)-presenter.pam"
    let shrink = max(Double(height) / Double(Self.mostRows), 1)
    let columns = max(Int(Double(width) / shrink), 1)
    let rows = max(Int(Double(height) / shrink), 1)
    try pixels(of: Presenter(character), columns, rows).write(to: folder.appending(path: file))
  }

  /// The picture in the form of Netpbm's PAM, which holds an alpha channel.
  private func pixels(of presenter: Presenter, _ columns: Int, _ rows: Int) -> Data {
    let header = "P7\nWIDTH \(columns)\nHEIGHT \(rows)\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
    let perColumn = Double(width) / Double(columns)
    let perRow = Double(height) / Double(rows)
    var bytes = [UInt8](header.utf8)
    bytes.reserveCapacity(bytes.count + columns * rows * 4)
    for row in 0..<rows {
      let pointY = Double(y) + (Double(row) + 0.5) * perRow
      for column in 0..<columns {
        let color = presenter.color(atX: Double(x) + (Double(column) + 0.5) * perColumn, y: pointY)
        bytes += [color?.red ?? 0, color?.green ?? 0, color?.blue ?? 0, color == nil ? 0 : 255]
      }
    }
    return Data(bytes)
  }

  /// The picture as a filter without input.
  var filter: String { "movie=filename=\(file),scale=\(width):\(height):flags=bilinear,format=rgba" }
}
