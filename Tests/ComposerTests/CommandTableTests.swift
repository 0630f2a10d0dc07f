import Cells
import Testing

@testable import Composer

@Suite struct CommandTableTests {
  @Test func `every command has a name of its own, a title and a sentence`() {
    #expect(Set(CommandTable.all.map(\.name)).count == CommandTable.all.count)
    for command in CommandTable.all {
      #expect(!command.title.isEmpty && !command.help.isEmpty, "\(command.name)")
      #expect(!command.help.hasSuffix("."), "\(command.name)")
    }
  }

  @Test(arguments: Pane.allCases) func `no key has two meanings in a pane`(pane: Pane) {
    for scope in [Scope.pane(pane), .everywhere] + Scope.overPanes {
      let keys = CommandTable.all.filter { $0.scope == scope }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(scope)")
    }
  }

  @Test func `every key has a name that reads back`() {
    for key in CommandTable.all.flatMap(\.keys) { #expect(KeyChord(name: key.name) == key) }
  }

  @Test func `the palette finds and runs every command that is more than a step of the cursor`() {
    var session = Session()
    session.press("^P")
    session.type("duplicate scene")
    session.press("Enter")
    #expect(session.state.shots.count == 4)
    let targets = ListOverlay.palette(of: session.state).items.compactMap(\.target)
    for command in CommandTable.all {
      let isOffered = targets.contains(.command(command.name))
      let isOfPanes = !Scope.overPanes.contains(command.scope)
      #expect(isOffered == (isOfPanes && !command.isStep), "\(command.name)")
    }
    let steps = CommandTable.all.filter { $0.isStep && $0.scope == .pane(.form) }.map(\.name)
    #expect(steps == ["form.down", "form.up"])
  }

  @Test func `help names the keys of the pane first`() {
    var session = Session()
    session.press("Shift-Tab")
    let items = ListOverlay.help(of: session.state).items
    #expect(items.first?.group == "This pane: Jobs")
    #expect(items.contains { $0.leading == "r" && $0.title.hasPrefix("Send the job's request once more") })
    let targets = items.compactMap(\.target)
    for command in CommandTable.all where !command.keys.isEmpty {
      let isRunHere = targets.contains(.command(command.name))
      #expect(isRunHere != Scope.overPanes.contains(command.scope), "\(command.name)")
      #expect(items.contains { $0.value == command.name && $0.title == command.help }, "\(command.name)")
    }
  }
}
