import Cells
import VideoModel

/// How the pauses of a spoken script are shown: as a mark the wider the longer they are, `[·1s·]`.
enum PauseMark {
  /// The widest mark, in columns.
  static let widest = 24

  /// The mark of a pause of so many seconds.
  static func text(seconds: Double) -> String {
    let label = NumberRule.format(seconds) + "s"
    let columns = min(max(Int((min(seconds, 60) * 4).rounded()) + 2, label.count + 2), widest)
    let dots = max(columns - 2 - label.count, 0)
    let left = dots / 2
    return "[" + String(repeating: "·", count: left) + label + String(repeating: "·", count: dots - left)
      + "]"
  }

  /// The pauses of a text.
  static let units: EditUnit.Finder = { characters in
    guard characters.contains("<") else { return [] }
    let text = String(characters)
    var index = text.startIndex
    var offset = 0
    return Script.pauses(in: text).map { pause in
      offset += text.distance(from: index, to: pause.range.lowerBound)
      let start = offset
      offset += text.distance(from: pause.range.lowerBound, to: pause.range.upperBound)
      index = pause.range.upperBound
      return EditUnit(range: start..<offset, mark: Self.text(seconds: pause.seconds))
    }
  }

  /// A script as it is shown where it is not edited.
  static func shown(_ script: String) -> String {
    let characters = Array(script)
    return MarkedText(characters, units: units(characters)).text
  }
}
