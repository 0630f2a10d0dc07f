import Cells
import VideoModel

extension CommandTable {
  static let requestCommands: [Command] = [
    Command(
      "request.down", "Next line", keys: [.plain(.down), .character("j")], in: .pane(.request),
      isStep: true, help: "Go to the next line"
    ) { $0.moveLine(by: 1) },
    Command(
      "request.up", "Previous line", keys: [.plain(.up), .character("k")], in: .pane(.request),
      isStep: true, help: "Go to the line above"
    ) { $0.moveLine(by: -1) },
    Command(
      "request.page-down", "Page down", keys: [.plain(.pageDown), .character(" ")], in: .pane(.request),
      isStep: true, help: "Go a page down"
    ) { $0.moveLine(by: $0.pageHeight(of: .request)) },
    Command(
      "request.page-up", "Page up", keys: [.plain(.pageUp)], in: .pane(.request), isStep: true,
      help: "Go a page up"
    ) { $0.moveLine(by: -$0.pageHeight(of: .request)) },
    Command(
      "request.go-to-field", "Go to the field", keys: [.plain(.enter)], in: .pane(.request), hint: "field",
      isMovement: true, help: "Go to the field that writes this line"
    ) { state in
      let (preview, line) = (state.preview, state.requestPane.line)
      if line < preview.count { state.focus(on: preview[line].path) }
      return []
    },
    Command(
      "request.copy-json", "Copy the request as JSON", keys: [.character("y")],
      hint: HintWord { $0.pane == .request ? "copy JSON" : nil },
      help: "Put the request on the clipboard, as it is sent"
    ) { [.copy($0.draft.request.json.prettyText, what: "The request as JSON")] },
    Command(
      "request.copy-curl", "Copy the request as curl", keys: [.character("Y")],
      hint: HintWord { $0.pane == .request ? "copy curl" : nil },
      help: "Put a curl command on the clipboard; the key stays a variable of the shell"
    ) { [.copy($0.curlCommand.text, what: "The curl command")] },
  ]
}
