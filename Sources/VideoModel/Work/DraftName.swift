import Foundation

/// What a draft is called as long as nobody has chosen a name for it.
extension Draft {
  /// The name of a draft of which nothing says yet what it is about.
  public static let unnamed = "Untitled"

  /// Calls it after its request, unless its name was chosen.
  /// - Parameter shots: those of the request, where they have been worked out already.
  public mutating func takeNameOfRequest(shots: [Scene]? = nil) {
    if !isNamed { name = request.nameOfDraft(shots ?? request.shots) ?? Self.unnamed }
  }

  /// The name for a draft that stands beside one of that name: “Demo (2)”, or the next number that is free.
  public static func name(beside name: String, among taken: Set<String>) -> String {
    var stem = name
    if let suffix = name.numberInBrackets { stem = String(name.dropLast(suffix.count)) }
    return (2...).lazy.map { "\(stem) (\($0))" }.first { !taken.contains($0) } ?? name
  }
}

extension String {
  /// The number in brackets that a name ends with, the space before it included; nil when there is none.
  fileprivate var numberInBrackets: Substring? {
    guard let open = range(of: " (", options: .backwards), hasSuffix(")") else { return nil }
    let number = self[open.upperBound..<index(before: endIndex)]
    return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber } ? self[open.lowerBound...] : nil
  }
}

extension VideoRequest {
  /// The video's title, or the beginning of what is said first, or of the description of what is to be seen.
  fileprivate func nameOfDraft(_ shots: [Scene]) -> String? {
    let spoken = shots.lazy.compactMap { $0.voice?.type == .text ? $0.voice?.inputText : nil }
      .first { !$0.isBlank }
    let prompt = value(at: FieldPath([.key("prompt")]))?.string
    return [title, spoken, prompt].lazy.compactMap { $0.map(Self.beginning) }.first { !$0.isEmpty }
  }

  /// The most characters of a name that is no more than the beginning of a text.
  private static let longestName = 40

  /// As many whole words of a text, its pauses left out, as a name has room for.
  private static func beginning(of text: String) -> String {
    // However long a script is, a key must not cost more for it.
    let parts = Script.parts(of: String(text.prefix(10 * longestName)))
    let words = parts.compactMap { if case .speech(let words) = $0 { words } else { nil } }
      .joined(separator: " ").split(whereSeparator: \.isWhitespace)
    var name = ""
    for word in words {
      let longer = name.isEmpty ? String(word) : "\(name) \(word)"
      guard longer.count <= longestName else {
        let cut = name.isEmpty ? String(word.prefix(longestName)) : name
        // A whole sentence is a name that needs no more.
        return cut.last.map(".!?".contains) == true ? cut : cut + "…"
      }
      name = longer
    }
    return name
  }
}
