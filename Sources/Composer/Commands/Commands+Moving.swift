import Cells

/// What is done while a part of the scene is moved on the stage.
extension CommandTable {
  static let movingCommands: [Command] =
    MovingDirection.allCases.flatMap { [command(to: $0, isLarge: false), command(to: $0, isLarge: true)] } + [
      Command(
        "moving.other", "The other part", keys: [.plain(.tab)], in: .moving, isStep: true,
        help: "Move the text in place of the character, or the character",
        availability: { $0.canMoveOther }
      ) { $0.moveOther() },
      Command(
        "moving.done", "Done", keys: [.plain(.enter), .plain(.escape), .control("c")], in: .moving,
        isStep: true, isNeeded: true, help: "Leave it where it stands"
      ) { state in
        state.endMoving()
        return []
      },
    ]

  private static func command(to direction: MovingDirection, isLarge: Bool) -> Command {
    let word = direction.rawValue
    let keys =
      isLarge
      ? [
        KeyChord(direction.arrow, .shift), KeyChord(direction.arrow, .control),
        .character(Character(direction.letter.uppercased())),
      ]
      : [.plain(direction.arrow), .character(direction.letter)]
    return Command(
      "moving.\(isLarge ? "far-" : "")\(word)",
      isLarge ? "Far \(word)" : word.prefix(1).uppercased() + word.dropFirst(),
      keys: keys, in: .moving, isStep: true,
      help: "Move it \(isLarge ? "a large" : "a small") step \(direction.help)"
    ) { $0.moveOnStage(direction, isLarge: isLarge) }
  }
}

/// Where to something is moved on the stage.
enum MovingDirection: String, CaseIterable {
  case left, right, up, down

  /// The step along x and y.
  var step: (x: Int, y: Int) {
    switch self {
    case .left: (-1, 0)
    case .right: (1, 0)
    case .up: (0, -1)
    case .down: (0, 1)
    }
  }

  fileprivate var arrow: Key {
    switch self {
    case .left: .left
    case .right: .right
    case .up: .up
    case .down: .down
    }
  }

  fileprivate var letter: Character {
    switch self {
    case .left: "h"
    case .right: "l"
    case .up: "k"
    case .down: "j"
    }
  }

  fileprivate var help: String {
    switch self {
    case .left, .right: "to the \(rawValue)"
    case .up, .down: "\(rawValue)wards"
    }
  }
}
