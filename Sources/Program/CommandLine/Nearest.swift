/// Finds what was probably meant by a word that is none.
enum Nearest {
  /// The word that takes the fewest changes; nil when none is near.
  static func word(_ typed: String, in words: [String]) -> String? {
    let near = words.map { (word: $0, distance: distance(typed.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= max(typed.count / 3, 1) || $0.word.hasPrefix(typed) && typed.count > 1 }
    return near.min { $0.distance < $1.distance }?.word
  }

  /// ` (did you mean …?)`, or nothing.
  static func hint(_ typed: String, in words: [String]) -> String {
    word(typed, in: words).map { " (did you mean \($0)?)" } ?? ""
  }

  /// Letters put in, left out, exchanged for another, or for their neighbour.
  static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one), Array(other))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
