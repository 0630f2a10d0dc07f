import Foundation

/// Captions as a file of Advanced SubStation, which libass draws.
///
/// Lines are broken here, since libass breaks at spaces only.
struct AdvancedSubStation {
  let captions: Captions
  let style: CaptionStyle
  /// The size of the video in pixels.
  let width, height: Int

  private static let white = "&HFFFFFF&"
  /// Blue, green, red.
  private static let highlight = "&H00D7FF&"
  /// The letters' dark edge, in sizes of the font.
  private static let outline = 0.06

  /// The whole file.
  var text: String { (header + captions.cues.flatMap(events)).joined(separator: "\n") + "\n" }

  private var header: [String] {
    let size = style.size(width: width, height: height)
    let margin = style.margin(width: width, height: height)
    let numbers = "\(style.anchor(width: width, height: height).alignment),\(margin.horizontal)"
    return [
      "[Script Info]", "ScriptType: v4.00+", "PlayResX: \(width)", "PlayResY: \(height)", "WrapStyle: 0",
      "ScaledBorderAndShadow: yes", "YCbCr Matrix: None", "", "[V4+ Styles]",
      "Format: Name,Fontname,Fontsize,PrimaryColour,OutlineColour,BackColour,Bold,BorderStyle,Outline,Shadow,"
        + "Alignment,MarginL,MarginR,MarginV,Encoding",
      // The encoding −1 lets every line begin on the side where its script does.
      "Style: Default,DejaVu Sans,\(Self.number(size)),&H00FFFFFF,&H00101010,&H80000000,-1,1,"
        + "\(Self.number(max(size * Self.outline, 1))),0,\(numbers),\(margin.horizontal),\(margin.vertical),-1",
      "", "[Events]", "Format: Layer,Start,End,Style,Text",
    ]
  }

  /// One event for each word of a piece, which differ in the colours only; one in all without a highlight.
  private func events(_ cue: Captions.Cue) -> [String] {
    let lines = CaptionLines(cue.words, columns: style.columns(width: width, height: height)).lines
    guard style.isHighlighted else { return event(from: cue.start, to: cue.end, lines, spoken: nil) }
    return cue.words.enumerated().flatMap { index, word in
      event(from: word.start, to: word.end, lines, spoken: index)
    }
  }

  private func event(
    from start: Double, to end: Double, _ lines: [[CaptionLines.Fragment]], spoken: Int?
  ) -> [String] {
    let (from, to) = (Self.time(start), Self.time(end))
    guard from != to else { return [] }
    let words = lines.map { line in
      line.enumerated().map { index, fragment in
        let text = Self.escaped(fragment.text)
        return (index > 0 && fragment.followsSpace ? " " : "")
          + (fragment.word == spoken ? "{\\1c\(Self.highlight)}\(text){\\1c\(Self.white)}" : text)
      }.joined()
    }
    return ["Dialogue: 0,\(from),\(to),Default,\(place)\(words.joined(separator: "\\N"))"]
  }

  private var place: String {
    guard let point = style.anchor(width: width, height: height).point else { return "" }
    return "{\\pos(\(Self.number(point.x)),\(Self.number(point.y)))}"
  }

  /// Braces as text, and backslashes that begin no code.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "{", "}": escaped += "\\\(character)"
      case "\\": escaped += "\\\(Captions.wordJoiner)"
      default: escaped.append(character)
      }
    }
  }

  /// Hundredths of seconds are the format's measure.
  private static func time(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return String(
      format: "%d:%02d:%02d.%02d", hundredths / 360_000, hundredths / 6000 % 60, hundredths / 100 % 60,
      hundredths % 100)
  }

  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }
}

extension Captions {
  /// The captions as a file of Advanced SubStation, for a video of that size in pixels.
  func advancedSubStation(width: Int, height: Int, style: CaptionStyle) -> String {
    AdvancedSubStation(captions: self, style: style, width: width, height: height).text
  }
}
