import Foundation

/// Sound of 16 bits in a WAV file, as espeak-ng and ffmpeg write it.
enum WaveFile {
  /// How many samples a second there are in what the renderer makes.
  static let rate = 48_000
  /// How much of a file is read or written at once, in bytes.
  static let piece = 1 << 18

  /// What a file's header says.
  struct Layout: Equatable {
    /// Samples a second, of each channel.
    var rate: Int
    var channels: Int
    /// Where the samples begin, in bytes.
    var start: Int
    /// How many bytes of samples there are to be, which may be more than the file has.
    var byteCount: Int
  }

  /// Where the samples of a WAV file are, and how many there are in a second.
  struct Samples {
    var bytes: Data
    var rate: Int
    /// What each sample is multiplied by before it is heard.
    var gain = 1.0
  }

  /// Reads the samples of a file; nil when it is no mono sound of 16 bits.
  static func samples(in file: Data) -> Samples? {
    guard let layout = layout(of: file), layout.channels == 1 else { return nil }
    let bytes = file.dropFirst(layout.start).prefix(layout.byteCount)
    return Samples(bytes: Data(bytes.prefix(bytes.count / 2 * 2)), rate: layout.rate)
  }

  /// Reads the header.
  /// - Parameter head: the beginning of a file, as far as its samples or beyond.
  /// - Returns: nil when it is no sound of 16 bits.
  static func layout(of head: Data) -> Layout? {
    let bytes = [UInt8](head.prefix(headerLimit))
    guard bytes.count > 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
    else { return nil }
    var form: (rate: Int, channels: Int)?
    var place = 12
    while place + 8 <= bytes.count {
      let size = number(bytes[(place + 4)..<(place + 8)])
      let start = place + 8
      if bytes[place..<(place + 4)].elementsEqual("data".utf8) {
        return form.map { Layout(rate: $0.rate, channels: $0.channels, start: start, byteCount: size) }
      }
      if bytes[place..<(place + 4)].elementsEqual("fmt ".utf8), start + 16 <= bytes.count {
        let channels = number(bytes[(start + 2)..<(start + 4)])
        let rate = number(bytes[(start + 4)..<(start + 8)])
        let has16Bits = number(bytes[(start + 14)..<(start + 16)]) == 16
        form = has16Bits && channels > 0 && rate > 0 ? (rate, channels) : nil
      }
      place = start + size + size % 2
    }
    return nil
  }

  /// No header of the programs that write here is longer, in bytes.
  static let headerLimit = 4096

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The header of a file with that many bytes of samples.
  static func header(byteCount: Int, rate: Int, channels: Int = 1) -> Data {
    func bytes(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
    var header = Array("RIFF".utf8) + bytes(36 + byteCount, 4) + Array("WAVEfmt ".utf8)
    header += bytes(16, 4) + bytes(1, 2) + bytes(channels, 2) + bytes(rate, 4)
    header += bytes(rate * channels * 2, 4) + bytes(channels * 2, 2) + bytes(16, 2)
    header += Array("data".utf8) + bytes(byteCount, 4)
    return Data(header)
  }
}

/// Reads a WAV file piece by piece.
struct WaveReader {
  private let handle: FileHandle
  let layout: WaveFile.Layout
  /// How many bytes of samples are left.
  private var left: Int

  var seconds: Double { Double(byteCount) / 2 / Double(layout.channels) / Double(layout.rate) }
  /// How many bytes of samples the file has.
  let byteCount: Int

  /// Opens a file; nil when it is no sound of 16 bits.
  init?(of file: URL) throws {
    handle = try FileHandle(forReadingFrom: file)
    guard let layout = WaveFile.layout(of: try handle.read(upToCount: WaveFile.headerLimit) ?? Data()) else {
      return nil
    }
    self.layout = layout
    let there = Int(try handle.seekToEnd()) - layout.start
    let frame = layout.channels * 2
    byteCount = max(min(layout.byteCount, there), 0) / frame * frame
    left = byteCount
    try handle.seek(toOffset: UInt64(layout.start))
  }

  /// The next samples, of all channels in turn; nil at the end.
  mutating func next() throws -> [Int16]? {
    guard left > 0, let bytes = try handle.read(upToCount: min(left, WaveFile.piece)), !bytes.isEmpty else {
      return nil
    }
    left -= bytes.count
    return bytes.withUnsafeBytes { raw in
      [Int16](unsafeUninitializedCapacity: raw.count / 2) { samples, count in
        count = raw.count / 2
        UnsafeMutableRawBufferPointer(samples).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: raw[..<(count * 2)]))
      }
    }
  }
}

/// Writes a WAV file piece by piece.
struct WaveWriter {
  private let handle: FileHandle
  private(set) var byteCount = 0
  let rate: Int
  let channels: Int

  /// How many samples each channel has.
  var frames: Int { byteCount / 2 / channels }
  var seconds: Double { Double(frames) / Double(rate) }

  init(to file: URL, rate: Int, channels: Int = 1) throws {
    try WaveFile.header(byteCount: 0, rate: rate, channels: channels).write(to: file)
    handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    self.rate = rate
    self.channels = channels
  }

  /// - Parameter samples: of all channels in turn.
  mutating func append(_ samples: [Int16]) throws {
    try append(samples.withUnsafeBytes { Data($0) })
  }

  private mutating func append(_ samples: Data) throws {
    try handle.write(contentsOf: samples)
    byteCount += samples.count
  }

  mutating func appendSilence(seconds: Double) throws {
    try appendSilence(frames: Int((seconds * Double(rate)).rounded()))
  }

  mutating func appendSilence(frames: Int) throws {
    var left = frames * channels * 2
    while left > 0 {
      let piece = min(left, WaveFile.piece)
      try append(Data(count: piece))
      left -= piece
    }
  }

  /// Writes the length into the header. The file is complete only then.
  func finish() throws {
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: WaveFile.header(byteCount: byteCount, rate: rate, channels: channels))
    try handle.close()
  }
}
