import VideoModel

/// The words of a piece in lines of about the same length, as few as there can be.
struct CaptionLines {
  /// A word, or a part of one that is longer than a line.
  struct Fragment: Equatable {
    var text: String
    var followsSpace: Bool
    /// Its word, counted from 0.
    var word: Int
  }

  let lines: [[Fragment]]

  /// - Parameter columns: what a line has room for, at least 1.
  init(_ words: [Captions.Word], columns: Int) {
    let fragments = words.enumerated().flatMap { index, word in
      Self.fragments(of: word, index, columns)
    }
    let fewest = Self.wrap(fragments, columns)
    let total = fragments.reduce(0) { $0 + Self.length($1) }
    // The narrowest lines that are no more than at full width are the most even ones.
    let narrowest = min(total / max(fewest.count, 1), columns)
    let even = (narrowest..<columns).first {
      Self.wrap(fragments, $0).count == fewest.count
    }
    lines = even.map { Self.wrap(fragments, $0) } ?? fewest
  }

  private static func fragments(of word: Captions.Word, _ index: Int, _ columns: Int) -> [Fragment] {
    TextWord.words(of: word.text, longest: columns).enumerated().map { place, part in
      Fragment(text: part.text, followsSpace: place == 0 && word.followsSpace, word: index)
    }
  }

  private static func wrap(_ fragments: [Fragment], _ columns: Int) -> [[Fragment]] {
    var lines: [[Fragment]] = []
    var length = 0
    for fragment in fragments {
      if !lines.isEmpty, length + Self.length(fragment) <= columns {
        lines[lines.count - 1].append(fragment)
        length += Self.length(fragment)
      } else {
        lines.append([fragment])
        length = Self.length(fragment)
      }
    }
    return lines
  }

  private static func length(_ fragment: Fragment) -> Int {
    fragment.text.reduce(fragment.followsSpace ? 1 : 0) { $0 + $1.columns }
  }
}
