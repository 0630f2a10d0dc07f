/// Lines of JSON, and the places of the values in them. Texts share it.
final class JSONLayout: Equatable, Sendable {
  let lines: [JSONText.Line]
  /// The lines of every value, by its path from the value down that is laid out.
  let places: [FieldPath: ClosedRange<Int>]

  /// Lays a value out as if nothing were around it.
  convenience init(_ value: JSONValue) {
    var writer = JSONLayoutWriter()
    writer.write(value, at: .root)
    writer.finish()
    self.init(lines: writer.parts.flatMap(\.layout.lines), places: writer.places)
  }

  init(lines: [JSONText.Line], places: [FieldPath: ClosedRange<Int>]) {
    self.lines = lines
    self.places = places
  }

  static func == (left: JSONLayout, right: JSONLayout) -> Bool {
    left === right || left.lines == right.lines && left.places == right.places
  }
}

/// Lays a value out, two columns an indentation, one member or element a line.
struct JSONLayoutWriter {
  /// What has been laid out, in order.
  private(set) var parts: [JSONText.Part] = []
  /// The lines of every value that was laid out here.
  private(set) var places: [FieldPath: ClosedRange<Int>] = [:]
  private let list: FieldPath
  private let layouts: [JSONLayout]
  private var lines: [JSONText.Line] = []
  private var line = JSONText.Line(indent: 0, spans: [], path: .root)
  /// How many lines stand before the one that is being written.
  private var count = 0

  /// - Parameters:
  ///   - list: the path of a list whose elements are laid out already.
  ///   - layouts: one for each element of that list; none when the list is to be laid out like all the rest.
  init(list: FieldPath = .root, layouts: [JSONLayout] = []) {
    self.list = list
    self.layouts = layouts
  }

  mutating func write(_ value: JSONValue, at path: FieldPath, key: String? = nil) {
    let start = count
    if let key {
      put(.key, JSONValue.quoted(key))
      put(.punctuation, ": ")
    }
    switch value {
    case .array where path == list && !layouts.isEmpty: writeLayouts()
    case .array(let elements) where !elements.isEmpty:
      let children = elements.enumerated().map { (path.appending($0.offset), nil as String?, $0.element) }
      writeBlock("[", children, "]", path)
    case .object(let members) where !members.isEmpty:
      writeBlock("{", members.map { (path.appending($0.key), $0.key, $0.value) }, "}", path)
    case .string: put(.string, value.compactText)
    case .number: put(.number, value.compactText)
    case .array, .object: put(.punctuation, value.compactText)
    case .null, .bool: put(.word, value.compactText)
    }
    places[path] = start...count
  }

  /// Ends the last line.
  mutating func finish() {
    endLine()
    endPart()
  }

  private mutating func writeBlock(
    _ open: String, _ children: [(FieldPath, String?, JSONValue)], _ close: String, _ path: FieldPath
  ) {
    let indent = line.indent
    put(.punctuation, open)
    for (position, child) in children.enumerated() {
      breakLine(indent: indent + 2, path: child.0)
      write(child.2, at: child.0, key: child.1)
      if position < children.count - 1 { put(.punctuation, ",") }
    }
    breakLine(indent: indent, path: path)
    put(.punctuation, close)
  }

  private mutating func writeLayouts() {
    let indent = line.indent
    put(.punctuation, "[")
    endLine()
    endPart()
    for (index, layout) in layouts.enumerated() {
      let part = JSONText.Part(
        layout: layout, firstLine: count, indent: indent + 2, path: list.appending(index),
        hasComma: index < layouts.count - 1)
      parts.append(part)
      count += layout.lines.count
    }
    line = JSONText.Line(indent: indent, spans: [], path: list)
    put(.punctuation, "]")
  }

  private mutating func put(_ role: JSONText.Role, _ text: String) {
    line.spans.append(JSONText.Span(role: role, text: text))
  }

  private mutating func breakLine(indent: Int, path: FieldPath) {
    endLine()
    line = JSONText.Line(indent: indent, spans: [], path: path)
  }

  private mutating func endLine() {
    lines.append(line)
    count += 1
  }

  private mutating func endPart() {
    let layout = JSONLayout(lines: lines, places: [:])
    parts.append(
      JSONText.Part(
        layout: layout, firstLine: count - lines.count, indent: 0, path: .root, hasComma: false))
    lines = []
  }
}
