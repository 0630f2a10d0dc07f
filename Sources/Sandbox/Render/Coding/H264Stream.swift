/// The units that a stream of H.264 consists of, each behind a start code of zeros and a one.
enum H264Stream {
  /// What a unit is, as the lower five bits of its first byte say.
  enum Kind: UInt8 {
    case frame = 1
    case keyFrame = 5
    case sequenceParameters = 7
    case pictureParameters = 8
  }

  static let startCode: [UInt8] = [0, 0, 0, 1]

  /// The kind of a unit; nil for those that say nothing of a picture.
  static func kind(of unit: ArraySlice<UInt8>) -> Kind? { unit.first.flatMap { Kind(rawValue: $0 & 31) } }

  /// The units of a stream, without their start codes.
  static func units(of stream: [UInt8]) -> [ArraySlice<UInt8>] {
    var units: [ArraySlice<UInt8>] = []
    var start: Int?
    var zeros = 0
    for (index, byte) in stream.enumerated() {
      if byte == 1, zeros >= 2 {
        if let start { units.append(stream[start..<(index - zeros)]) }
        start = index + 1
      }
      zeros = byte == 0 ? zeros + 1 : 0
    }
    if let start { units.append(stream[start...]) }
    return units
  }

  /// The bits of a unit, after its first byte: without the threes that keep zeros from looking like a start code.
  static func content(of unit: ArraySlice<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(unit.count)
    var zeros = 0
    for byte in unit.dropFirst() {
      if zeros >= 2, byte == 3 {
        zeros = 0
        continue
      }
      content.append(byte)
      zeros = byte == 0 ? zeros + 1 : 0
    }
    return content
  }

  /// A unit with its start code.
  /// - Parameter header: its first byte.
  static func unit(header: UInt8, content: [UInt8]) -> [UInt8] {
    var unit = startCode + [header]
    unit.reserveCapacity(unit.count + content.count + 4)
    var zeros = 0
    for byte in content {
      if zeros >= 2, byte <= 3 {
        unit.append(3)
        zeros = 0
      }
      unit.append(byte)
      zeros = byte == 0 ? zeros + 1 : 0
    }
    return unit
  }
}
