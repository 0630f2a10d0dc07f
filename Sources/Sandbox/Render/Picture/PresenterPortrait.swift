import Foundation
import VideoModel

/// The picture by which a catalogue shows a character: its drawn presenter's head and shoulders.
enum PresenterPortrait {
  /// The width and height, in pixels.
  static let side = 512

  private static let backdrop = RGB(214, 224, 232)

  /// Draws a character before a plain colour.
  /// - Parameters:
  ///   - id: the avatar's or the talking photo's.
  ///   - folder: where the picture stands while it is turned into a PNG; it is removed again.
  /// - Returns: a PNG of `side` by `side` pixels.
  static func png(of id: String, folder: URL, run: RenderRun) throws(RenderFailure) -> Data {
    let name = "portrait-\(UUID().uuidString)"
    let (drawn, made) = (folder.appending(path: name + ".pam"), folder.appending(path: name + ".png"))
    defer {
      try? FileManager.default.removeItem(at: drawn)
      try? FileManager.default.removeItem(at: made)
    }
    do {
      try canvas(of: id).pam.write(to: drawn)
      let arguments = [
        "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i",
        "color=c=0x\(backdrop.hex.dropFirst()):s=\(side)x\(side)", "-i", name + ".pam", "-filter_complex",
        "[0]format=rgba[back];[back][1]overlay=format=rgb,format=rgb24", "-frames:v", "1", name + ".png",
      ]
      try ChildProcess(program: "ffmpeg", arguments: arguments, folder: folder).run(run)
      return try Data(contentsOf: made)
    } catch let failure as RenderFailure {
      throw failure
    } catch {
      throw RenderFailure(error)
    }
  }

  private static func canvas(of id: String) throws(RenderFailure) -> PresenterCanvas {
    var character = SceneCharacter()
    character.type = .avatar
    character.avatarID = id
    character.avatarStyle = .closeUp
    var scene = Scene()
    scene.character = character
    let composition = Composition(scene: scene, width: side, height: side)
    guard let placement = composition.character else { throw .unreadable }
    let whole = PixelBox(x: 0, y: 0, width: Double(side), height: Double(side))
    return PresenterCanvas(Presenter(placement).drawing(), box: whole, columns: side, rows: side)
  }
}
