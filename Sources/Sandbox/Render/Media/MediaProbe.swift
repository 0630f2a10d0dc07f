import Foundation
import VideoModel

/// What is in a file.
struct MediaFacts: Equatable, Sendable {
  /// What it can be taken as, the likeliest first.
  var kinds: [Media]
  /// Pixels; 0 for a recording.
  var width = 0
  var height = 0
  /// The length; nil for a still picture.
  var seconds: Double?
  var hasSound = false
  var colors = MediaColors.any
}

/// Finds out what is in a file by ffprobe, whatever its name says.
struct MediaProbe {
  let file: URL
  /// What a failure calls the file.
  let name: String
  let run: RenderRun

  /// Only formats that hold everything themselves: a playlist could name other files of this machine.
  private static let formats = [
    "png_pipe", "jpeg_pipe", "webp_pipe", "bmp_pipe", "tiff_pipe", "gif", "apng", "mov", "matroska", "webm",
    "avi", "flv", "mpeg", "mpegts", "mp3", "wav", "w64", "aiff", "caf", "ogg", "flac", "aac", "amr",
  ].joined(separator: ",")
  /// Pixels of a picture; 8000 by 8000 take a quarter of a gigabyte.
  private static let mostPixels = 64_000_000
  private static let animations = ["gif", "apng"]

  /// Reads the file, and decodes its first second.
  /// - Throws: `.source` when it is nothing that can be shown or heard.
  func facts() throws(RenderFailure) -> MediaFacts {
    let json = try streams()
    guard let format = json["format"]?["format_name"]?.string else { throw unknown }
    let streams = (json["streams"]?.array ?? []).filter { $0["disposition"]?["attached_pic"]?.integer != 1 }
    let picture = streams.first { $0["codec_type"]?.string == "video" }
    let sound = streams.first { $0["codec_type"]?.string == "audio" }
    guard let main = picture ?? sound else { throw unknown }
    let decoded = Self.number(main["nb_read_frames"]) ?? 0
    var facts = MediaFacts(kinds: [.audio], hasSound: sound != nil)
    if let picture {
      (facts.width, facts.height) = Self.size(of: picture)
      facts.colors = Self.colors(of: picture, height: facts.height)
      facts.kinds = Self.kinds(format: format, frames: max(decoded, Self.number(main["nb_frames"]) ?? 0))
    }
    guard decoded > 0, picture == nil || (facts.width > 0 && facts.height > 0) else {
      throw failure("it cannot be decoded: it is damaged, or has more than 64 million pixels")
    }
    if facts.kinds == [.image] { return facts }
    let told = [json["format"]?["duration"], main["duration"]].lazy.compactMap(Self.number)
    if let seconds = told.first(where: { $0 > 0 && $0.isFinite }) {
      facts.seconds = seconds
    } else {
      facts.seconds = try measuredSeconds()
    }
    return facts
  }

  private func failure(_ reason: String) -> RenderFailure { .source(name, reason: reason) }

  private var unknown: RenderFailure {
    failure(isWebPage ? "it is a web page" : "it is no picture, recording or video that ffmpeg can read")
  }

  private func streams() throws(RenderFailure) -> JSONValue {
    let entries = [
      "stream=codec_type,width,height,duration,nb_frames,nb_read_frames,pix_fmt,color_space,color_range",
      "stream_disposition=attached_pic",
      "stream_side_data=rotation", "format=format_name,duration",
    ]
    let text = try ffprobe([
      "-max_pixels", String(Self.mostPixels), "-read_intervals", "%+1", "-count_frames", "-show_entries",
      entries.joined(separator: ":"), "-of", "json",
    ])
    guard let json = try? JSONValue(parsing: Data(text.utf8)) else { throw unknown }
    return json
  }

  private func ffprobe(_ arguments: [String]) throws(RenderFailure) -> String {
    var text = ""
    let program = ChildProcess(
      program: "ffprobe",
      arguments: [
        "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", Self.formats,
      ] + arguments + ["file:" + file.lastPathComponent],
      folder: file.deletingLastPathComponent())
    do throws(RenderFailure) { try program.run(run) { text += $0 + "\n" } } catch .programFailed {
      throw unknown
    }
    return text
  }

  /// The end of the last packet, for files whose writer did not know it yet, as browsers' recordings.
  private func measuredSeconds() throws(RenderFailure) -> Double {
    let packets = try ffprobe(["-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0"])
    let ends = packets.split(separator: "\n").compactMap { packet -> Double? in
      let times = packet.split(separator: ",").map { Double($0) ?? 0 }
      return times.first.map { $0 + (times.count > 1 ? times[1] : 0) }
    }
    guard let end = ends.max(), end > 0, end.isFinite else { throw failure("it has no length") }
    return end
  }

  private static func kinds(format: String, frames: Double) -> [Media] {
    if animations.contains(format) { return frames > 1 ? [.image, .video] : [.image] }
    return format.hasSuffix("_pipe") ? [.image] : [.video]
  }

  /// The size as ffmpeg shows it, which turns what was filmed upright.
  private static func size(of stream: JSONValue) -> (width: Int, height: Int) {
    let width = stream["width"]?.integer ?? 0
    let height = stream["height"]?.integer ?? 0
    let turns = (stream["side_data_list"]?.array ?? []).compactMap { number($0["rotation"]) }
    let isOnItsSide = turns.contains { abs(abs($0.remainder(dividingBy: 180)) - 90) < 1 }
    return isOnItsSide ? (height, width) : (width, height)
  }

  /// What a file does not tell is taken as players take it: large videos are HD.
  private static func colors(of stream: JSONValue, height: Int) -> MediaColors {
    guard let format = stream["pix_fmt"]?.string, format.hasPrefix("yuv"), !format.hasPrefix("yuva") else {
      return .any
    }
    let space = stream["color_space"]?.string ?? "unknown"
    let isHD = space == "bt709" || (space == "unknown" && height >= 720)
    return isHD && stream["color_range"]?.string != "pc" ? .hd : .opaque
  }

  /// ffprobe writes most numbers as texts.
  private static func number(_ value: JSONValue?) -> Double? {
    value.flatMap { $0.double ?? $0.string.flatMap(Double.init) }
  }

  private var isWebPage: Bool {
    guard let handle = try? FileHandle(forReadingFrom: file), let start = try? handle.read(upToCount: 1024)
    else { return false }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.contains("<!doctype html") || text.contains("<html")
  }
}
