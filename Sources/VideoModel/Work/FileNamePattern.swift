import Foundation

/// How the files of videos are named: a text with places that are filled by what is known of the job.
public struct FileNamePattern: Equatable, Sendable {
  /// A place in a pattern.
  public enum Place: String, CaseIterable, Sendable {
    /// The video's title, safe for a file's name.
    case title
    /// The first eight characters of the video's id.
    case id
    /// The whole id of the video.
    case video
    /// The day of the submission, such as `2026-03-21`.
    case date
    /// The time of the submission, such as `14-05-33`.
    case time
  }

  private enum Part: Equatable {
    case text(String)
    case place(Place)
  }

  /// The pattern as it was written.
  public let text: String
  private let parts: [Part]

  /// What counts where nothing is set.
  public static let standard = FileNamePattern(
    text: "{title}-{id}", parts: [.place(.title), .text("-"), .place(.id)])

  /// What a pattern may be, in words.
  public static let allowance =
    "a name with " + Place.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    + ", also with folders by /"

  private init(text: String, parts: [Part]) {
    self.text = text
    self.parts = parts
  }

  /// Reads a pattern.
  /// - Returns: nil when it names a place that there is not, leaves a brace open, or has no place at all.
  public init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}"),
        let place = Place(rawValue: String(rest[rest.index(after: open)..<close]))
      else { return nil }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.place(place))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    guard parts.contains(where: { if case .place = $0 { true } else { false } }) else { return nil }
    self.init(text: text, parts: parts)
  }

  /// The path of a job's file below a folder. Nothing in it leads out of the folder, whatever the title holds.
  /// - Parameter fileExtension: the file's ending, without a dot.
  public func path(of job: Job, fileExtension: String, in timeZone: TimeZone = .current) -> String {
    let names = folders.compactMap { parts in
      let name = name(of: parts, job, timeZone)
      return name.isEmpty ? nil : FileName.make(from: name)
    }
    return (names.isEmpty ? ["video"] : names).joined(separator: "/") + "." + fileExtension
  }

  /// The parts of each name of the path; values hold no slash.
  private var folders: [[Part]] {
    var folders: [[Part]] = [[]]
    for part in parts {
      guard case .text(let text) = part else {
        folders[folders.count - 1].append(part)
        continue
      }
      let texts = text.split(separator: "/", omittingEmptySubsequences: false).map { Part.text(String($0)) }
      folders[folders.count - 1].append(texts[0])
      folders += texts.dropFirst().map { [$0] }
    }
    return folders
  }

  private func name(of parts: [Part], _ job: Job, _ timeZone: TimeZone) -> String {
    let titles = parts.count { $0 == .place(.title) }
    guard titles > 0 else { return parts.map { value(of: $0, job, timeZone) }.joined() }
    // What stands around the title is to be seen, however long the title is.
    let rest = parts.map { $0 == .place(.title) ? "" : value(of: $0, job, timeZone) }.joined()
    let characters = max(FileName.mostCharacters - rest.count, 0) / titles
    let bytes = max(FileName.longest - rest.utf8.count, 0) / titles
    let title = FileName.cut(String(FileName.make(from: job.title).prefix(characters)), toBytes: bytes)
    return parts.map { $0 == .place(.title) ? title : value(of: $0, job, timeZone) }.joined()
  }

  private func value(of part: Part, _ job: Job, _ timeZone: TimeZone) -> String {
    let id = job.videoID ?? job.id.rawValue
    return switch part {
    case .text(let text): text
    case .place(.title): FileName.make(from: job.title)
    case .place(.id): FileName.make(from: String(id.prefix(8)))
    case .place(.video): FileName.make(from: id)
    case .place(.date): Self.format("yyyy-MM-dd", job.createdAt, timeZone)
    case .place(.time): Self.format("HH-mm-ss", job.createdAt, timeZone)
    }
  }

  private static func format(_ pattern: String, _ date: Date, _ timeZone: TimeZone) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = timeZone
    format.dateFormat = pattern
    return format.string(from: date)
  }
}
