import Foundation

/// A text made ready to be searched, since thousands of them are searched at every key: without case and accents, in
/// bytes.
struct SearchedText: Equatable, Sendable {
  private let bytes: [UInt8]

  init(_ parts: [String]) { bytes = Self.plain(parts.joined(separator: "\n")) }

  /// Whether every word of a search is in the text.
  func holds(_ words: [Word]) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      words.allSatisfy { word in word.bytes.withUnsafeBufferPointer { Self.isFound($0, in: text) } }
    }
  }

  private static func isFound(_ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = word.first else { return true }
    var start = 0
    while start + word.count <= text.count {
      if text[start] == first, text[start..<(start + word.count)].elementsEqual(word) { return true }
      start += 1
    }
    return false
  }

  /// Whether the text begins with that.
  func begins(with word: Word) -> Bool { bytes.starts(with: word.bytes) }

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
