import Foundation
import VideoModel

/// The font of a text overlay.
///
/// libass finds a font for every letter by itself, but knows only families that are installed; what stands for another
/// family, fontconfig's own program says.
struct OverlayFont {
  /// An installed family, without commas.
  let family: String

  /// Finds the font.
  /// - Parameter family: as the request names it; anything.
  init(family: String, folder: URL, run: RenderRun) throws(RenderFailure) {
    let asked = Self.name(family)
    var found = ""
    let match = ChildProcess(
      program: "fc-match", arguments: ["-f", "%{family[0]}\\n", asked], folder: folder)
    do { try match.run(run) { found = String($0) } } catch .cancelled { throw .cancelled } catch {
      // Without fontconfig's program, the family itself must do.
    }
    self.family = found.isEmpty || found.contains(",") ? asked : found
  }

  /// The family in letters, digits and spaces, which name every family; whatever else there is could mean something to
  /// fontconfig or libass.
  private static func name(_ family: String) -> String {
    let letters = family.prefix(80).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : " " }
    let words = String(letters).split(separator: " ").joined(separator: " ")
    return words.isEmpty ? "Sans" : words
  }
}
