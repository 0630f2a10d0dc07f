import Cells

extension CommandTable {
  static let paneCommands: [Command] =
    [
      Command(
        "pane.next", "Next pane", keys: [.plain(.tab)], hint: "pane", isMovement: true,
        help: "Move the focus to the next pane"
      ) { $0.moveToPane(by: 1) },
      Command(
        "pane.previous", "Previous pane", keys: [.plain(.backTab)], isMovement: true,
        help: "Move the focus to the previous pane"
      ) { $0.moveToPane(by: -1) },
      Command(
        "pane.jump", "Jump", keys: [.character("'"), .alt("j")], isMovement: true,
        help: "Show letters on panes, sections, fields, scenes and jobs; the one that is pressed is gone to"
      ) { $0.beginJump() },
      Command(
        "pane.settings", "Go to the video settings", keys: [.character(",")], isMovement: true,
        help: "Go to what is the whole video's: title, size, subtitles and the like"
      ) { $0.goToVideoSettings() },
      Command(
        "pane.zoom", "Zoom the pane", keys: [.character("z"), KeyChord(.character("z"), .alt)], hint: "zoom",
        help: "Give the pane the whole screen, until the same key or until the focus moves"
      ) { $0.toggleZoom() },
    ]
    + [(Pane.stage, 2), (.request, 3), (.jobs, 4)].map { pane, key in
      Command(
        "pane.\(pane)", "Close or show the \(pane)", keys: [.plain(.function(key))],
        help: "Close the \(pane), or show it again"
      ) { $0.toggle(pane) }
    }
    + [
      border("left", [KeyChord(.left, .alt), .character("<")], .columns, -2),
      border("right", [KeyChord(.right, .alt), .character(">")], .columns, 2),
      border("up", [KeyChord(.up, .alt)], .rows, -1), border("down", [KeyChord(.down, .alt)], .rows, 1),
      Command(
        "pane.reset", "Arrange the panes anew", keys: [],
        help: "Show all panes, in the sizes they have at first"
      ) { state in
        state.arrangement = Arrangement()
        state.zoomedPane = nil
        return state.rememberArrangements()
      },
      Command(
        "mouse.toggle", "Mouse on or off", keys: [.character("m"), KeyChord(.character("m"), .alt)],
        help: "Leave the mouse to the terminal, to select text with it, or take it back",
        availability: { $0.usesMouse ? .available : .unavailable("the configuration has the mouse off") }
      ) { $0.toggleMouse() },
    ]

  private static func border(
    _ direction: String, _ keys: [KeyChord], _ axis: Divider.Axis, _ step: Int
  ) -> Command {
    Command(
      "pane.border-\(direction)", "Move the pane's border \(direction)", keys: keys, isMovement: true,
      help: "Move the border between this pane and the next one \(direction)",
      availability: { $0.hasBorder(along: axis) }
    ) { $0.moveBorder(along: axis, by: step) }
  }
}
