/// A line of a difference as it is read.
public struct DifferenceLine: Equatable, Sendable {
  /// What the line is.
  public enum Role: Equatable, Sendable {
    /// What the lines below it are about.
    case heading
    /// A field, with its values where they are short.
    case field
    /// What was there, and what is there now.
    case old, new
  }

  /// What the line is.
  public let role: Role
  /// The line, without a line break.
  public let text: String
  /// The field of the newer request that it is about; of what is gone, the one around it.
  public let path: FieldPath

  /// A line.
  public init(role: Role, text: String, path: FieldPath) {
    self.role = role
    self.text = text
    self.path = path
  }

  /// Values that are shorter together stand on one line with their field.
  private static let shortest = 24

  fileprivate static func lines(of change: RequestDifference.Change, at path: FieldPath) -> [DifferenceLine] {
    let name = change.path.description
    let values = change.shortened
    if values.old.count + values.new.count <= shortest {
      return [DifferenceLine(role: .field, text: "\(name) \(values.old) → \(values.new)", path: path)]
    }
    return [
      DifferenceLine(role: .field, text: name, path: path),
      DifferenceLine(role: .old, text: "− " + values.old, path: path),
      DifferenceLine(role: .new, text: "+ " + values.new, path: path),
    ]
  }
}

extension RequestDifference {
  /// The difference as it is read, short enough for a narrow pane: a heading for each scene, then its fields.
  public var lines: [DifferenceLine] {
    func lines(_ changes: [Change], at path: FieldPath) -> [DifferenceLine] {
      changes.flatMap { DifferenceLine.lines(of: $0, at: FieldPath(path.steps + $0.path.steps)) }
    }
    var all: [DifferenceLine] = []
    if !kindWords.isEmpty { all.append(DifferenceLine(role: .heading, text: kindWords, path: .root)) }
    if !changes.isEmpty {
      all.append(DifferenceLine(role: .heading, text: "Video", path: .root))
      all += lines(changes, at: .root)
    }
    for scene in scenes {
      let path = path(of: scene)
      all.append(DifferenceLine(role: .heading, text: scene.heading, path: path))
      switch scene {
      case .changed(_, _, let changes), .moved(_, _, let changes): all += lines(changes, at: path)
      case .added(_, ""), .removed(_, ""): break
      case .added(_, let words): all.append(DifferenceLine(role: .new, text: "+ " + words.quoted, path: path))
      case .removed(_, let words):
        all.append(DifferenceLine(role: .old, text: "− " + words.quoted, path: path))
      }
    }
    return all
  }

  /// A sentence for each change, such as `scene 2 voice.speed 1 → 1.1`.
  public var sentences: [String] {
    func sentences(_ changes: [Change], in place: String) -> [String] {
      changes.map { "\(place)\($0.path) \($0.oldText) → \($0.newText)" }
    }
    let outside = (kindWords.isEmpty ? [] : [kindWords.lowercased()]) + sentences(changes, in: "")
    return outside
      + scenes.flatMap { scene -> [String] in
        switch scene {
        case .changed(_, let now, let changes): return sentences(changes, in: "scene \(now + 1) ")
        case .moved(_, let now, let changes):
          return [scene.heading.lowercased()] + sentences(changes, in: "scene \(now + 1) ")
        case .added(_, ""), .removed(_, ""): return [scene.heading.lowercased()]
        case .added(_, let words), .removed(_, let words):
          return ["\(scene.heading.lowercased()): \(words.quoted)"]
        }
      }
  }

  private var kindWords: String { kinds.map { "Kind \($0.old.rawValue) → \($0.new.rawValue)" } ?? "" }

  private func path(of scene: Scene) -> FieldPath {
    guard let sceneList else { return .root }
    switch scene {
    case .changed(_, let now, _), .moved(_, let now, _), .added(let now, _):
      return sceneList.appending(now)
    case .removed: return sceneList
    }
  }
}

extension RequestDifference.Scene {
  /// Which scene, and what became of it.
  fileprivate var heading: String {
    switch self {
    case .changed(let before, let now, _):
      before == now ? "Scene \(now + 1)" : "Scene \(now + 1), \(before + 1) before"
    case .moved(let before, let now, _): "Scene \(now + 1) moved, \(before + 1) before"
    case .added(let now, _): "Scene \(now + 1) added"
    case .removed(let before, _): "Scene \(before + 1) removed"
    }
  }
}

extension RequestDifference.Change {
  /// What it was, as JSON.
  public var oldText: String { old?.compactText ?? "not set" }
  /// What it is now, as JSON.
  public var newText: String { new?.compactText ?? "not set" }

  /// Both values; of long texts, the words around what is not the same.
  var shortened: (old: String, new: String) {
    guard let before = old?.string, let now = new?.string, max(before.count, now.count) > 40 else {
      return (oldText, newText)
    }
    let (one, two) = (Array(before), Array(now))
    let shorter = min(one.count, two.count)
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = min(zip(one.reversed(), two.reversed()).prefix { $0 == $1 }.count, shorter - start)
    return (Self.excerpt(one, start, end), Self.excerpt(two, start, end))
  }

  /// The middle of a text, with so many characters of its surroundings that one knows where it is.
  private static func excerpt(_ text: [Character], _ start: Int, _ end: Int) -> String {
    let surroundings = 12
    let from = start <= surroundings ? 0 : start - surroundings
    let to = end <= surroundings ? text.count : text.count - end + surroundings
    let middle = JSONValue.quoted(String(text[from..<to])).dropFirst().dropLast()
    return "\"\(from > 0 ? "…" : "")\(middle)\(to < text.count ? "…" : "")\""
  }
}

extension String {
  /// The text in quotes, on one line.
  fileprivate var quoted: String { JSONValue.quoted(self) }
}
