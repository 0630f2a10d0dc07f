import VideoModel

extension FieldPath {
  /// Reads a path as the service writes it: `video_inputs.0.voice.text.voice_id`, in which the type of an object
  /// stands behind the object, or `video_inputs[0].voice.voice_id`. Nil when the text is no such path.
  init?(inServiceWords text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var steps: [Step] = []
    let words = text.replacing("[", with: ".").replacing("]", with: "").split(
      separator: ".", omittingEmptySubsequences: false)
    for (place, word) in words.enumerated() {
      guard !word.isEmpty, word.utf8.allSatisfy(Self.isPartOfName) else { return nil }
      if let number = Int(word), number >= 0 {
        steps.append(.index(number))
      } else if case .key(let object)? = steps.last, Self.types[object]?.contains(String(word)) == true {
        continue
      } else if place == 0, word == "body", words.count > 1 {
        // Where the web framework found the value, not a part of the request.
        continue
      } else {
        steps.append(.key(String(word)))
      }
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true  // letters, digits, - and _
    default: false
    }
  }

  /// The types of the objects that the service tells apart by their `type`.
  private static let types: [String: Set<String>] = [
    "voice": ["text", "audio", "silence"], "character": ["avatar", "talking_photo"],
    "background": ["color", "image", "video"],
  ]
}
