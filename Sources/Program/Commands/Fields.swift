import Foundation
import VideoModel

extension CommandDescription {
  static let fields = CommandDescription(
    "fields", .requests, "Prints the table of fields of every kind of request",
    operands: [Operand("KIND", .optional, RequestFile.kindHelp, RequestFile.kindCompletion)],
    options: [Option("--markdown", nil, "print folded tables of Markdown")],
    examples: [Example("heygen-tui fields v3 | grep caption", "what there is to say about captions")],
    run: Fields.run)
}

/// `heygen-tui fields`: the table of fields.
enum Fields {
  static func run(_ arguments: Arguments, _ surroundings: Surroundings) throws(ProgramError) -> Int32 {
    let chosen = try RequestFile.kind(arguments.files.first)
    let kinds = chosen.map { [$0] } ?? RequestKind.allCases
    let tables = kinds.map(arguments.has("--markdown") ? markdown : table)
    Output.print(tables.joined(separator: "\n\n"))
    return ExitCode.done
  }

  private static let heads = ["field", "type", "allowed", "default", "when", "help"]

  /// A line for each field, in columns.
  static func table(of kind: RequestKind) -> String {
    let rows = [heads] + kind.fieldTable.map(columns)
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: max($1 - $0.count, 0)) }
      return (padded + [row[5]]).joined(separator: "  ")
    }
    return (["\(kind.rawValue): POST \(kind.endpoint)", ""] + lines).joined(separator: "\n")
  }

  /// The same as a folded table of Markdown.
  static func markdown(of kind: RequestKind) -> String {
    let rows = kind.fieldTable.map { row in
      let cells = columns(row).map { $0.replacing("|", with: "\\|").replacing("<", with: "&lt;") }
      return "| `\(cells[0])` | " + cells.dropFirst().joined(separator: " | ") + " |"
    }
    let summary =
      "<summary><code>\(kind.rawValue)</code>: <code>POST \(kind.endpoint)</code>, \(rows.count) fields</summary>"
    let head = [
      "| " + heads.joined(separator: " | ") + " |", "|" + String(repeating: "---|", count: heads.count),
    ]
    return (["<details>", summary, ""] + head + rows + ["", "</details>"]).joined(separator: "\n")
  }

  private static func columns(_ row: FieldRow) -> [String] {
    let info = row.info
    return [
      row.path, typeName(of: info.kind), allowance(of: info.kind), requirement(of: info),
      info.condition ?? "",
      info.help,
    ]
  }

  private static func requirement(of info: FieldInfo) -> String {
    if info.isRequired { return "required" }
    return info.requiredWhen.map { "required when \($0)" } ?? info.defaultValue?.compactText ?? ""
  }

  private static func typeName(of kind: FieldKind) -> String {
    switch kind {
    case .text, .script, .suggestion: "text"
    case .number(let rule): rule.isInteger ? "integer" : "number"
    case .toggle: "boolean"
    case .choice: "choice"
    case .color: "colour"
    case .catalogue: "id"
    case .catalogueList: "list of ids"
    case .url: "URL"
    case .asset: "asset id"
    case .addressOrAsset: "URL or asset id"
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
    case .catalogue(let catalogue): "of \(catalogue.name)"
    case .catalogueList(let catalogue, let count):
      "\(count.lowerBound)–\(count.upperBound) of \(catalogue.name)"
    case .url(let media), .asset(let media), .addressOrAsset(let media): media.words
    case .list(let count): "\(count.lowerBound)–\(count.upperBound)"
    case .text(let rule), .script(let rule): rule.longest.map { "up to \($0) characters" } ?? ""
    case .toggle, .object: ""
    }
  }
}
