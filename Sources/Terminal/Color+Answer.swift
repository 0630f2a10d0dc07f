import Cells

extension Color {
  /// Reads xterm's answer to the question for its background, `11;rgb:RRRR/GGGG/BBBB` with one to four digits each; the
  /// beginning of the end may still follow. Anything else is nil.
  init?(answer: String) {
    let name = "11;rgb:"
    guard answer.hasPrefix(name) else { return nil }
    let parts = answer.dropFirst(name.count).prefix { $0 != "\u{1B}" }
      .split(separator: "/", omittingEmptySubsequences: false)
    let shares = parts.compactMap { digits -> UInt8? in
      guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else { return nil }
      return UInt8((Double(value) / Double((1 << (4 * digits.count)) - 1) * 255).rounded())
    }
    guard parts.count == 3, shares.count == 3 else { return nil }
    self = .rgb(shares[0], shares[1], shares[2])
  }
}
