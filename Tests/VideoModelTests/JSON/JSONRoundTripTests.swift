import Testing
import VideoModel

/// Random values, the same in every run.
private struct ValueGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch below(depth < 4 ? 7 : 5) {
    case 0: return .null
    case 1: return .bool(below(2) == 0)
    case 2: return .number(JSONNumber(Double(below(4000) - 2000)))
    case 3:
      let number = Double(bitPattern: next())
      return .number(JSONNumber(number.isFinite ? number : 0.5))
    case 4: return .string(string())
    case 5: return .array((0..<below(5)).map { _ in value(depth: depth + 1) })
    default:
      return .object((0..<below(5)).map { JSONMember("\($0)" + string(), value(depth: depth + 1)) })
    }
  }

  private mutating func string() -> String {
    var text = ""
    for _ in 0..<below(8) {
      let bound = [0x20, 0x80, 0x3000, 0x11_0000][below(4)]
      if let scalar = Unicode.Scalar(UInt32(below(bound))) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

@Suite("Random values through JSON and back")
struct JSONRoundTripTests {
  private static let values: [JSONValue] = {
    var generator = ValueGenerator(seed: 20_261_120)
    return (0..<200).map { _ in .array((0..<4).map { _ in generator.value() }) }
  }()

  @Test("What is written reads back as the same value, byte for byte")
  func roundTrip() throws {
    for value in Self.values {
      let compact = value.compactText
      #expect(try JSONValue(parsing: compact) == value)
      #expect(try Array(JSONValue(parsing: compact).compactText.utf8) == Array(compact.utf8))
      #expect(try Array(JSONValue(parsing: value.prettyText).compactText.utf8) == Array(compact.utf8))
    }
  }

  @Test("The lines of every path hold that key and value")
  func places() throws {
    var count = 0
    for value in Self.values {
      let text = JSONText(value)
      for path in Set(text.lines.map(\.path)) {
        count += 1
        let place = try #require(text.lines(of: path))
        let piece = text.lines[place].map(\.text).joined(separator: "\n")
        let whole = piece.hasSuffix(",") ? String(piece.dropLast()) : piece
        if case .key(let key)? = path.steps.last {
          #expect(
            try JSONValue(parsing: "{" + whole + "}") == .object([JSONMember(key, #require(value[path]))]))
        } else {
          #expect(try JSONValue(parsing: whole) == value[path])
        }
        #expect(text.line(of: path) == place.lowerBound)
        #expect(text.lines[place.lowerBound].path == path)
      }
    }
    #expect(count > 1000)
  }
}
