import Cells

/// A control sequence that the terminal sent and that its terminfo entry does not name:
/// `ESC [`, parameters, intermediates, a final character.
struct ControlSequence: Equatable {
  /// What stands before the numbers: "<", "?", ">" or nothing.
  let prefix: Character?
  /// The numbers, 0 for one left out, and the greatest there is for one that is greater.
  let parameters: [Int]
  /// What stands between the numbers and the end, such as "$".
  let intermediates: String
  /// The last character, which says what it is.
  let final: Character

  /// Divides what stands between `ESC [` and the last character.
  init(body: String, final: Character) {
    var rest = Substring(body)
    if let first = rest.first, "<=>?".contains(first) {
      prefix = first
      rest = rest.dropFirst()
    } else {
      prefix = nil
    }
    intermediates = String(rest.drop { $0.isNumber || $0 == ";" || $0 == ":" })
    let numbers = rest.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
    parameters = numbers.split(separator: ";", omittingEmptySubsequences: false).map { field in
      let digits = field.prefix { $0 != ":" }
      return digits.isEmpty ? 0 : Int(digits) ?? .max
    }
    self.final = final
  }

  /// The key that it reports, if it reports one.
  var chord: KeyChord? {
    guard prefix == nil, intermediates.isEmpty else { return nil }
    switch final {
    case "~" where parameters.first == 27: return typed(code: parameter(2))
    case "~": return Self.tildeKeys[parameter(0)].map { KeyChord($0, modifiers) }
    case "u": return typed(code: parameter(0))
    case "Z": return .plain(.backTab)
    default: return Self.letterKeys[final].map { KeyChord($0, modifiers) }
    }
  }

  /// The answer to a question about a private mode, if it is one.
  var modeAnswer: (mode: Int, isKnown: Bool)? {
    guard prefix == "?", intermediates == "$", final == "y" else { return nil }
    return (parameter(0), parameter(1) == 1 || parameter(1) == 2)
  }

  /// Whether it is the answer to the question how the terminal is.
  var isStatusAnswer: Bool {
    prefix == nil && intermediates.isEmpty && final == "n" && (parameters == [0] || parameters == [3])
  }

  private func parameter(_ index: Int) -> Int { index < parameters.count ? parameters[index] : 0 }

  /// The modifiers, which come as the second number.
  private var modifiers: Modifiers { Modifiers(xterm: parameter(1)) }

  /// A key that is reported by the number of its character.
  private func typed(code: Int) -> KeyChord? {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value),
      let plain = KeyChord(scalar: scalar)
    else { return nil }
    var held = modifiers.union(plain.modifiers)
    guard case .character(let character) = plain.key else { return KeyChord(plain.key, held) }
    // Shift is already seen in a character's case, or else it makes the capital.
    let shifted = held.contains(.shift) && character.isLetter ? character.uppercased() : String(character)
    held.remove(.shift)
    return KeyChord(.character(shifted.count == 1 ? shifted.first ?? character : character), held)
  }

  static let letterKeys: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .function(1),
    "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let tildeKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}

extension Modifiers {
  /// The modifiers as xterm numbers them: 1 for none, and then bits for shift, alt, control.
  init(xterm number: Int) {
    self = []
    let bits = max(0, number - 1)
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}

extension KeyChord {
  /// The key that sends a character by itself; nil for controls that no key sends.
  init?(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x00: self = .control(" ")
    case 0x09: self = .plain(.tab)
    case 0x0D: self = .plain(.enter)
    case 0x1B: self = .plain(.escape)
    case 0x7F: self = .plain(.backspace)
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
    case 0x80...0x9F: return nil
    default: self = .character(Character(scalar))
    }
  }
}
