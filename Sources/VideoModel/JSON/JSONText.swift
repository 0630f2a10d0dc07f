/// A JSON text with the place of every value in it. It is put together from layouts, so that those of objects that have not
/// changed serve again.
public struct JSONText: Equatable, Sendable {
  /// What a piece of a line is, for colouring.
  public enum Role: Equatable, Sendable {
    case punctuation, key, string, number, word
  }

  /// A piece of a line.
  public struct Span: Equatable, Sendable {
    /// What it is.
    public let role: Role
    /// Its text, without line breaks.
    public let text: String
  }

  /// A line of the text, without its line break.
  public struct Line: Equatable, Sendable {
    /// Its indentation in columns.
    public let indent: Int
    /// Its pieces, after the indentation.
    public internal(set) var spans: [Span]
    /// The value that the line begins, belongs to, or closes.
    public let path: FieldPath

    /// The line as text, indentation included.
    public var text: String { String(repeating: " ", count: indent) + spans.map(\.text).joined() }
  }

  /// The text's lines, from 0.
  public let lines: Lines
  /// The lines of the values that are not inside of a shared layout.
  private let places: [FieldPath: ClosedRange<Int>]
  /// The shared layouts' positions among the parts.
  private let shared: [FieldPath: Int]

  /// The whole text; ends without a line break.
  public var text: String { lines.map(\.text).joined(separator: "\n") }

  /// Lays a value out, two columns an indentation, one member or element a line.
  public init(_ value: JSONValue) { self.init(value, list: .root, layouts: []) }

  /// Lays a value out.
  /// - Parameters:
  ///   - list: the path of a list inside whose elements are laid out already.
  ///   - layouts: one for each element of that list; none when the list is to be laid out like all the rest.
  init(_ value: JSONValue, list: FieldPath, layouts: [JSONLayout]) {
    var writer = JSONLayoutWriter(list: list, layouts: layouts)
    writer.write(value, at: .root)
    writer.finish()
    lines = Lines(parts: writer.parts)
    places = writer.places
    shared = Dictionary(
      writer.parts.indices.filter { writer.parts[$0].path != .root }.map { (writer.parts[$0].path, $0) },
      uniquingKeysWith: { $1 })
  }

  /// The lines of a value, the request itself included; nil where there is none.
  public func lines(of path: FieldPath) -> ClosedRange<Int>? {
    if let own = places[path] { return own }
    for count in stride(from: path.steps.count, to: 0, by: -1) {
      guard let index = shared[FieldPath(Array(path.steps.prefix(count)))] else { continue }
      let part = lines.parts[index]
      return part.layout.places[FieldPath(Array(path.steps.dropFirst(count)))].map {
        part.firstLine + $0.lowerBound...part.firstLine + $0.upperBound
      }
    }
    return nil
  }

  /// The first line of the value at `path`, or of the nearest value around it.
  public func line(of path: FieldPath) -> Int {
    var path = path
    while true {
      if let lines = lines(of: path) { return lines.lowerBound }
      if path.steps.isEmpty { return 0 }
      path = path.parent
    }
  }
}

extension JSONText {
  /// The lines of a text. One is put together when it is asked for.
  public struct Lines: RandomAccessCollection, Equatable, Sendable {
    fileprivate let parts: [Part]

    /// 0.
    public var startIndex: Int { 0 }
    /// How many lines there are.
    public var endIndex: Int { parts.last.map { $0.firstLine + $0.layout.lines.count } ?? 0 }

    /// The line of that number.
    public subscript(number: Int) -> Line {
      var low = 0, high = parts.count - 1
      while low < high {
        let middle = (low + high + 1) / 2
        if parts[middle].firstLine <= number { low = middle } else { high = middle - 1 }
      }
      return parts[low].line(number - parts[low].firstLine)
    }
  }

  /// A layout at its place in a text.
  struct Part: Equatable, Sendable {
    let layout: JSONLayout
    let firstLine: Int
    let indent: Int
    /// The value that is laid out; the root for what stands between such values.
    let path: FieldPath
    let hasComma: Bool

    fileprivate func line(_ number: Int) -> Line {
      let line = layout.lines[number]
      guard path != .root else { return line }
      let comma = hasComma && number == layout.lines.count - 1 ? [Span(role: .punctuation, text: ",")] : []
      return Line(
        indent: indent + line.indent, spans: line.spans + comma, path: FieldPath(path.steps + line.path.steps)
      )
    }
  }
}
