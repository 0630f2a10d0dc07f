import Foundation
import TestSupport
import Testing

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

  @Test("ffmpeg plays the right still in every frame", arguments: [25.0, 29.97, 50, 7])
  func playing(rate: Double) throws {
    let folder = try TemporaryFolder()
    let numbers = [2, 2, 0, 1, 0, 0, 0, 2, 1, 1, 2, 0]
    let film = try film(numbers, rate: rate, in: folder)
    // The still of each number is as bright as its number.
    try ffmpeg(
      ["-f", "lavfi", "-i", "color=s=16x16:r=1:d=3,format=gray,geq=lum=N*80,format=yuv420p"] + film.output,
      in: folder)
    try ffmpeg(
      film.arguments + [
        "-vf", film.pace + ",trim=end_frame=\(numbers.count)", "-f", "rawvideo", "-pix_fmt", "gray", "out",
      ], in: folder)
    let bytes = [UInt8](try Data(contentsOf: folder.file("out")))
    #expect(bytes.count == 256 * numbers.count)
    let levels = stride(from: 0, to: bytes.count, by: 256).map { Int(bytes[$0]) }
    let stills = levels.map { level in [0, 80, 160].firstIndex { abs($0 - level) < 25 } }
    #expect(stills == numbers)
    film.deleteStills(in: folder.url)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.sorted() == ["out", "scene-1-stills.ffconcat"])
  }
}
