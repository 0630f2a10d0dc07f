import Foundation

/// A file of Advanced SubStation, which libass draws: it finds a font for every letter, joins the letters of every
/// script, and lets them run the way they are read.
struct SubStationFile {
  /// The size in pixels of the picture that it is drawn on.
  let width, height: Int
  var style: Style
  /// What is drawn, and for how long.
  var events: [Event]

  /// How letters look; sizes are in pixels.
  struct Style {
    var fontFamily: String
    /// The height of a line of the font, from its highest letters to its lowest.
    var lineHeight: Double
    /// As the format writes them: blue, green, red.
    var color: String
    var isBold: Bool
    /// The letters' dark edge; 0 for none.
    var outline = 0.0
    /// A number pad's digit.
    var alignment: Int
    var margin = (horizontal: 0, vertical: 0)
    /// Whether a line that is too long goes on below; otherwise only its own breaks count.
    var wraps: Bool
  }

  /// A text for some seconds.
  struct Event {
    var start, end: Double
    /// With the format's codes; what is written by people goes through `escaped`.
    var text: String
  }

  /// The whole file.
  var text: String {
    let margins = "\(style.margin.horizontal),\(style.margin.horizontal),\(style.margin.vertical)"
    let head = [
      "[Script Info]", "ScriptType: v4.00+", "PlayResX: \(width)", "PlayResY: \(height)",
      "WrapStyle: \(style.wraps ? 0 : 2)", "ScaledBorderAndShadow: yes", "YCbCr Matrix: None", "",
      "[V4+ Styles]",
      "Format: Name,Fontname,Fontsize,PrimaryColour,OutlineColour,BackColour,Bold,BorderStyle,Outline,Shadow,"
        + "Alignment,MarginL,MarginR,MarginV,Encoding",
      // The encoding −1 lets every line begin on the side where its script does.
      "Style: Default,\(style.fontFamily),\(Self.number(style.lineHeight)),&H00\(style.color),&H00101010,"
        + "&H80000000,\(style.isBold ? -1 : 0),1,\(Self.number(style.outline)),0,\(style.alignment),\(margins),-1",
      "", "[Events]", "Format: Layer,Start,End,Style,Text",
    ]
    return (head + events.compactMap(Self.line)).joined(separator: "\n") + "\n"
  }

  /// Nil for what is seen for less than the format can say.
  private static func line(_ event: Event) -> String? {
    let (start, end) = (time(event.start), time(event.end))
    return start == end ? nil : "Dialogue: 0,\(start),\(end),Default,\(event.text)"
  }

  /// Braces as text, and backslashes that begin no code.
  static func escaped(_ text: String) -> String {
    // By scalars: a bracket with a mark over it is a bracket to the format.
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "{", "}": escaped += "\\\(scalar)"
      case "\\": escaped += "\\\(Captions.wordJoiner)"
      default: escaped.unicodeScalars.append(scalar)
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

  /// A number as the format reads it.
  static func number(_ value: Double) -> String { String(format: "%.2f", value) }

  /// The filter that draws a file on a picture.
  /// - Parameters:
  ///   - file: in the work folder; ASCII letters, digits, hyphens and dots only.
  ///   - isTransparent: draw the letters where nothing is behind them, too.
  static func filter(file: String, isTransparent: Bool) -> String {
    "ass=filename=\(file)" + (isTransparent ? ":alpha=1" : "")
  }
}
