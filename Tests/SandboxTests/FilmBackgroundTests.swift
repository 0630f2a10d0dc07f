import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// A film behind everything else. It lasts a second: red, and blue in its last half, green in its left tenth.
@Suite struct FilmBackgroundTests {
  private let folder: TemporaryFolder
  private let media: LocalMedia

  init() throws {
    folder = try TemporaryFolder()
    _ = try Tool.run(
      "ffmpeg",
      [
        "-v", "error", "-f", "lavfi", "-i", "color=c=red:s=320x180:r=10:d=0.5,drawbox=w=32:c=lime:t=fill",
        "-f",
        "lavfi", "-i", "color=c=blue:s=320x180:r=10:d=0.5,drawbox=w=32:c=lime:t=fill", "-filter_complex",
        "concat,scale=out_color_matrix=bt709,format=yuv420p", "-colorspace", "bt709", "-c:v", "libx264",
        "-qp",
        "10", folder.file("film.mp4").path,
      ])
    let facts = try MediaProbe(file: folder.file("film.mp4"), name: "the film", run: RenderRun()).facts()
    #expect(facts.colors == .hd)
    media = LocalMedia(
      url: folder.file("film.mp4"), media: .video, width: facts.width, height: facts.height,
      seconds: facts.seconds, hasSound: false, colors: facts.colors, hash: "")
  }

  /// The graph of a scene of two seconds that shows nothing else, 160 pixels wide and high.
  private func graph(
    _ style: String, fit: Background.Fit = "cover", colors: MediaColors = .hd, isTransparent: Bool = false
  ) -> SceneGraph {
    var scene = Scene()
    scene.background = Background.fresh
    scene.background?.type = .video
    scene.background?.playStyle = Background.PlayStyle(rawValue: style)
    scene.background?.fit = fit
    scene.background?.value = "#404040"
    var media = media
    media.colors = colors
    let composition = Composition(scene: scene, width: 160, height: 160)
    var graph = SceneGraph(
      color: composition.backdropColor, width: 160, height: 160, rate: "10", isTransparent: isTransparent)
    graph.hold(frames: 20)
    BackdropLayer(media, scene.background, composition).lay(on: &graph, rate: "10", seconds: 2)
    return graph
  }

  private func make(_ graph: SceneGraph) throws -> URL {
    let file = folder.file("\(UUID().uuidString).mp4")
    _ = try Tool.run(
      "ffmpeg",
      ["-v", "error"] + graph.inputs + ["-filter_complex", graph.filter, "-map", "[picture]"]
        + ["-colorspace", "bt709", "-c:v", "libx264", "-qp", "10", file.path])
    return file
  }

  private static let (red, blue) = (RGB(255, 0, 0), RGB(0, 0, 255))

  @Test(arguments: [
    ("freeze", [red, blue, blue]), ("once", [red, blue, RGB(0x40, 0x40, 0x40)]), ("loop", [red, blue, red]),
    ("fit_to_scene", [red, red, blue]),
  ]) func itPlaysAsTheRequestSays(style: String, seen: [RGB]) throws {
    let file = try make(graph(style))
    for (time, color) in zip([0.2, 0.8, 1.2], seen) {
      let found = try Tool.pixel(of: file, at: time)
      #expect(found.isNear(color), "\(style) at \(time): \(found)")
    }
  }

  @Test(arguments: [MediaColors.any, .opaque, .hd]) func itFillsTheFrameFromItsMiddle(colors: MediaColors)
    throws
  {
    let file = try make(graph("freeze", colors: colors))
    // Its sides are cut away, and with them what is green.
    #expect(try Tool.pixel(of: file, at: 0.2).isNear(Self.red))
    #expect(try !Tool.frame(of: file, at: 0.2).isEmpty)
  }

  @Test func onlyAFilmThatHidesEverythingTakesItsPlace() {
    func isLaid(_ graph: SceneGraph) -> Bool { graph.filter.contains("overlay") }
    #expect(!isLaid(graph("freeze")) && !isLaid(graph("loop")) && !isLaid(graph("freeze", fit: "crop")))
    #expect(isLaid(graph("once")) && isLaid(graph("freeze", fit: "contain")))
    #expect(isLaid(graph("freeze", colors: .any)) && isLaid(graph("freeze", isTransparent: true)))
  }
}

extension RGB {
  /// The same colour but for what the coding of strong colours takes.
  fileprivate func isNear(_ other: RGB) -> Bool {
    zip([red, green, blue], [other.red, other.green, other.blue]).allSatisfy { abs(Int($0) - Int($1)) <= 12 }
  }
}
