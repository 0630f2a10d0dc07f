import Foundation
import VideoModel

/// `heygen-tui fields`: the table of fields.
enum Fields {
  static func run(_ words: [String]) throws(ProgramError) -> Int32 {
    let arguments = try Arguments(words, flags: [], options: [])
    guard arguments.files.count <= 1 else { throw .usage("fields takes one kind at most") }
    let kinds = try arguments.files.first.map { name throws(ProgramError) in [try RequestFile.kind(name)] }
    for kind in kinds ?? RequestKind.allCases { Output.print(table(of: kind)) }
    return ExitCode.done
  }

  /// A line for each field, in columns.
  static func table(of kind: RequestKind) -> String {
    let rows = [["field", "type", "allowed", "default", "when", "help"]] + kind.fieldTable.map(columns)
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: max($1 - $0.count, 0)) }
      return (padded + [row[5]]).joined(separator: "  ")
    }
    return (["\(kind.rawValue): POST \(kind.endpoint)", ""] + lines).joined(separator: "\n")
  }

  private static func columns(_ row: FieldRow) -> [String] {
    let info = row.info
    return [
      row.path, typeName(of: info.kind), allowance(of: info.kind),
      info.isRequired ? "required" : info.defaultValue?.compactText ?? "", info.condition ?? "", info.help,
    ]
  }

  private static func typeName(of kind: FieldKind) -> String {
    switch kind {
    case .text, .script, .suggestion: "text"
    case .number(let rule): rule.isInteger ? "integer" : "number"
    case .toggle: "boolean"
    case .choice: "choice"
    case .color: "colour"
    case .catalogue: "id"
    case .url: "URL"
    case .asset: "asset id"
    case .object: "object"
    case .list: "list"
    }
  }

  private static func allowance(of kind: FieldKind) -> String {
    switch kind {
    case .number(let rule): rule.allowance
    case .choice(let words): words.joined(separator: " | ")
    case .suggestion(let words): "such as \(words.prefix(3).joined(separator: ", "))"
    case .color: "#RRGGBB"
    case .catalogue(let catalogue): "of \(catalogue.rawValue)"
    case .url(let media), .asset(let media): media.rawValue
    case .list(let count): "\(count.lowerBound)–\(count.upperBound)"
    case .text, .script, .toggle, .object: ""
    }
  }
}
