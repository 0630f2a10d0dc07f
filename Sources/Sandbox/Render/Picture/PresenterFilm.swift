import Foundation
import VideoModel

/// The drawn presenter of a scene who speaks with its voice: a picture of each pose, and which is seen in which frame.
struct PresenterFilm {
  /// Where it stands, in whole pixels of the video, cut at the video's edges.
  let x, y, width, height: Int
  /// The picture of each frame, counted from 0.
  let numbers: [Int]
  /// How many different pictures there are.
  let pictureCount: Int
  private let name: String

  /// A picture has at most that many rows; ffmpeg enlarges it. A photo is soft, unless it is enhanced.
  private static func mostRows(_ placement: CharacterPlacement) -> Double {
    switch placement.quality {
    case .filmed: 540
    case .photo: 270
    case .enhancedPhoto: 1080
    }
  }

  /// Draws the character of a scene; nil when there is none, or none of it is seen.
  /// - Parameters:
  ///   - composition: tells where the character stands.
  ///   - character: its talking style and expression are seen in how it moves.
  ///   - voice: what it says, from the scene's start; nil for nothing, which leaves its mouth closed.
  ///   - frames: of the scene.
  ///   - rate: frames a second; above 0.
  ///   - name: what the names of the files begin with; ASCII letters, digits and hyphens only.
  ///   - folder: the work folder.
  init?(
    _ composition: Composition, character: SceneCharacter?, voice: WaveFile.Samples?, frames: Int,
    rate: Double, name: String, folder: URL, run: RenderRun
  ) throws(RenderFailure) {
    guard let placement = composition.character, frames > 0,
      let seen = Self.seen(placement.box, composition)
    else { return nil }
    x = Int(seen.x)
    y = Int(seen.y)
    width = Int(seen.width)
    height = Int(seen.height)
    self.name = name
    let energy = VoiceEnergy(voice, frames: frames, rate: rate)
    let motion = PresenterMotion(
      id: placement.id, mood: PresenterMood(character), loudness: energy.loudness, rate: rate)
    let stills = Self.stills(motion.poses)
    numbers = stills.numbers
    pictureCount = stills.poses.count
    try Self.draw(Presenter(placement), stills.poses, seen, rows: Self.mostRows(placement), run) { number in
      folder.appending(path: "\(name)-presenter-\(number).pam")
    }
  }

  /// The options that make its pictures, a second each, an input of ffmpeg, run in the work folder.
  var arguments: [String] {
    ["-f", "image2", "-framerate", "1", "-start_number", "0", "-i", "\(name)-presenter-%d.pam"]
  }

  /// What of a box can be seen, in whole pixels; nil for nothing.
  private static func seen(_ box: PixelBox, _ composition: Composition) -> PixelBox? {
    let left = max(box.x.rounded(.down), 0)
    let top = max(box.y.rounded(.down), 0)
    let right = min((box.x + box.width).rounded(.up), Double(composition.width))
    let bottom = min((box.y + box.height).rounded(.up), Double(composition.height))
    guard right > left, bottom > top else { return nil }
    return PixelBox(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The different poses, and the number of each frame's among them.
  private static func stills(_ poses: [Presenter.Pose]) -> (poses: [Presenter.Pose], numbers: [Int]) {
    var known: [Presenter.Pose: Int] = [:]
    var stills: [Presenter.Pose] = []
    let numbers = poses.map { pose -> Int in
      if let number = known[pose] { return number }
      known[pose] = stills.count
      stills.append(pose)
      return stills.count - 1
    }
    return (stills, numbers)
  }

  private static func draw(
    _ presenter: Presenter, _ poses: [Presenter.Pose], _ seen: PixelBox, rows: Double,
    _ run: RenderRun,
    place: @escaping @Sendable (Int) -> URL
  ) throws(RenderFailure) {
    let shrink = max(seen.height / rows, 1)
    let resting = PresenterCanvas(
      presenter.drawing(), box: seen, columns: max(Int(seen.width / shrink), 1),
      rows: max(Int(seen.height / shrink), 1))
    _ = try concurrently(poses.count) { number throws(RenderFailure) in
      try run.check()
      var canvas = resting
      if poses[number] != .resting { canvas.repaintHead(presenter.drawing(poses[number])) }
      do { try canvas.pam.write(to: place(number)) } catch { throw RenderFailure(error) }
    }
  }
}

extension PresenterCanvas {
  /// The picture in the form of Netpbm's PAM, which holds an alpha channel.
  var pam: Data {
    let header = "P7\nWIDTH \(columns)\nHEIGHT \(rows)\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
    return Data(header.utf8) + Data(bytes)
  }
}
