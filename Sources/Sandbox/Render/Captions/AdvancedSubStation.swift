/// Captions as a file of Advanced SubStation.
///
/// Lines are broken here, since libass breaks at spaces only.
struct AdvancedSubStation {
  let captions: Captions
  let style: CaptionStyle
  /// The size of the video in pixels.
  let width, height: Int

  private static let white = "FFFFFF"
  /// Blue, green, red.
  private static let highlight = "00D7FF"
  /// The letters' dark edge, in sizes of the font.
  private static let outline = 0.06

  /// The whole file.
  var text: String {
    let size = style.size(width: width, height: height)
    let look = SubStationFile.Style(
      fontFamily: "DejaVu Sans", lineHeight: size, color: Self.white, isBold: true,
      outline: max(size * Self.outline, 1), alignment: style.anchor(width: width, height: height).alignment,
      margin: style.margin(width: width, height: height), wraps: true)
    return SubStationFile(width: width, height: height, style: look, events: captions.cues.flatMap(events))
      .text
  }

  /// One event for each word of a piece, which differ in the colours only; one in all without a highlight.
  private func events(_ cue: Captions.Cue) -> [SubStationFile.Event] {
    let lines = CaptionLines(cue.words, columns: style.columns(width: width, height: height)).lines
    guard style.isHighlighted else { return [event(from: cue.start, to: cue.end, lines, spoken: nil)] }
    return cue.words.enumerated().map { index, word in
      event(from: word.start, to: word.end, lines, spoken: index)
    }
  }

  private func event(
    from start: Double, to end: Double, _ lines: [[CaptionLines.Fragment]], spoken: Int?
  ) -> SubStationFile.Event {
    let words = lines.map { line in
      line.enumerated().map { index, fragment in
        let text = SubStationFile.escaped(fragment.text)
        return (index > 0 && fragment.followsSpace ? " " : "")
          + (fragment.word == spoken ? "{\\1c&H\(Self.highlight)&}\(text){\\1c&H\(Self.white)&}" : text)
      }.joined()
    }
    return SubStationFile.Event(start: start, end: end, text: place + words.joined(separator: "\\N"))
  }

  private var place: String {
    guard let point = style.anchor(width: width, height: height).point else { return "" }
    return "{\\pos(\(SubStationFile.number(point.x)),\(SubStationFile.number(point.y)))}"
  }
}

extension Captions {
  /// The captions as a file of Advanced SubStation, for a video of that size in pixels.
  func advancedSubStation(width: Int, height: Int, style: CaptionStyle) -> String {
    AdvancedSubStation(captions: self, style: style, width: width, height: height).text
  }
}
