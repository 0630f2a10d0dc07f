/// What is wrong with a line of the configuration file.
public struct ConfigurationProblem: Equatable, Sendable {
  /// How much it matters.
  public enum Severity: String, Equatable, Sendable {
    /// The line does not count.
    case error
    /// The line counts, and does something that may not be wanted.
    case warning
  }

  /// How much it matters.
  public var severity: Severity
  /// The line, from 1.
  public var line: Int
  /// What is wrong, and what is allowed.
  public var sentence: String
}

/// A configuration file taken apart: `name = value` in `[sections]`, and comments: lines that begin with `#`, and what
/// stands behind a value after a `#` with a blank at both sides, since colours and keys are written with one, too.
struct ConfigurationText {
  /// A line that sets something.
  struct Entry: Equatable {
    var line: Int
    /// The section's name; empty before the first section.
    var section: String
    var name: String
    var value: String
  }

  /// A line that begins a section.
  struct Section: Equatable {
    var line: Int
    var name: String
  }

  private(set) var entries: [Entry] = []
  private(set) var sections: [Section] = []
  private(set) var problems: [ConfigurationProblem] = []

  init(_ text: String) {
    // Some editors write a mark of the encoding first.
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      read(line.trimmed, number: index + 1)
    }
  }

  private mutating func read(_ line: String, number: Int) {
    if line.isEmpty || line.hasPrefix("#") { return }
    if line.hasPrefix("[") {
      guard line.hasSuffix("]"), line.count > 2 else {
        return complain(number, "a section is one of \(Configuration.sectionNames)")
      }
      return sections.append(Section(line: number, name: String(line.dropFirst().dropLast()).trimmed))
    }
    guard let equals = line.firstIndex(of: "="), equals != line.startIndex else {
      return complain(number, "a setting is written name = value, a comment begins with #")
    }
    let entry = Entry(
      line: number, section: sections.last?.name ?? "", name: line[..<equals].trimmed,
      value: Self.withoutComment(line[line.index(after: equals)...].trimmed))
    if let first = entries.first(where: { $0.section == entry.section && $0.name == entry.name }) {
      return complain(number, "\(entry.name) is set in line \(first.line) already; that line counts")
    }
    entries.append(entry)
  }

  private static func withoutComment(_ value: String) -> String {
    var isAfterBlank = true
    for index in value.indices {
      let next = value.index(after: index)
      if value[index] == "#", isAfterBlank, next < value.endIndex, value[next].isWhitespace,
        value[next...].trimmed.first != ","
      {
        return value[..<index].trimmed
      }
      isAfterBlank = value[index].isWhitespace
    }
    return value
  }

  private mutating func complain(_ line: Int, _ sentence: String) {
    problems.append(ConfigurationProblem(severity: .error, line: line, sentence: sentence))
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
