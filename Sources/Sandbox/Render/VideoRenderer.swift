import Foundation
import VideoModel

/// Renders one video: each scene to a file of the same kind, then all of them joined.
final class VideoRenderer: Sendable {
  let id: String
  private let library: VideoLibrary
  private let child = Child()

  init(id: String, library: VideoLibrary) {
    self.id = id
    self.library = library
  }

  func cancel() { child.cancel() }

  /// Renders, and writes down what came of it. A render that was given up stays pending.
  func run() {
    guard let video = library.video(id) else { return }
    library.change(id) { $0.state = .processing }
    let work = library.folder(of: id).appendingPathComponent("work", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: work) }
    do {
      let seconds = try render(video.request, in: work)
      library.change(id) { video in
        video.state = .completed
        video.progress = 1
        video.duration = (seconds * 100).rounded() / 100
      }
    } catch RenderError.cancelled {
      library.change(id) { $0.state = .pending }
    } catch {
      library.change(id) { video in
        video.state = .failed
        video.failure = "\(error)"
      }
    }
  }

  /// What is wrong, with the scene that it is about.
  private struct SceneFailure: Error, CustomStringConvertible {
    let scene: Int
    let reason: String
    var description: String { "Scene \(scene): \(reason)" }
  }

  private func render(_ json: JSONValue, in work: URL) throws -> Double {
    guard case .studio(let video) = try VideoRequest(kind: .studio, json: json) else { return 0 }
    let size = VideoRequest.studio(video).size
    // Estimates only tell the scenes' shares of the progress.
    let estimates = video.scenes.map { max($0.estimatedSeconds ?? Speech.recordingStandIn, Speech.shortest) }
    let total = estimates.reduce(0, +)
    var seconds = 0.0
    for (index, scene) in video.scenes.enumerated() {
      let before = estimates[..<index].reduce(0, +)
      do {
        seconds += try renderScene(scene, index, size, video.fps ?? 25, work) { share in
          self.tell((before + estimates[index] * share) / total)
        }
      } catch RenderError.cancelled {
        throw RenderError.cancelled
      } catch {
        throw SceneFailure(scene: index + 1, reason: "\(error)")
      }
    }
    try join(video.scenes.count, in: work)
    return seconds
  }

  private func tell(_ progress: Double) {
    library.change(id) { $0.progress = max($0.progress, min(progress * 0.98, 0.98)) }
  }

  /// Renders one scene to `sceneN.mp4`.
  /// - Returns: its length in seconds.
  private func renderScene(
    _ scene: Scene, _ index: Int, _ size: (width: Int, height: Int), _ fps: Double, _ work: URL,
    progress: @escaping @Sendable (Double) -> Void
  ) throws(RenderError) -> Double {
    let folder = work.appendingPathComponent("scene\(index)", isDirectory: true)
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(reason: error.localizedDescription)
    }
    let pieces = try Speech(child: child, folder: folder).pieces(of: scene.voice)
    let spoken = pieces.reduce(0) { total, piece in
      switch piece {
      case .file(let name): total + Speech.seconds(of: folder.appendingPathComponent(name))
      case .silence(let seconds): total + seconds
      }
    }
    // Whole frames, so that picture and sound of the joined scenes stay together.
    let rate = min(max(fps, 1), 120)
    let seconds = (max(spoken, Speech.shortest) * rate).rounded(.up) / rate
    let composition = Composition(scene: scene, width: size.width, height: size.height)
    let filters = SceneFilters(composition: composition, voice: scene.voice, folder: folder)
    let arguments = try Self.arguments(
      composition, filters: filters, pieces: pieces, seconds: seconds, rate: rate,
      output: "../scene\(index).mp4")
    try child.run("ffmpeg", arguments, in: folder) { line in
      guard line.hasPrefix("out_time_us="), let microseconds = Double(line.dropFirst(12)) else { return }
      progress(min(microseconds / 1_000_000 / seconds, 1))
    }
    return seconds
  }

  private static func arguments(
    _ composition: Composition, filters: SceneFilters, pieces: [Speech.Piece], seconds: Double, rate: Double,
    output: String
  ) throws(RenderError) -> [String] {
    let color = "0x\(composition.background.hex.dropFirst())"
    let size = "\(composition.width)x\(composition.height)"
    var arguments = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-progress", "pipe:1"]
    arguments += ["-f", "lavfi", "-i", "color=c=\(color):s=\(size):r=\(rate):d=\(seconds)"]
    for piece in pieces {
      switch piece {
      case .file(let name): arguments += ["-i", name]
      case .silence(let seconds):
        arguments += ["-f", "lavfi", "-t", "\(max(seconds, 0.01))", "-i", "anullsrc=r=48000:cl=stereo"]
      }
    }
    let sounds = pieces.indices.map { "[\($0 + 1):a]aresample=48000,aformat=channel_layouts=stereo[a\($0)]" }
    let joined = pieces.indices.map { "[a\($0)]" }.joined() + "concat=n=\(pieces.count):v=0:a=1,apad[sound]"
    let graph = (["[0:v]\(try filters.videoFilters())[picture]"] + sounds + [joined]).joined(separator: ";")
    arguments += ["-filter_complex", graph, "-map", "[picture]", "-map", "[sound]", "-t", "\(seconds)"]
    arguments += ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    arguments += ["-video_track_timescale", "90000", "-c:a", "aac", "-b:a", "128k", output]
    return arguments
  }

  /// Joins the scenes without encoding them again, and takes a picture out of the first one.
  private func join(_ count: Int, in work: URL) throws {
    let list = (0..<count).map { "file scene\($0).mp4" }.joined(separator: "\n") + "\n"
    try Data(list.utf8).write(to: work.appendingPathComponent("scenes.txt"))
    let quiet = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
    try child.run(
      "ffmpeg",
      quiet + ["-f", "concat", "-i", "scenes.txt", "-c", "copy", "-movflags", "+faststart", "video.mp4"],
      in: work)
    try child.run(
      "ffmpeg", quiet + ["-i", "scene0.mp4", "-frames:v", "1", "-vf", "scale=640:-2", "thumbnail.jpg"],
      in: work)
    for name in ["video.mp4", "thumbnail.jpg"] {
      let target = library.folder(of: id).appendingPathComponent(name)
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.moveItem(at: work.appendingPathComponent(name), to: target)
    }
  }
}
