import Foundation

/// A text made ready to be searched, since thousands of them are searched at every key: without case and accents, in
/// bytes.
struct SearchedText: Equatable, Sendable {
  private let bytes: [UInt8]

  init(_ parts: [String]) { bytes = Self.plain(parts.joined(separator: "\n")) }

  /// How well a text matches a search, the best first.
  enum Match: Int, CaseIterable {
    /// The text begins with the first word.
    case atBeginning
    /// Every word begins a word of the text.
    case atWords
    /// Every word is somewhere in the text, as "male" is in "female".
    case inside
  }

  /// How well the text matches; nil when a word is not in it.
  func match(_ words: [Word]) -> Match? {
    bytes.withUnsafeBufferPointer { text in
      var match = Match.atWords
      for word in words {
        switch word.bytes.withUnsafeBufferPointer({ Self.find($0, in: text) }) {
        case nil: return nil
        case .inside: match = .inside
        default: break
        }
      }
      if match == .atWords, let first = words.first, bytes.starts(with: first.bytes) { return .atBeginning }
      return match
    }
  }

  private static func find(_ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Match?
  {
    guard let first = word.first else { return .atWords }
    var found: Match?
    var start = 0
    while start + word.count <= text.count {
      if text[start] == first, text[start..<(start + word.count)].elementsEqual(word) {
        if start == 0 || !isLetter(text[start - 1]) { return .atWords }
        found = .inside
      }
      start += 1
    }
    return found
  }

  /// Whether a byte belongs to a word: an ASCII letter or digit, or a part of any other character.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A word that is searched for.
  struct Word: Equatable {
    fileprivate let bytes: [UInt8]

    init(_ text: some StringProtocol) { bytes = SearchedText.plain(String(text)) }
  }

  /// The words of what was typed.
  static func words(of search: String) -> [Word] { search.split(separator: " ").map { Word($0) } }

  private static func plain(_ text: String) -> [UInt8] {
    Array(text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).utf8)
  }
}
