import Foundation

/// The letters for which some installed font has a picture. libass takes every letter from whichever font has it.
struct InstalledLetters: Sendable {
  /// In rising order, none touching the next.
  private let ranges: [ClosedRange<UInt32>]

  /// - Parameter charsets: as fontconfig writes what a font has, `20-7e a0 4e00-9fa5`, in lines for any number of fonts.
  init(charsets: String) {
    let all = charsets.split(whereSeparator: \.isWhitespace).compactMap(Self.range)
    ranges = all.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { ranges, range in
      guard let last = ranges.last, range.lowerBound <= last.upperBound else { return ranges.append(range) }
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
  }

  private static func range(_ text: Substring) -> ClosedRange<UInt32>? {
    let ends = text.split(separator: "-").compactMap { UInt32($0, radix: 16) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }

  /// Asks fontconfig.
  static func read(folder: URL, run: RenderRun) throws(RenderFailure) -> InstalledLetters {
    var charsets = ""
    let list = ChildProcess(program: "fc-list", arguments: ["--format", "%{charset}\\n"], folder: folder)
    try list.run(run) { charsets += $0 + "\n" }
    return InstalledLetters(charsets: charsets)
  }

  /// Whether a letter can be drawn; what is not drawn anyway always can.
  func has(_ letter: Unicode.Scalar) -> Bool {
    if letter.properties.isDefaultIgnorableCodePoint || letter.properties.isWhitespace
      || letter.properties.generalCategory == .control
    {
      return true
    }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < letter.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(letter.value)
  }
}
