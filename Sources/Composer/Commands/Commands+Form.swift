import Cells
import VideoModel

extension CommandTable {
  static let formCommands: [Command] =
    [
      Command(
        "form.edit", "Edit field", keys: [.plain(.enter)], in: .pane(.form), hint: HintWord { $0.editWord },
        isMovement: true,
        help: "Type into the field, open the list of what can be chosen, or open the group"
      ) { $0.activateRow() },
      Command(
        "form.down", "Next field", keys: [.plain(.down), .character("j")], in: .pane(.form), isStep: true,
        help: "Go to the next field, at the end to the next section"
      ) { $0.moveField(by: 1) },
      Command(
        "form.up", "Previous field", keys: [.plain(.up), .character("k")], in: .pane(.form), isStep: true,
        help: "Go to the field above, at the top to the section before"
      ) { $0.moveField(by: -1) },
      Command(
        "form.more", "Step up", keys: [.plain(.right), .character("+")], in: .pane(.form),
        hint: HintWord { $0.stepWord }, isMovement: true,
        help: "The next word, a small step up, or the switch; on a head into what it stands for"
      ) { $0.stepRow(by: 1, isLarge: false) },
      Command(
        "form.less", "Step down", keys: [.plain(.left), .character("-")], in: .pane(.form), isMovement: true,
        help: "The word before, a small step down, or the switch; on a head out of it"
      ) { $0.stepRow(by: -1, isLarge: false) },
      Command(
        "form.much-more", "Large step up", keys: [KeyChord(.right, .shift), KeyChord(.right, .control)],
        in: .pane(.form), isMovement: true, help: "A large step up"
      ) { $0.stepRow(by: 1, isLarge: true) },
      Command(
        "form.much-less", "Large step down", keys: [KeyChord(.left, .shift), KeyChord(.left, .control)],
        in: .pane(.form), isMovement: true, help: "A large step down"
      ) { $0.stepRow(by: -1, isLarge: true) },
      Command(
        "form.toggle", "Switch", keys: [.character(" ")], in: .pane(.form),
        hint: HintWord { $0.switchWord }, isMovement: true,
        help: "Turn a switch, go to the next word, or add or remove what a head stands for"
      ) { $0.toggleRow() },
      Command(
        "form.unset", "Unset field", keys: [.plain(.backspace), .plain(.delete), .character("x")],
        in: .pane(.form), hint: HintWord { $0.unsetWord },
        help: "Do not send the field, the service takes its default; on a head remove what it stands for"
      ) { $0.unsetRow() },
      Command(
        "form.spread", "Set the field in all marked scenes", keys: [.character("=")], in: .pane(.form),
        hint: HintWord { $0.place.marked.isEmpty ? nil : "in all marked" },
        help:
          "Give the marked scenes what this one has here, all scenes when none is marked; an object as a whole",
        availability: { $0.canSpreadField }
      ) { $0.spreadField() },
      Command(
        "form.move", "Move on the stage", keys: [.character("g")], in: .pane(.form),
        hint: HintWord { $0.isOnPosition ? "on the stage" : nil },
        help: "Let the arrow keys move the character or the text on the stage until Enter; Shift moves far",
        availability: { $0.canMove }
      ) { $0.beginMoving() },
      Command(
        "form.fold", "Fold the group", keys: [.character("f")], in: .pane(.form),
        hint: HintWord { $0.foldWord },
        help: "Hide or show the fields of the group; it is remembered", availability: { $0.canFold }
      ) { $0.foldRow() },
      Command(
        "form.upload", "Upload a file", keys: [.character("o")], in: .pane(.form), hint: "upload",
        help: "Upload a file of this computer for an address or an asset id",
        availability: { $0.uploadedMedia == nil ? .unavailable("this field takes no file") : .available }
      ) { $0.askForFile() },
      Command(
        "form.external", "Edit the script in $EDITOR", keys: [.character("e")], in: .pane(.form),
        hint: "$EDITOR",
        help: "Give the text of a script to your editor",
        availability: {
          if case .script? = $0.row?.field?.info.kind { return .available }
          return .unavailable("this field is no script")
        }
      ) { state in
        guard let row = state.row else { return [] }
        let text = FieldText.editable(row.field?.value)
        return [.editText(EditedText(subject: .field(row.path, state.draft.id), text: text))]
      },
      Command(
        "form.next-section", "Next section", keys: [.plain(.pageDown), .character("]")], in: .pane(.form),
        hint: HintWord { $0.sections.count > 1 ? "section" : nil }, isMovement: true,
        help: "Go to the next section of the form"
      ) { $0.moveSection(by: 1) },
      Command(
        "form.previous-section", "Previous section", keys: [.plain(.pageUp), .character("[")],
        in: .pane(.form), isMovement: true, help: "Go to the section before"
      ) { $0.moveSection(by: -1) },
      Command(
        "form.next-scene", "Next scene", keys: [.alt("n"), KeyChord(.pageDown, .control)], in: .pane(.form),
        isMovement: true,
        help: "Go to this field of the next scene, and begin a new scene behind the last one",
        availability: { $0.canGoToNextScene }
      ) { $0.moveToScene(by: 1) },
      Command(
        "form.previous-scene", "Previous scene", keys: [.alt("N"), KeyChord(.pageUp, .control)],
        in: .pane(.form), isMovement: true, help: "Go to this field of the scene before",
        availability: { $0.canGoToPreviousScene }
      ) { $0.moveToScene(by: -1) },
      Command(
        "form.first", "First field", keys: [.plain(.home)], in: .pane(.form), isMovement: true,
        help: "Go to the first field of the section"
      ) { $0.selectField(0) },
      Command(
        "form.last", "Last field", keys: [.plain(.end)], in: .pane(.form), isMovement: true,
        help: "Go to the last field of the section"
      ) { $0.selectField($0.rows.count - 1) },
      Command(
        "form.leave", "Back to the scenes", keys: [.plain(.escape)], in: .pane(.form), isMovement: true,
        help: "Go back to the list of scenes"
      ) { state in
        state.pane = .scenes
        return []
      },
      Command(
        "form.script", "Write the script", keys: [.character("s")], in: .pane(.form),
        help: "Type what is said", availability: { $0.hasSpokenScript }
      ) { $0.writeScript() },
    ]
    + [(FormPart.character, "c"), (.voice, "v"), (.background, "b"), (.text, "t"), (.audio, "a")].map {
      part, letter in
      Command(
        "form.\(part)", "Go to the \(part)", keys: [.character(letter)], in: .pane(.form),
        help: "Show the \(part) of this scene",
        availability: {
          $0.place(of: part) == nil ? .unavailable("there is no \(part) here") : .available
        }
      ) { $0.show(part) }
    }
}
