/// A word of a text, or an ideograph of one that is written without spaces: a line may end after it.
public struct TextWord: Equatable, Sendable {
  /// What is written.
  public var text: String
  /// Whether a space is before it.
  public var followsSpace: Bool
  /// What it takes in a line: a letter takes one column, and a character of a wide script two.
  public var columns: Int

  /// What it takes with the space before it.
  public var length: Int { columns + (followsSpace ? 1 : 0) }

  /// Whether it ends a sentence, with or without a quotation mark after the full stop.
  public var endsSentence: Bool {
    let closing: Set<Character> = ["\"", "'", "”", "’", "»", "」", "』", ")", "）"]
    return text.last { !closing.contains($0) }.map { ".!?…。！？".contains($0) } ?? false
  }

  /// The words of a text. Control characters are as good as spaces, and a word of more than `longest` columns is cut.
  public static func words(of text: String, longest: Int = .max) -> [TextWord] {
    var words: [TextWord] = []
    for run in text.split(whereSeparator: { $0.isWhitespace || $0.isControl }) {
      var splitter = RunSplitter(longest: longest, followsSpace: !words.isEmpty)
      for character in run { splitter.take(character) }
      words += splitter.finished
    }
    return words
  }
}

/// Splits what stands between two spaces: between ideographs a line may end, but not before a comma or a full stop.
private struct RunSplitter {
  let longest: Int
  private var words: [TextWord] = []
  private var word: TextWord
  private var hasIdeograph = false

  init(longest: Int, followsSpace: Bool) {
    self.longest = longest
    word = TextWord(text: "", followsSpace: followsSpace, columns: 0)
  }

  mutating func take(_ character: Character) {
    if mayBreak(before: character) || word.columns + character.columns > longest { flush() }
    word.text.append(character)
    word.columns += character.columns
    if character.isIdeograph { hasIdeograph = true }
  }

  private func mayBreak(before character: Character) -> Bool {
    if character.isIdeograph { return word.text.last.map { !$0.isOpening } ?? false }
    return hasIdeograph && !character.clings
  }

  private mutating func flush() {
    if !word.text.isEmpty { words.append(word) }
    word = TextWord(text: "", followsSpace: words.isEmpty && word.followsSpace, columns: 0)
    hasIdeograph = false
  }

  var finished: [TextWord] { word.text.isEmpty ? words : words + [word] }
}

extension Character {
  /// The columns that it takes in a line of a picture: one for a letter, two for a character of a wide script.
  public var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  fileprivate var isControl: Bool { unicodeScalars.first?.properties.generalCategory == .control }

  /// Of a script that puts no spaces between words, and lets a line end after every character.
  fileprivate var isIdeograph: Bool {
    guard let scalar = unicodeScalars.first, !clings else { return false }
    switch scalar.value {
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: return true
    default: return false
    }
  }

  fileprivate var isOpening: Bool {
    switch unicodeScalars.first?.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }

  /// Whether it stays with the character before it: closing punctuation, small kana, marks of length or repetition.
  fileprivate var clings: Bool {
    switch unicodeScalars.first?.properties.generalCategory {
    case .closePunctuation, .finalPunctuation, .otherPunctuation, .modifierLetter: true
    default: "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ".contains(self)
    }
  }
}
