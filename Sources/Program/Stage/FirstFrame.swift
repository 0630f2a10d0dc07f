import Cells
import Composer
import Foundation
import VideoModel

/// A picture, or the first frame of a video, read from a file by ffmpeg. Files come from anywhere: ffmpeg is told what
/// they are by their first bytes, so that none is taken for a playlist that names other files.
struct FirstFrame {
  let file: URL
  let media: Media

  /// Seconds after which ffmpeg is given up.
  private static let time = 10.0
  /// Most pixels of a frame that are decoded: 64 million.
  private static let mostPixels = 1 << 26
  /// A picture of another shape than the stage is at most so many times as long as the stage.
  private static let stretch = 4

  /// Reads it, at least as large as the cells and in its own shape. Blocks its thread.
  func picture(columns: Int, rows: Int) throws(ProgramError) -> StagePicture {
    let (width, height) = (max(columns, 1), max(rows, 1) * 2)
    let words = file.appendingPathExtension("words")
    defer { try? FileManager.default.removeItem(at: words) }
    let tool = try MediaTool(
      "ffmpeg", try arguments(width, height), output: .here, words: words)
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + Self.time)
    timer.setEventHandler { tool.kill() }
    timer.resume()
    defer { timer.cancel() }
    let most = width * height * Self.stretch * Self.stretch * 3 + 100
    let bytes = tool.read(most)
    tool.kill()
    tool.wait()
    guard let pixels = Self.pixels(ppm: bytes) else { throw .failed(Self.unreadable) }
    let told = (try? Data(contentsOf: words)).map { String(decoding: $0.prefix(100_000), as: UTF8.self) }
    let own = Self.size(in: told ?? "") ?? (pixels.width, pixels.height)
    return StagePicture(pixels, width: own.0, height: own.1)
  }

  private static let unreadable = "the file is damaged, or ffmpeg cannot read it"

  private func arguments(_ width: Int, _ height: Int) throws(ProgramError) -> [String] {
    let scale = "max(\(width)/iw,\(height)/ih)"
    let fit = [("w", "iw", width), ("h", "ih", height)].map { name, own, most in
      "\(name)='max(min(ceil(\(own)*\(scale)),\(most * Self.stretch)),1)'"
    }
    return [
      "-hide_banner", "-nostdin", "-nostats", "-protocol_whitelist", "file", "-max_pixels",
      "\(Self.mostPixels)", "-f", try demuxer(), "-i", "file:\(file.path)", "-map", "0:v:0", "-frames:v", "1",
      "-vf", "showinfo,scale=\(fit.joined(separator: ":")):flags=area,format=rgb24", "-c:v", "ppm", "-f",
      "image2pipe", "pipe:1",
    ]
  }

  /// The reader for the file, by its first bytes.
  private func demuxer() throws(ProgramError) -> String {
    let head: [UInt8]
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      head = [UInt8](try handle.read(upToCount: 16) ?? Data())
    } catch {
      throw .failed(RequestFile.reason(of: error))
    }
    func has(_ bytes: some Sequence<UInt8>, at place: Int = 0) -> Bool {
      head.dropFirst(place).starts(with: bytes)
    }
    let found: (name: String, media: Media)? =
      if has([0x89, 0x50, 0x4E, 0x47]) {
        ("png_pipe", .image)
      } else if has([0xFF, 0xD8, 0xFF]) {
        ("jpeg_pipe", .image)
      } else if has("RIFF".utf8), has("WEBP".utf8, at: 8) {
        ("webp_pipe", .image)
      } else if has("ftyp".utf8, at: 4) {
        ("mov", .video)
      } else if has([0x1A, 0x45, 0xDF, 0xA3]) {
        ("matroska", .video)
      } else {
        nil
      }
    guard let found else { throw .failed("the file is \(media.words) of no known kind, or something else") }
    guard found.media == media else {
      throw .failed("the file is \(found.media.words), and not \(media.words)")
    }
    return found.name
  }

  /// A picture in the format PPM, as ffmpeg writes it.
  static func pixels(ppm bytes: [UInt8]) -> Pixels? {
    let head = bytes.prefix(40).split(
      separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
    guard head.count == 4, head[0].elementsEqual("P6".utf8), head[2].elementsEqual("255".utf8) else {
      return nil
    }
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard size.count == 2, size.allSatisfy({ (1...100_000).contains($0) }) else { return nil }
    return Pixels(width: size[0], height: size[1], rgb: Array(bytes[head[3].startIndex...]))
  }

  /// The frame's own size, upright, as ffmpeg's filter `showinfo` tells it.
  static func size(in words: String) -> (Int, Int)? {
    let lines = words.split(whereSeparator: \.isNewline)
    guard let line = lines.last(where: { $0.contains("showinfo") && $0.contains(" s:") }),
      let place = line.range(of: " s:")
    else { return nil }
    let size = line[place.upperBound...].prefix { $0 != " " }.split(separator: "x").compactMap { Int($0) }
    guard size.count == 2, size.allSatisfy({ (1...100_000).contains($0) }) else { return nil }
    return (size[0], size[1])
  }
}
