import Foundation

/// Mono sound of 16 bits in a WAV file, as espeak-ng writes it.
enum WaveFile {
  /// Where the samples of a WAV file are, and how many there are in a second.
  struct Samples {
    var bytes: Data
    var rate: Int
  }

  /// Reads the samples of a file; nil when it is no mono sound of 16 bits.
  static func samples(in file: Data) -> Samples? {
    let bytes = [UInt8](file)
    guard bytes.count > 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
    else { return nil }
    var rate: Int?
    var place = 12
    while place + 8 <= bytes.count {
      let size = number(bytes[(place + 4)..<(place + 8)])
      let start = place + 8
      let end = min(start + size, bytes.count)
      if bytes[place..<(place + 4)].elementsEqual("fmt ".utf8), end - start >= 16 {
        let isMono16 =
          number(bytes[(start + 2)..<(start + 4)]) == 1
          && number(bytes[(start + 14)..<(start + 16)]) == 16
        rate = isMono16 ? number(bytes[(start + 4)..<(start + 8)]) : nil
      } else if bytes[place..<(place + 4)].elementsEqual("data".utf8) {
        return rate.map { Samples(bytes: Data(bytes[start..<(start + (end - start) / 2 * 2)]), rate: $0) }
      }
      place = end + size % 2
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The header of a file with that many bytes of samples.
  static func header(byteCount: Int, rate: Int) -> Data {
    func bytes(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
    var header = Array("RIFF".utf8) + bytes(36 + byteCount, 4) + Array("WAVEfmt ".utf8)
    header += bytes(16, 4) + bytes(1, 2) + bytes(1, 2) + bytes(rate, 4) + bytes(rate * 2, 4)
    header += bytes(2, 2) + bytes(16, 2) + Array("data".utf8) + bytes(byteCount, 4)
    return Data(header)
  }
}

/// Writes a WAV file piece by piece.
struct WaveWriter {
  private let handle: FileHandle
  private(set) var byteCount = 0
  let rate: Int

  var seconds: Double { Double(byteCount) / 2 / Double(rate) }

  init(to file: URL, rate: Int) throws {
    try WaveFile.header(byteCount: 0, rate: rate).write(to: file)
    handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    self.rate = rate
  }

  mutating func append(_ samples: Data) throws {
    try handle.write(contentsOf: samples)
    byteCount += samples.count
  }

  mutating func appendSilence(seconds: Double) throws {
    var left = Int(seconds * Double(rate)) * 2
    while left > 0 {
      let piece = min(left, 1 << 20)
      try append(Data(count: piece))
      left -= piece
    }
  }

  /// Writes the length into the header. The file is complete only then.
  func finish() throws {
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: WaveFile.header(byteCount: byteCount, rate: rate))
    try handle.close()
  }
}
