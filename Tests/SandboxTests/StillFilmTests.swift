import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

@Suite("A film of a few stills")
struct StillFilmTests {
  private func film(_ numbers: [Int], rate: Double, in folder: TemporaryFolder) throws -> StillFilm {
    try StillFilm(numbers, rate: rate, name: "scene-1", folder: folder.url)
  }

  private func list(_ numbers: [Int], rate: Double, in folder: TemporaryFolder) throws -> [String] {
    let file = try #require(try film(numbers, rate: rate, in: folder).arguments.last)
    return try String(contentsOf: folder.file(file), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test("A still stands once for all the frames that it is seen in")
  func runs() throws {
    let list = try list([0, 0, 1, 1, 1, 0], rate: 25, in: TemporaryFolder())
    #expect(
      list == [
        "ffconcat version 1.0",
        "file scene-1-still-0.nut", "duration 0.080000",
        "file scene-1-still-1.nut", "duration 0.120000",
        "file scene-1-still-0.nut", "duration 0.040000",
        "file scene-1-still-0.nut",
      ])
  }

  @Test("It lasts as long as the scene, whatever the frame rate", arguments: [25.0, 29.97, 60, 1])
  func length(rate: Double) throws {
    let numbers = (0..<1000).map { $0 * 7919 % 101 % 7 }
    let seconds = try list(numbers, rate: rate, in: TemporaryFolder()).compactMap {
      $0.hasPrefix("duration ") ? Double($0.dropFirst("duration ".count)) : nil
    }
    #expect(abs(seconds.reduce(0, +) - 1000 / rate) < 0.00001)
  }

  private func ffmpeg(_ arguments: [String], in folder: TemporaryFolder) throws {
    try ChildProcess(
      program: "ffmpeg", arguments: ["-v", "error", "-nostdin"] + arguments, folder: folder.url
    ).run(RenderRun())
  }

  @Test("Plain pixels of any brightness are a picture", arguments: ["yuv420p", "yuva420p"])
  func brightness(format: String) throws {
    let folder = try TemporaryFolder()
    let film = try film(Array(0..<56), rate: 25, in: folder)
    // Of 208 to 223 ffmpeg would guess a telephone's sound.
    try ffmpeg(
      ["-f", "lavfi", "-i", "color=s=128x128:r=1:d=56,format=gray,geq=lum=16+N*4,format=\(format)"]
        + film.output,
      in: folder)
    try ffmpeg(
      film.arguments + [
        "-vf", film.pace + ",trim=end_frame=56,scale=1:1", "-f", "rawvideo", "-pix_fmt", "gray", "out",
      ], in: folder)
    let levels = [UInt8](try Data(contentsOf: folder.file("out")))
    #expect(levels.count == 56 && levels == levels.sorted())
  }

  /// Stills of 16 by 16 pixels, each as bright as its number.
  private func makeStills(of film: StillFilm, in folder: TemporaryFolder) throws {
    try ffmpeg(
      ["-f", "lavfi", "-i", "color=s=16x16:r=1:d=3,format=gray,geq=lum=N*80,format=yuv420p"] + film.output,
      in: folder)
  }

  /// The number of the still in each frame of plain grey pixels.
  private func stills(in folder: TemporaryFolder) throws -> [Int?] {
    let bytes = [UInt8](try Data(contentsOf: folder.file("out")))
    let levels = stride(from: 0, to: bytes.count, by: 256).map { Int(bytes[$0]) }
    return levels.map { level in [0, 80, 160].firstIndex { abs($0 - level) < 25 } }
  }

  private static let numbers = [2, 2, 0, 1, 0, 0, 0, 2, 1, 1, 2, 0]

  @Test("ffmpeg plays the right still in every frame", arguments: [25.0, 29.97, 50, 7])
  func playing(rate: Double) throws {
    let folder = try TemporaryFolder()
    let film = try film(Self.numbers, rate: rate, in: folder)
    try makeStills(of: film, in: folder)
    try ffmpeg(
      film.arguments + [
        "-vf", film.pace + ",trim=end_frame=\(film.frames)", "-f", "rawvideo", "-pix_fmt", "gray", "out",
      ], in: folder)
    #expect(try stills(in: folder) == Self.numbers)
    film.deleteStills(in: folder.url)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.sorted() == ["out", "scene-1-stills.ffconcat"])
  }

  /// Encodes one frame of each run, holds them, and looks at the film that comes of it.
  private func hold(_ film: StillFilm, rate: Double, in folder: TemporaryFolder) throws {
    try makeStills(of: film, in: folder)
    let graph = SceneGraph(film, isHeld: true, rate: "\(rate)", isTransparent: false)
    let encoding = VideoEncoding(.studio(StudioVideo()))
    let input = graph.inputs + ["-filter_complex", graph.filter + ";[picture]" + film.closeUp]
    let output = film.keyFrames + ["-r", "\(rate)", "few.h264"]
    try ffmpeg(input + encoding.scene + output, in: folder)
    let few = [UInt8](try Data(contentsOf: folder.file("few.h264")))
    try Data(HeldFrames.hold(few, frames: film.runs.map(\.frames))).write(to: folder.file("all.h264"))
    // A decoder that ends at the first mistake.
    let film = encoding.input(of: ["all.h264"], list: "", rate: "\(rate)")
    let gray = ["-f", "rawvideo", "-pix_fmt", "gray", "out"]
    try ffmpeg(["-xerror", "-err_detect", "explode"] + film + gray, in: folder)
  }

  @Test("Held frames are seen for as long as their runs", arguments: [25.0, 29.97, 60, 7, 1])
  func holding(rate: Double) throws {
    let folder = try TemporaryFolder()
    // More frames than there are numbers for in the stream, several that can be sought to, and a long run.
    let numbers = (0..<20).flatMap { _ in Self.numbers } + Array(repeating: 1, count: 200) + [0]
    let film = try film(numbers, rate: rate, in: folder)
    try hold(film, rate: rate, in: folder)
    #expect(try stills(in: folder) == numbers)
    let keys = try Tool.run(
      "ffprobe",
      ["-v", "error", "-show_entries", "packet=flags", "-of", "csv=p=0", folder.file("all.h264").path])
    let frames = String(decoding: keys, as: UTF8.self).split(separator: "\n")
    #expect(
      frames.indices.filter { frames[$0].hasPrefix("K") }
        == Array(stride(from: 0, to: numbers.count, by: StillFilm.keyFrameDistance)))
  }

  @Test("A run begins with a still, a cut, and every frame that can be sought to")
  func cuts() throws {
    let folder = try TemporaryFolder()
    let film = try StillFilm(
      Array(repeating: 0, count: 100) + [1, 1], cuts: [3, 100, 900], rate: 25, name: "scene-1",
      folder: folder.url)
    let runs = [(0, 3), (0, 72), (0, 25), (1, 2)].map { StillFilm.Run(still: $0.0, frames: $0.1) }
    #expect(film.runs == runs && film.frames == 102)
    #expect([0, 2, 3, 74, 75, 100, 101].map(film.run(ofFrame:)) == [0, 0, 1, 1, 2, 3, 3])
  }

  @Test("A stream of another kind is told, and not made worse")
  func unexpected() throws {
    let folder = try TemporaryFolder()
    func stream(_ options: [String]) throws -> [UInt8] {
      try ffmpeg(
        ["-f", "lavfi", "-i", "testsrc=s=64x64:d=0.4", "-y", "-c:v", "libx264"] + options + ["test.h264"],
        in: folder)
      return [UInt8](try Data(contentsOf: folder.file("test.h264")))
    }
    let frames = Array(repeating: 1, count: 10)
    #expect(throws: HeldFrames.Unexpected(what: "another profile")) {
      try HeldFrames.hold(stream(["-pix_fmt", "yuv420p"]), frames: frames)
    }
    let usable = try stream(VideoEncoding(.studio(StudioVideo())).scene)
    let held = try HeldFrames.hold(usable, frames: frames)
    #expect(H264Stream.units(of: held) == H264Stream.units(of: usable))
    #expect(throws: HeldFrames.Unexpected(what: "1 frames are missing")) {
      try HeldFrames.hold(usable, frames: frames + [1])
    }
    #expect(throws: HeldFrames.Unexpected(what: "there are more frames")) {
      try HeldFrames.hold(usable, frames: Array(frames.dropLast()))
    }
    #expect(throws: HeldFrames.Unexpected.self) {
      try HeldFrames.hold(H264Stream.startCode + [0x67, 66], frames: frames)
    }
  }
}
