import Cells

/// The keys of all commands, as a table of the README.
extension CommandTable {
  /// A row for each place where keys work, the commands in the order of the help.
  public static var markdown: String {
    let rows =
      [row("everywhere", all.filter { $0.scope == .everywhere })]
      + Pane.allCases.map { pane in
        row("\(pane)", all.filter { $0.scope == .pane(pane) })
      } + Scope.overPanes.map { scope in row(scope.title.lowercased(), all.filter { $0.scope == scope }) }
    return "| where | keys |\n|---|---|\n" + rows.joined(separator: "\n")
  }

  private static func row(_ place: String, _ commands: [Command]) -> String {
    let cells = commands.filter { !$0.keys.isEmpty }.map { command in
      let keys = command.keys.map { "`\($0.symbol)`" }.joined(separator: " ")
      // Names such as JSON and $EDITOR keep their capitals.
      let isWord = command.title.dropFirst().prefix(1).allSatisfy(\.isLowercase)
      return keys + " "
        + (isWord ? command.title.prefix(1).lowercased() + command.title.dropFirst() : command.title)
    }
    return "| \(place) | \(cells.joined(separator: " · ")) |"
  }
}
