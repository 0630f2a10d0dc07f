import Foundation

/// A text made ready to be searched, since thousands of them are searched at every key: without case and accents, in
/// bytes.
struct SearchedText: Equatable, Sendable {
  private let bytes: [UInt8]
  private let nameEnd: Int
  private let factsEnd: Int

  /// What the thing is called.
  var name: ArraySlice<UInt8> { bytes[..<nameEnd] }

  /// - Parameters:
  ///   - name: what a thing is called.
  ///   - facts: what else people know of it.
  ///   - ids: what only machines know it by; any letter stands in some of them, so that they count least, and only by what
  ///     their parts begin with.
  init(name: String, facts: [String] = [], ids: [String] = []) {
    var bytes = Self.plain(name)
    func add(_ parts: [String]) {
      for part in parts {
        bytes.append(0x0A)
        bytes += Self.plain(part)
      }
    }
    nameEnd = bytes.count
    add(facts)
    factsEnd = bytes.count
    add(ids)
    self.bytes = bytes
  }

  /// How well a text matches a search, the best first.
  enum Match: Int, CaseIterable {
    /// The name begins with the first word, and every word begins a word of the name or the facts.
    case atBeginning
    /// Every word begins a word of the name or the facts.
    case atWords
    /// The others are at least inside of the name.
    case inName
    /// The others are at least inside of the facts, as "male" is in "female".
    case inFacts
    /// A word only begins a part of an id.
    case inIDs
  }

  /// How well the text matches; nil when a word is not in it.
  func match(_ words: [Word]) -> Match? {
    bytes.withUnsafeBufferPointer { text in
      var match = Match.atWords
      for word in words {
        guard let found = word.bytes.withUnsafeBufferPointer({ find($0, in: text) }) else { return nil }
        if found.rawValue > match.rawValue { match = found }
      }
      if match == .atWords, let first = words.first, bytes.starts(with: first.bytes) { return .atBeginning }
      return match
    }
  }

  private func find(_ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Match? {
    guard let first = word.first else { return .atWords }
    var found: Match?
    var start = 0
    while start + word.count <= text.count {
      if text[start] == first, text[start..<(start + word.count)].elementsEqual(word) {
        // What follows stands in a place that counts less.
        if start >= factsEnd, let found { return found }
        let beginsWord = start == 0 || !Self.isLetter(text[start - 1])
        if beginsWord { return start >= factsEnd ? .inIDs : .atWords }
        if start < factsEnd { found = found ?? (start < nameEnd ? .inName : .inFacts) }
      }
      start += 1
    }
    return found
  }

  /// Whether a byte belongs to a word: an ASCII letter or digit, or a part of any other character.
  static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A word that is searched for.
  struct Word: Equatable {
    fileprivate let bytes: [UInt8]

    init(_ text: some StringProtocol) { bytes = SearchedText.plain(String(text)) }
  }

  /// The words of what was typed.
  static func words(of search: String) -> [Word] { search.split(separator: " ").map { Word($0) } }

  /// A text without case and accents.
  static func plain(_ text: String) -> [UInt8] {
    // Nearly all texts are ASCII, of which folding makes the same at many times the cost.
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      return bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    return Array(text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).utf8)
  }
}
