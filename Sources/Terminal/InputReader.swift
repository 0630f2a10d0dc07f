import Cells

/// Makes events of what ncurses hands on: the keys that it knows, and bytes. Knows no terminal, and keeps what is
/// not complete, so that a paste or a report may come in any number of pieces.
struct InputReader {
  /// What ncurses hands on.
  enum Unit: Equatable {
    case byte(UInt8)
    case key(KeyChord)
  }

  private enum Place {
    case ground
    /// After ESC: the escape key, Alt with what follows, or the beginning of a sequence.
    case escape
    /// After `ESC [`, with what followed.
    case sequence(String)
    /// After `ESC O`, which some keys of the keypad send.
    case keypad
    /// After `ESC ]`, with what followed: an answer that ends with BEL or `ESC \`.
    case answer(String)
    /// Within a paste.
    case paste
  }

  /// What has been read and not been taken.
  private(set) var events: [InputEvent] = []
  /// The private modes about which the terminal has answered, and whether it knows them.
  private(set) var answers: [Int: Bool] = [:]

  /// How often the terminal has said how it is.
  private var statusAnswers = 0

  private var place = Place.ground
  private var pasted = String.UnicodeScalarView()
  private var decoder = UTF8Decoder()

  /// When something was read last, in seconds of a clock that never goes back.
  private var lastRead = 0.0

  /// The seconds without input after which a paste has lost its end. A slow line pauses for less.
  static let pastePatience = 5.0
  private static let pasteEnd = Array("\u{1B}[201~".unicodeScalars)
  /// More than any sequence that is understood here.
  private static let longestSequence = 64

  /// The events read so far, which are then forgotten.
  mutating func takeEvents() -> [InputEvent] {
    defer { events = [] }
    return events
  }

  /// How often the terminal has said how it is, since the last call.
  mutating func takeStatusAnswers() -> Int {
    defer { statusAnswers = 0 }
    return statusAnswers
  }

  /// To be called when something has come, before it is read: after a long pause within a paste, it is keys again.
  mutating func begin(at now: Double) {
    if now - lastRead > Self.pastePatience { endPaste() }
    lastRead = now
  }

  /// Takes a paste that is under way for complete; does nothing without one.
  mutating func endPaste() {
    guard case .paste = place else { return }
    events.append(.paste(String(pasted)))
    pasted = String.UnicodeScalarView()
    place = .ground
  }

  /// Reads one unit.
  mutating func read(_ unit: Unit) {
    switch unit {
    case .byte(let byte): for scalar in decoder.decode(byte) { read(scalar) }
    case .key(let chord): read(chord)
    }
  }

  /// Nothing more is waiting: an escape that nothing followed was the escape key. (ncurses has waited for
  /// the rest of a sequence before it handed on the ESC.)
  mutating func pause() {
    switch place {
    case .escape: emit(.plain(.escape))
    case .sequence(""): emit(.alt("["))
    case .answer(""): emit(.alt("]"))
    case .keypad: emit(.alt("O"))
    case .ground, .sequence, .answer, .paste: return
    }
    place = .ground
  }

  private mutating func read(_ chord: KeyChord) {
    switch place {
    case .paste: return
    case .escape: emit(KeyChord(chord.key, chord.modifiers.union(.alt)))
    case .ground, .sequence, .answer, .keypad: emit(chord)
    }
    place = .ground
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch place {
    case .ground:
      if scalar == "\u{1B}" { place = .escape } else { emitCharacter(scalar) }
    case .escape: readAfterEscape(scalar)
    case .sequence(let body): readSequence(scalar, body: body)
    case .answer(let body): readAnswer(scalar, body: body)
    case .keypad: readKeypad(scalar)
    case .paste: readPaste(scalar)
    }
  }

  private mutating func readAfterEscape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "[": place = .sequence("")
    case "]": place = .answer("")
    case "O": place = .keypad
    case "\u{1B}": emit(.plain(.escape))
    default:
      place = .ground
      guard let plain = KeyChord(scalar: scalar) else { return }
      emit(KeyChord(plain.key, plain.modifiers.union(.alt)))
    }
  }

  private mutating func readSequence(_ scalar: Unicode.Scalar, body: String) {
    switch scalar.value {
    case 0x20...0x3F where body.utf8.count < Self.longestSequence:
      place = .sequence(body + String(Character(scalar)))
    case 0x40...0x7E:
      place = .ground
      finish(ControlSequence(body: body, final: Character(scalar)))
    default:
      // No sequence after all. What was read of it is no text either; what comes now may be a key.
      place = .ground
      read(scalar)
    }
  }

  private mutating func finish(_ sequence: ControlSequence) {
    if sequence.prefix == "<", sequence.intermediates.isEmpty, sequence.final == "M" || sequence.final == "m"
    {
      let report = MouseReports.event(
        parameters: sequence.parameters, isRelease: sequence.final == "m")
      if let report { events.append(.mouse(report)) }
    } else if let answer = sequence.modeAnswer {
      answers[answer.mode] = answer.isKnown
    } else if sequence.isStatusAnswer {
      statusAnswers += 1
    } else if sequence.prefix == nil, sequence.final == "~", sequence.parameters == [200] {
      place = .paste
    } else if let chord = sequence.chord {
      emit(chord)
    }
  }

  private mutating func readAnswer(_ scalar: Unicode.Scalar, body: String) {
    let isEnd = scalar == "\u{7}" || (scalar == "\\" && body.hasSuffix("\u{1B}"))
    let isWithin = scalar.value >= 0x20 || scalar == "\u{1B}"
    guard !isEnd, isWithin, body.utf8.count < Self.longestSequence else {
      place = .ground
      if isEnd, let color = Color(answer: body) { events.append(.background(color)) }
      return
    }
    place = .answer(body + String(Character(scalar)))
  }

  private mutating func readKeypad(_ scalar: Unicode.Scalar) {
    place = .ground
    switch scalar {
    case "M": emit(.plain(.enter))
    case "j"..."y":
      // The keypad's * + , - . / and digits, 0x40 below the letter that stands for each.
      emit(.character(Character(Unicode.Scalar(UInt8(scalar.value - 0x40)))))
    default:
      if let key = ControlSequence.letterKeys[Character(scalar)] { emit(.plain(key)) }
    }
  }

  private mutating func readPaste(_ scalar: Unicode.Scalar) {
    pasted.append(scalar)
    guard scalar == "~", pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else { return }
    pasted.removeLast(Self.pasteEnd.count)
    endPaste()
  }

  private mutating func emitCharacter(_ scalar: Unicode.Scalar) {
    if let chord = KeyChord(scalar: scalar) { emit(chord) }
  }

  private mutating func emit(_ chord: KeyChord) { events.append(.key(chord)) }
}

/// Makes scalars of bytes that come one at a time; what is no UTF-8 becomes U+FFFD.
private struct UTF8Decoder {
  private var pending: [UInt8] = []

  mutating func decode(_ byte: UInt8) -> [Unicode.Scalar] {
    if pending.isEmpty, byte < 0x80 { return [Unicode.Scalar(byte)] }
    if !pending.isEmpty, byte & 0xC0 != 0x80 {
      // The character before was cut short; this byte begins another.
      pending = []
      return ["\u{FFFD}"] + decode(byte)
    }
    pending.append(byte)
    let lead = pending[0]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    if lead < 0xC2 || lead > 0xF4 {
      pending = []
      return ["\u{FFFD}"]
    }
    guard pending.count == length else { return [] }
    defer { pending = [] }
    return Array(String(decoding: pending, as: UTF8.self).unicodeScalars.prefix(1))
  }
}
