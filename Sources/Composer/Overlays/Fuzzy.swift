/// Finds letters in their order, however far apart: `dpsc` in “Duplicate scene”.
struct FuzzySearch {
  private let letters: [UInt8]

  init(_ search: String) { letters = SearchedText.plain(search).filter { $0 > 0x20 } }

  /// How far the letters are from standing together at the beginnings of words of a name, 0 at best; nil when they are not
  /// all in it.
  func cost(in text: SearchedText) -> Int? {
    guard let first = letters.first else { return 0 }
    guard holdsAll(of: text.name) else { return nil }
    return text.name.withUnsafeBufferPointer { name in
      // least[i] is the least cost of the letters so far, the last of them at place i.
      var least = name.indices.map { name[$0] == first ? Self.jump(to: $0, in: name) : Self.never }
      for letter in letters.dropFirst() { least = Self.goOn(from: least, to: letter, in: name) }
      return least.min().flatMap { $0 < Self.never ? $0 : nil }
    }
  }

  /// More than anything costs.
  private static let never = Int.max / 2

  /// Whether the letters are there in their order. This is asked of thousands of names, few of which pass.
  private func holdsAll(of name: ArraySlice<UInt8>) -> Bool {
    var rest = letters[...]
    for byte in name where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func goOn(
    from least: [Int], to letter: UInt8, in name: UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    var next = Array(repeating: never, count: name.count)
    var before = never
    for place in name.indices.dropFirst() {
      // Of all places further back, the cheapest; the one just before costs nothing more. The later bytes of a character
      // stand behind its first alone.
      if place >= 2, letter & 0xC0 != 0x80 { before = min(before, least[place - 2]) }
      guard name[place] == letter else { continue }
      next[place] = min(least[place - 1], before + jump(to: place, in: name))
    }
    return next
  }

  /// What it costs to go on at a place: little where a word begins.
  private static func jump(to place: Int, in name: UnsafeBufferPointer<UInt8>) -> Int {
    place == 0 || !SearchedText.isLetter(name[place - 1]) ? 1 : 4
  }
}
