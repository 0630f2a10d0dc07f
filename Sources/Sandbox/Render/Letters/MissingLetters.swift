import Foundation
import VideoModel

/// The letters of a request that are to be drawn, and for which no installed font has a picture.
struct MissingLetters: Equatable {
  /// A group of letters that one Debian package of fonts has.
  struct Group: Equatable {
    var package: String
    /// Each once, in the order of the request.
    var letters: [Unicode.Scalar]
  }

  let groups: [Group]

  /// How many letters a sentence shows.
  private static let mostShown = 5
  private static let ideographs: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
    0x20000...0x3FFFF,
  ]

  init(_ texts: [String], _ installed: InstalledLetters) {
    var groups: [Group] = []
    for letter in texts.joined().unicodeScalars where !letter.isASCII && !installed.has(letter) {
      let package = Self.package(of: letter)
      if let index = groups.firstIndex(where: { $0.package == package }) {
        if !groups[index].letters.contains(letter) { groups[index].letters.append(letter) }
      } else {
        groups.append(Group(package: package, letters: [letter]))
      }
    }
    self.groups = groups
  }

  /// The texts of a request that are seen in the video.
  static func texts(of request: VideoRequest) -> [String] {
    let captions = CaptionPlan(request)
    let areSeen = captions.burnsIn || captions.wantsCaptionedCopy
    return request.shots.flatMap { shot in
      [shot.text?.text, areSeen && shot.voice?.type == .text ? shot.voice?.inputText : nil].compactMap { $0 }
    }
  }

  private static func package(of letter: Unicode.Scalar) -> String {
    if ideographs.contains(where: { $0.contains(letter.value) }) { return "fonts-noto-cjk" }
    if letter.properties.isEmojiPresentation || (0x1F000...0x1FAFF).contains(letter.value) {
      return "fonts-symbola"
    }
    return "fonts-noto-core"
  }

  /// A sentence for each package.
  var sentences: [String] {
    groups.map { group in
      let shown = group.letters.prefix(Self.mostShown).map { "‘\($0)’" }.joined(separator: ", ")
      let rest = group.letters.count - Self.mostShown
      return "no installed font has \(shown)\(rest > 0 ? " and \(rest) more" : ""), and boxes stand in their "
        + "place; apt-get install \(group.package)"
    }
  }
}

extension MissingLetters {
  /// Looks for letters that cannot be drawn. Where nobody can tell, none are missing.
  static func find(in request: VideoRequest, folder: URL, run: RenderRun) -> MissingLetters {
    let texts = texts(of: request)
    guard texts.contains(where: { !$0.unicodeScalars.allSatisfy(\.isASCII) }),
      let installed = try? InstalledLetters.read(folder: folder, run: run)
    else { return MissingLetters([], InstalledLetters(charsets: "")) }
    return MissingLetters(texts, installed)
  }
}
