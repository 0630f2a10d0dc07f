/// Makes the frames of a stream of H.264 last for longer, by frames behind them that say no more than "as before".
///
/// An encoder that is given the same frame again looks at all of it again, which takes as long as a frame that moves.
///
/// It understands what x264 writes in the baseline profile with one frame to refer to: every frame is one unit and has
/// the number after that of the one before, and what a frame skips is as in the one before.
struct HeldFrames {
  /// What is not understood in a stream.
  struct Unexpected: Error, Equatable { var what: String }

  /// What the headers of frames look like.
  private struct Layout {
    /// How many bits the number of a frame has.
    var numberBits = 0
    var macroblocks = 0
    /// Whether a frame says how its blocks' edges are smoothed.
    var tellsSmoothing = false
  }

  private static let baseline = 66
  /// The slice types of a frame that refers to another one, and of any frame beside it of the same type.
  private static let referring = 5
  /// The way of telling the order of frames that leaves it to their numbers.
  private static let orderByNumber = 2

  private var layout = Layout()
  private var number = 0
  private var held: [UInt8] = []

  /// - Parameters:
  ///   - stream: with start codes.
  ///   - frames: how many frames each of the stream's is to be, at least 1.
  /// - Returns: the stream with as many frames as these are together.
  static func hold(_ stream: [UInt8], frames: [Int]) throws(Unexpected) -> [UInt8] {
    var film = HeldFrames()
    film.held.reserveCapacity(stream.count + 64 * frames.reduce(0, +))
    do {
      var lengths = frames[...]
      for unit in H264Stream.units(of: stream) { try film.take(unit, &lengths) }
      guard lengths.isEmpty else { throw Unexpected(what: "\(lengths.count) frames are missing") }
    } catch let unexpected as Unexpected {
      throw unexpected
    } catch {
      throw Unexpected(what: "a header is cut short")
    }
    return film.held
  }

  private mutating func take(_ unit: ArraySlice<UInt8>, _ lengths: inout ArraySlice<Int>) throws {
    guard let header = unit.first, let kind = H264Stream.kind(of: unit) else { return append(unit) }
    switch kind {
    case .sequenceParameters:
      try readSequence(BitReader(H264Stream.content(of: unit)))
      append(unit)
    case .pictureParameters:
      try readPicture(BitReader(H264Stream.content(of: unit)))
      append(unit)
    case .frame, .keyFrame:
      guard let length = lengths.popFirst() else { throw Unexpected(what: "there are more frames") }
      if kind == .keyFrame { number = 0 }
      held += H264Stream.unit(header: header, content: try renumbered(H264Stream.content(of: unit)))
      let reference = header & 0x60 | H264Stream.Kind.frame.rawValue
      for _ in 1..<max(length, 1) {
        number += 1
        held += H264Stream.unit(header: reference, content: sameAgain)
      }
      number += 1
    }
  }

  private mutating func append(_ unit: ArraySlice<UInt8>) { held += H264Stream.startCode + unit }

  private mutating func readSequence(_ bits: BitReader) throws {
    var bits = bits
    guard try bits.number(bits: 8) == Self.baseline else { throw Unexpected(what: "another profile") }
    _ = try bits.number(bits: 16)
    _ = try bits.golomb()
    layout.numberBits = try bits.golomb() + 4
    guard try bits.golomb() == Self.orderByNumber else { throw Unexpected(what: "another order of frames") }
    guard try bits.golomb() == 1 else { throw Unexpected(what: "more than one frame to refer to") }
    _ = try bits.flag()
    layout.macroblocks = try (bits.golomb() + 1) * (bits.golomb() + 1)
  }

  private mutating func readPicture(_ bits: BitReader) throws {
    var bits = bits
    _ = try (bits.golomb(), bits.golomb())
    guard try bits.number(bits: 2) == 0, try bits.golomb() == 0 else {
      throw Unexpected(what: "another code of pictures")
    }
    // References, weights, and the quantisers to begin with.
    _ = try (bits.golomb(), bits.golomb(), bits.number(bits: 3))
    _ = try (bits.golomb(), bits.golomb(), bits.golomb())
    layout.tellsSmoothing = try bits.flag()
  }

  /// The content of a frame with the number that it has now.
  private func renumbered(_ content: [UInt8]) throws -> [UInt8] {
    var bits = BitReader(content)
    guard try bits.golomb() == 0 else { throw Unexpected(what: "a frame in several pieces") }
    _ = try (bits.golomb(), bits.golomb())
    var content = content
    _ = try bits.number(bits: layout.numberBits)
    for index in 0..<layout.numberBits {
      let place = bits.position - layout.numberBits + index
      let mask: UInt8 = 1 << UInt8(7 - place % 8)
      let isSet = wrappedNumber >> (layout.numberBits - 1 - index) & 1 == 1
      content[place / 8] = isSet ? content[place / 8] | mask : content[place / 8] & ~mask
    }
    return content
  }

  /// The number of the frame that comes next, in as many bits as there are for it.
  private var wrappedNumber: Int { number & (1 << layout.numberBits - 1) }

  /// The content of a frame that skips all of its blocks.
  private var sameAgain: [UInt8] {
    var bits = BitWriter()
    bits.append(golomb: 0)
    bits.append(golomb: Self.referring)
    bits.append(golomb: 0)
    bits.append(wrappedNumber, bits: layout.numberBits)
    // As many references as usual, in their usual order, of which the oldest goes; the usual quantiser.
    bits.append(0, bits: 3)
    bits.append(golomb: 0)
    // Edges are not smoothed.
    if layout.tellsSmoothing { bits.append(golomb: 1) }
    bits.append(golomb: layout.macroblocks)
    // A one ends the content.
    bits.append(1, bits: 1)
    return bits.bytes
  }
}
