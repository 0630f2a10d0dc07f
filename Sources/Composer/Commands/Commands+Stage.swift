import Cells
import VideoModel

extension CommandTable {
  static let stageCommands: [Command] = [
    Command(
      "stage.next", "Next scene on the stage", keys: [.plain(.right), .plain(.down)], in: .pane(.stage),
      hint: "scene", isMovement: true, help: "Show the next scene"
    ) { $0.selectRow(min($0.place.row + 1, max($0.sceneCount - 1, 0))) },
    Command(
      "stage.previous", "Previous scene on the stage", keys: [.plain(.left), .plain(.up)], in: .pane(.stage),
      isMovement: true, help: "Show the scene before"
    ) { $0.selectRow(min($0.place.row - 1, max($0.sceneCount - 1, 0))) },
    Command(
      "stage.move", "Move on the stage", keys: [.character("g")], in: .pane(.stage), hint: "move",
      help:
        "Let the arrow keys move the character or the text until Enter; Shift moves far, Tab changes which",
      availability: { $0.canMove }
    ) { $0.beginMoving() },
    Command(
      "stage.play", "Play a draft of the scene", keys: [.character("p")], in: .pane(.stage),
      hint: HintWord { $0.stagePane.play == nil ? "play" : "stop" },
      help: "Render the scene alone on this computer, and play it on the stage; any key stops it",
      availability: { $0.canPlayScene }
    ) { $0.playScene() },
    Command(
      "stage.open", "Play a draft of the scene in the desktop's player", keys: [.character("P")],
      in: .pane(.stage), help: "Render the scene alone on this computer, and open it in the desktop's player",
      availability: { $0.canPlayScene }
    ) { $0.openScene() },
  ]
}
