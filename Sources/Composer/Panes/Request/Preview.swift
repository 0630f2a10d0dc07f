import Cells
import VideoModel

/// The request as the preview shows it, a line at a time.
struct Preview {
  struct Line: Equatable {
    struct Span: Equatable {
      let role: Role
      let text: String
    }

    let indent: Int
    let spans: [Span]
    /// The field that the line is about.
    let path: FieldPath

    var text: String { spans.map(\.text).joined() }
    /// Whether the line begins with a field's name; objects begin and end with lines of their own.
    var isField: Bool { spans.first?.role == .jsonKey }
  }

  private let json: JSONText
  /// The lines; nil for those of the JSON text, of which only what is seen is made.
  private let lines: [Line]?

  /// As JSON.
  init(json: JSONText) {
    self.json = json
    lines = nil
  }

  /// As the curl command. The lines of the body are those of the JSON text.
  init(curl command: CurlCommand, json: JSONText) {
    self.json = json
    let texts = command.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines = texts.enumerated().map { index, text in
      let place = index - command.bodyLine
      guard json.lines.indices.contains(place) else { return Line(text, role: .text, path: .root) }
      let line = json.lines[place]
      // Where the shell needs other characters than JSON has, the command's own are shown.
      return line.text == text ? Line(line) : Line(text, role: .text, path: line.path)
    }
  }

  /// As a difference, wrapped to so many columns.
  init(difference lines: [DifferenceLine], json: JSONText, width: Int) {
    self.json = json
    self.lines = lines.flatMap { Self.wrapped($0, width: width) }
  }

  private static func wrapped(_ line: DifferenceLine, width: Int) -> [Line] {
    let (role, indent, hanging): (Role, Int, Int) =
      switch line.role {
      case .heading: (.title, 0, 0)
      case .field: (.text, 2, 2)
      case .old: (.error, 4, 2)
      case .new: (.success, 4, 2)
      }
    let rows = wrap(line.text, width: max(width - indent - hanging, 8))
    return rows.enumerated().map { index, row in
      Line(row.text, indent: indent + (index == 0 ? 0 : hanging), role: role, path: line.path)
    }
  }

  var count: Int { lines?.count ?? json.lines.count }

  subscript(index: Int) -> Line { lines?[index] ?? Line(json.lines[index]) }

  /// The first line of a field, or of what is around it.
  func line(of path: FieldPath) -> Int {
    guard let lines else { return json.line(of: path) }
    var path = path
    while !path.steps.isEmpty {
      if let index = lines.firstIndex(where: { $0.path == path }) { return index }
      path = path.parent
    }
    return 0
  }

  /// Whether a line is written by a field.
  func isMarked(_ index: Int, for path: FieldPath) -> Bool {
    guard let lines else { return json.lines(of: path)?.contains(index) ?? false }
    return lines[index].path.isInside(path)
  }
}

extension Preview.Line {
  fileprivate init(_ text: String, indent: Int = 0, role: Role, path: FieldPath) {
    self.init(indent: indent, spans: [Span(role: role, text: text)], path: path)
  }

  fileprivate init(_ line: JSONText.Line) {
    self.init(
      indent: line.indent, spans: line.spans.map { Span(role: $0.role.role, text: $0.text) }, path: line.path)
  }
}

extension JSONText.Role {
  fileprivate var role: Role {
    switch self {
    case .punctuation: .jsonPunctuation
    case .key: .jsonKey
    case .string: .jsonString
    case .number, .word: .jsonNumber
    }
  }
}

extension State {
  /// The request as it is shown now.
  var preview: Preview {
    switch requestPane.mode {
    case .json: Preview(json: derived.text)
    case .curl: Preview(curl: curlCommand, json: derived.text)
    case .difference: Preview(difference: differenceLines, json: derived.text, width: previewWidth)
    }
  }

  /// The open draft's request as a shell command.
  var curlCommand: CurlCommand {
    CurlCommand(draft.request, baseURL: service.baseURL, keyVariable: service.keyVariable)
  }

  /// The columns of the preview, without the margin.
  private var previewWidth: Int { max((Layout.width(of: .request, in: self) ?? size.width) - 3, 8) }

  private var differenceLines: [DifferenceLine] {
    func words(_ text: String) -> [DifferenceLine] { [DifferenceLine(role: .field, text: text, path: .root)] }
    guard let comparison = requestPane.comparison else {
      return words("This draft was made from no job and no file, and has not been submitted yet.")
    }
    guard let difference = comparison.difference else {
      return words("The request of the \(comparison.source.title) cannot be read.")
    }
    return difference.isEmpty
      ? words("The same as in the \(comparison.source.title).") : difference.lines
  }
}
