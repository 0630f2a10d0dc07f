import Cells
import Foundation
import VideoModel

extension TextOverlayPane {
  /// The keys of a pane, then those of everywhere, then how lists and text fields are used.
  static func help(for pane: Pane, keys: KeyMap) -> TextOverlayPane {
    func commands(_ scope: Scope) -> [Command] {
      CommandTable.all.filter { $0.scope == scope && !keys.keys(of: $0).isEmpty }
    }
    var lines = section("This pane: \(pane.title)", commands(.pane(pane)), keys)
    lines += section("Everywhere", commands(.everywhere), keys)
    for other in Pane.allCases where other != pane {
      lines += section(other.title, commands(.pane(other)), keys)
    }
    lines.append(Line(style: .heading, text: "While you type"))
    for (key, text) in [
      ("Esc", "Stop editing; what you typed stays"), ("↵", "Done (in a script: a new line)"),
      ("^A ^E", "To the beginning, to the end of the line"), ("Alt-B Alt-F", "A word back, a word on"),
      ("^W ^U ^K", "Cut the word before, the line before, the rest of the line"),
      ("^Y", "Put back what was cut"),
    ] {
      lines.append(Line(style: .key(key), text: text))
    }
    lines += [Line(style: .text, text: ""), Line(style: .heading, text: "With the mouse")]
    for (key, text) in [
      ("Click", "Focus a pane, select a row, place the cursor in a text, press a key of the bottom line"),
      ("Double click", "What Enter does; in a text, select the word"),
      ("Wheel", "Scroll what is under the pointer"),
      ("Drag", "Move a pane's border, a number's bar, the character or the text on the stage; select text"),
      ("With Shift", "The terminal's own selection, in most terminals"),
    ] {
      lines.append(Line(style: .key(key), text: text))
    }
    return TextOverlayPane(title: "Help", lines: lines)
  }

  private static func section(_ title: String, _ commands: [Command], _ keys: KeyMap) -> [Line] {
    guard !commands.isEmpty else { return [] }
    return [Line(style: .heading, text: title)]
      + commands.map { command in
        Line(style: .key(keys.symbols(of: command)), text: command.help)
      } + [Line(style: .text, text: "")]
  }

  /// Everything that is known of a job.
  static func details(of job: Job, now: Date) -> TextOverlayPane {
    var lines: [Line] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append(Line(style: .key(key), text: value)) }
    }
    add("State", JobText.word(job))
    add("Video id", job.videoID)
    add("Kind", "\(job.kind.rawValue), POST \(job.kind.endpoint)")
    add("Service", job.service)
    add("Submitted", Age.ago(job.createdAt, now: now))
    add("Duration", job.result?.duration.map(Age.clock))
    add("Error", job.failure.map { [$0.code, $0.message].filter { !$0.isEmpty }.joined(separator: ": ") })
    add("Detail", job.failure?.detail)
    add("Video", job.result?.videoURL)
    add("Captions", job.result?.captionURL)
    add("Saved to", job.savedTo)
    add("Endpoint", job.deprecation?.message)
    add("Idempotency", job.idempotencyKey)
    lines.append(Line(style: .text, text: ""))
    lines.append(Line(style: .heading, text: "Status seen"))
    for sighting in job.sightings {
      let after = sighting.at.timeIntervalSince(job.createdAt)
      lines.append(Line(style: .key("+\(Age.clock(after))"), text: sighting.word))
    }
    lines.append(Line(style: .text, text: ""))
    lines.append(Line(style: .heading, text: "The request as it was sent"))
    lines += job.requestText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(style: .text, text: String($0)) }
    return TextOverlayPane(title: job.title, lines: lines)
  }
}

extension Pane {
  /// The pane's name for people.
  var title: String {
    switch self {
    case .scenes: "Scenes"
    case .form: "Form"
    case .stage: "Stage"
    case .request: "Request"
    case .jobs: "Jobs"
    }
  }
}
