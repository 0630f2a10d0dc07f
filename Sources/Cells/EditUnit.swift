/// A piece of an edited text that is stepped over, selected and deleted as if it were one character.
public struct EditUnit: Equatable, Sendable {
  /// Finds the units of a text, in its order; they do not overlap.
  public typealias Finder = @Sendable ([Character]) -> [EditUnit]

  /// Its characters, by their offsets.
  public var range: Range<Int>
  /// What is shown in its place; one line, not empty.
  public var mark: String

  /// A unit.
  public init(range: Range<Int>, mark: String) {
    self.range = range
    self.mark = mark
  }
}

extension EditBuffer {
  /// The text as it is shown, with the marks of its units.
  public var markedText: MarkedText { MarkedText(characters, units: units) }

  /// An offset, or the end of the unit that it lies inside.
  func outsideUnits(_ offset: Int, isGoingBack: Bool) -> Int {
    guard let unit = units.first(where: { $0.range.lowerBound < offset && offset < $0.range.upperBound })
    else { return offset }
    return isGoingBack ? unit.range.lowerBound : unit.range.upperBound
  }

  /// The characters of a range, and all of the units that it touches the inside of.
  func coveringUnits(_ range: Range<Int>) -> Range<Int> {
    let lower = outsideUnits(range.lowerBound, isGoingBack: true)
    return lower..<max(lower, outsideUnits(range.upperBound, isGoingBack: false))
  }
}

/// A text in which the marks of its units stand in their places.
public struct MarkedText: Sendable {
  /// What is shown.
  public let characters: [Character]
  /// Where the marks are, in characters of what is shown.
  public let marks: [Range<Int>]
  private let units: [EditUnit]

  /// - Parameter units: in the order of the text, not overlapping.
  public init(_ text: [Character], units: [EditUnit]) {
    self.units = units
    guard !units.isEmpty else {
      characters = text
      marks = []
      return
    }
    var shown: [Character] = []
    var marks: [Range<Int>] = []
    var end = 0
    for unit in units {
      shown += text[end..<unit.range.lowerBound]
      let start = shown.count
      shown += unit.mark
      marks.append(start..<shown.count)
      end = unit.range.upperBound
    }
    characters = shown + text[end...]
    self.marks = marks
  }

  /// What is shown, as a string.
  public var text: String { String(characters) }

  /// Where a character of the text is shown; one of a unit where its mark begins.
  public func shownOffset(of offset: Int) -> Int {
    guard let index = units.lastIndex(where: { $0.range.lowerBound <= offset }) else { return offset }
    let beyond = offset - units[index].range.upperBound
    return beyond < 0 ? marks[index].lowerBound : marks[index].upperBound + beyond
  }

  /// Which character of the text is shown at a place; inside a mark, the nearer end of the unit.
  public func offset(ofShown shown: Int) -> Int {
    guard let index = marks.lastIndex(where: { $0.lowerBound <= shown }) else { return shown }
    let (mark, range) = (marks[index], units[index].range)
    if shown >= mark.upperBound { return range.upperBound + shown - mark.upperBound }
    return shown - mark.lowerBound < mark.upperBound - shown ? range.lowerBound : range.upperBound
  }
}
