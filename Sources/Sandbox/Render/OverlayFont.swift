import Foundation
import VideoModel

/// The font of a text overlay.
///
/// drawtext draws every text with one font, and takes families only, neither weights nor what a font covers. So the
/// file is chosen by fontconfig's own program: one that has the text's characters, then the family, then the weight.
struct OverlayFont {
  /// Sets the font in a drawtext filter.
  let option: String

  /// Finds the font, and links it into the work folder under a name that means nothing to ffmpeg.
  init(_ text: TextPlacement, name: String, folder: URL, run: RenderRun) throws(RenderFailure) {
    let family = Self.family(text.fontFamily)
    var file = ""
    let match = ChildProcess(
      program: "fc-match", arguments: ["-f", "%{file}\\n", Self.pattern(family, text)], folder: folder)
    do { try match.run(run) { file = String($0) } } catch .cancelled { throw .cancelled } catch {
      // Without fontconfig's program, the family must do.
    }
    let link = "\(name)-font"
    let isLinked =
      !file.isEmpty
      && (try? FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: link).path, withDestinationPath: file)) != nil
    option = isLinked ? "fontfile=\(link)" : "font=\(family)"
  }

  private static func pattern(_ family: String, _ text: TextPlacement) -> String {
    let scalars = Set(text.lines.prefix(OverlayLayer.mostLines).joined().unicodeScalars)
    // Fonts of coloured emoji are pictures, which drawtext cannot scale; other fonts have them in black.
    let charset = scalars.filter {
      $0.value > 126 && !$0.properties.isEmojiPresentation && $0.value != 0xFE0F
    }
    .map(\.value).sorted().prefix(2000)
    return family + (text.isBold ? ":bold" : "")
      + (charset.isEmpty ? "" : ":charset=" + charset.map { String($0, radix: 16) }.joined(separator: " "))
  }

  /// The family in letters, digits and spaces, which name every family; whatever else there is could mean something to
  /// fontconfig or ffmpeg.
  private static func family(_ family: String) -> String {
    let letters = family.prefix(80).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : " " }
    let words = String(letters).split(separator: " ").joined(separator: " ")
    return words.isEmpty ? "Sans" : words
  }
}
