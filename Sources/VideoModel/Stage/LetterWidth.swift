/// How wide letters are, so that lines can be broken without the font: those of Helvetica, which Arial and Liberation
/// Sans are made to match. Letters of other fonts differ by a little.
enum LetterWidth {
  /// What a character takes in a line, in sizes of the font.
  static func of(_ character: Character, isBold: Bool) -> Double {
    guard let ascii = character.asciiValue else {
      if character.columns == 2 { return 1 }
      return of(character.isUppercase ? "A" : "a", isBold: isBold)
    }
    let table = isBold ? bold : regular
    // Control characters are drawn as spaces.
    return table[max(Int(ascii) - 32, 0) % table.count] / 1000
  }

  /// What a text takes in a line, in sizes of the font.
  static func of(_ text: some StringProtocol, isBold: Bool) -> Double {
    text.reduce(0) { $0 + of($1, isBold: isBold) }
  }

  // From the space to the tilde, in thousandths of the font's size.
  private static let regular: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
  private static let bold: [Double] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
  ]
}
