import Foundation

/// Finds letters in their order, however far apart: `dpsc` in “Duplicate scene”.
struct FuzzySearch {
  private let letters: [Character]

  init(_ search: String) { letters = Self.folded(search).filter { !$0.isWhitespace } }

  /// How far the letters are from standing together at the beginnings of words, 0 at best; nil when they are not all in
  /// the text.
  func cost(in text: String) -> Int? {
    guard !letters.isEmpty else { return 0 }
    let text = Array(Self.folded(text))
    // least[i] is the least cost of the letters so far, the last of them at place i.
    var least: [Int?] = text.indices.map { text[$0] == letters[0] ? Self.jump(to: $0, in: text) : nil }
    for letter in letters.dropFirst() {
      var next: [Int?] = Array(repeating: nil, count: text.count)
      var before: Int?
      for place in text.indices.dropFirst() {
        // Of all places further back, the cheapest; the one just before costs nothing more.
        if place >= 2, let cost = least[place - 2] { before = min(before ?? cost, cost) }
        guard text[place] == letter else { continue }
        let jumped = before.map { $0 + Self.jump(to: place, in: text) }
        next[place] = [least[place - 1], jumped].compactMap { $0 }.min()
      }
      least = next
    }
    return least.compactMap { $0 }.min()
  }

  /// What it costs to go on at a place: little where a word begins.
  private static func jump(to place: Int, in text: [Character]) -> Int {
    let isWordStart = place == 0 || !(text[place - 1].isLetter || text[place - 1].isNumber)
    return isWordStart ? 1 : 4
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
