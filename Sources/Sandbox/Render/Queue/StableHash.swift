/// A hash of 128 bits that is the same in every run and on every machine: SipHash-2-4 with a fixed key.
///
/// Swift's own `Hasher` has another key in every process, and 64 bits are too few to stand for what they are made of.
struct StableHash {
  private var v0, v1, v2, v3: UInt64
  /// The bytes that do not make up a word yet, the first in the lowest place.
  private var pending: UInt64 = 0
  private var byteCount = 0

  /// - Parameter key: the two halves of the key.
  init(key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)) {
    v0 = key.0 ^ 0x736f_6d65_7073_6575
    v1 = key.1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = key.0 ^ 0x6c79_6765_6e65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  /// Takes more bytes. What they are split into makes no difference.
  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      pending |= UInt64(byte) << UInt64(byteCount % 8 * 8)
      byteCount += 1
      if byteCount % 8 == 0 {
        absorb(pending)
        pending = 0
      }
    }
  }

  /// The hash as 32 hexadecimal digits.
  var hex: String {
    var hash = self
    hash.absorb(pending | UInt64(byteCount & 0xff) << 56)
    hash.v2 ^= 0xee
    let first = hash.squeeze()
    hash.v1 ^= 0xdd
    return Self.hex(first) + Self.hex(hash.squeeze())
  }

  private mutating func absorb(_ word: UInt64) {
    v3 ^= word
    for _ in 0..<2 { mix() }
    v0 ^= word
  }

  private mutating func squeeze() -> UInt64 {
    for _ in 0..<4 { mix() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func mix() {
    Self.mixPair(&v0, &v1, by: 13)
    v0 = Self.rotated(v0, by: 32)
    Self.mixPair(&v2, &v3, by: 16)
    Self.mixPair(&v0, &v3, by: 21)
    Self.mixPair(&v2, &v1, by: 17)
    v2 = Self.rotated(v2, by: 32)
  }

  private static func mixPair(_ sum: inout UInt64, _ turned: inout UInt64, by places: UInt64) {
    sum &+= turned
    turned = rotated(turned, by: places) ^ sum
  }

  private static func rotated(_ word: UInt64, by places: UInt64) -> UInt64 {
    word << places | word >> (64 - places)
  }

  /// The bytes of a word, the lowest first.
  private static func hex(_ word: UInt64) -> String {
    (0..<8).map { place in
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(place * 8))
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
