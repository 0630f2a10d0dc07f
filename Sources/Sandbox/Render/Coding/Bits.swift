/// Reads the numbers in the headers of coded pictures, of which each takes some bits, the highest first.
struct BitReader {
  /// There are no more bits.
  struct End: Error {}

  private let bytes: [UInt8]
  /// How many bits have been read.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a number of so many bits.
  mutating func number(bits: Int) throws(End) -> Int {
    guard position + bits <= bytes.count * 8 else { throw End() }
    var value = 0
    for _ in 0..<bits {
      value = value << 1 | Int(bytes[position / 8] >> UInt8(7 - position % 8) & 1)
      position += 1
    }
    return value
  }

  mutating func flag() throws(End) -> Bool { try number(bits: 1) == 1 }

  /// Reads a number of Exp-Golomb's code: as many zeros as bits follow its first one.
  mutating func golomb() throws(End) -> Int {
    var zeros = 0
    while try !flag() {
      zeros += 1
      guard zeros < 32 else { throw End() }
    }
    return 1 << zeros - 1 + (try number(bits: zeros))
  }
}

/// Writes the numbers that `BitReader` reads.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var count = 0

  mutating func append(_ value: Int, bits: Int) {
    for bit in stride(from: bits - 1, through: 0, by: -1) {
      if count % 8 == 0 { bytes.append(0) }
      if value >> bit & 1 == 1 { bytes[count / 8] |= 1 << UInt8(7 - count % 8) }
      count += 1
    }
  }

  /// Appends a number, 0 or above, in Exp-Golomb's code.
  mutating func append(golomb value: Int) {
    let bits = Int.bitWidth - (value + 1).leadingZeroBitCount
    append(value + 1, bits: 2 * bits - 1)
  }
}
