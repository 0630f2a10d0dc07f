import Cells
import VideoModel

extension ListOverlay {
  /// What an item of the palette or of the help leads to.
  enum Target: Equatable {
    case command(String)
    case scene(Int)
    case field(FieldPath)
    case draft(Draft.ID)
    case job(Job.ID)
  }

  /// Every command that is more than a step of the cursor, this pane's first, and every scene, draft and job, and the
  /// fields that are shown; those of another scene come as its number is typed.
  /// Commands that cannot be run now say why.
  static func palette(of state: State) -> ListOverlay {
    let here = CommandTable.commands(in: state.pane)
    let names = Set(here.map(\.name))
    let offered = (here + CommandTable.all.filter { !names.contains($0.name) })
      .filter { !$0.isStep && !Scope.overPanes.contains($0.scope) }
    // Whoever only looks through the list looks for something to do, not for a way to go.
    let commands = offered.filter { !$0.isMovement } + offered.filter(\.isMovement)
    var list = ListOverlay(
      title: "Commands, scenes, fields, drafts and jobs", purpose: .commands,
      items: commands.map { paletteItem($0, state) } + sceneItems(state) + fieldItems(state)
        + draftItems(state)
        + jobItems(state), emptyText: "Nothing has that name")
    list.isFuzzy = true
    list.scenesOfFields = state.shownScene.map { [$0.index] } ?? []
    return list
  }

  /// A command. Whoever does not know what it is called finds it by what its help says, behind all that is called so.
  private static func paletteItem(_ command: Command, _ state: State) -> Item {
    let keys = state.keys.symbols(of: command)
    return Item(
      value: command.name, title: command.title, detail: keys,
      unavailable: command.availability(state).reason, group: "Commands", target: .command(command.name),
      searched: SearchedText(name: command.title, facts: [keys], ids: [command.name, command.help]))
  }

  private static func sceneItems(_ state: State) -> [Item] {
    (0..<state.sceneCount).map { index in
      Item(
        value: "scene \(index + 1)", title: "Scene \(index + 1)  \(Painter.title(of: state.shots[index]))",
        detail: "scene", group: "Scenes", target: .scene(index))
    }
  }

  /// The fields of the shown scene and of the video.
  private static func fieldItems(_ state: State) -> [Item] {
    let scene = state.shownScene.map { Subject.scene($0.index) }
    return [scene, .video].compactMap { $0 }.flatMap { fieldItems(of: $0, in: state) }
  }

  private static func fieldItems(of subject: Subject, in state: State) -> [Item] {
    let contents =
      subject == state.subject
      ? state.formContents : FormContents(of: state.draft.request, subject: subject)
    return contents.entries.filter { !$0.row.isAddition }.map { entry in
      let path = entry.row.path.description
      return Item(
        value: path, title: entry.name, detail: path, group: "Fields", target: .field(entry.row.path),
        searched: SearchedText(name: entry.name, ids: [path]))
    }
  }

  /// Adds the fields of the scenes whose numbers are typed. Of all scenes they would be thousands, and called the same but
  /// for the number.
  mutating func addFieldsOfNamedScenes(in state: State) {
    guard let listed = scenesOfFields, let last = items.lastIndex(where: { $0.group == "Fields" })
    else { return }
    let named = search.text.split { !$0.isNumber }.compactMap { Int($0) }
      .filter { $0 >= 1 && $0 <= state.sceneCount }.map { $0 - 1 }
    for index in Set(named).subtracting(listed).sorted() {
      items.insert(contentsOf: Self.fieldItems(of: .scene(index), in: state), at: last + 1)
      scenesOfFields?.insert(index)
    }
  }

  private static func draftItems(_ state: State) -> [Item] {
    state.drafts.map { draft in
      let kind = RequestTemplate(of: draft.request).title
      return Item(
        value: draft.id.rawValue, title: draft.name,
        detail: "draft · \(kind) · \(Age.ago(draft.updatedAt, now: state.now))",
        group: "Drafts", target: .draft(draft.id),
        searched: SearchedText(
          name: draft.name, facts: ["draft", kind], ids: [draft.id.rawValue]))
    }
  }

  private static func jobItems(_ state: State) -> [Item] {
    state.jobs.map { job in
      Item(
        value: job.videoID ?? "", title: job.title, detail: "job · \(JobText.word(job))", group: "Jobs",
        target: .job(job.id))
    }
  }

  /// The keys of what is done just now, such as typing, then those of the pane and of everywhere, then the others', then how lists and
  /// texts are used. Enter runs a command.
  static func help(of state: State) -> ListOverlay {
    let now: [Scope] = (state.edit == nil ? [] : [.typing]) + (state.stagePane.moving == nil ? [] : [.moving])
    var items = now.flatMap { helpItems($0.title, in: $0, state) }
    items += helpItems("This pane: \(state.pane.title)", in: .pane(state.pane), state)
    items += helpItems("Everywhere", in: .everywhere, state)
    for other in Pane.allCases where other != state.pane {
      items += helpItems(other.title, in: .pane(other), state)
    }
    for scope in Scope.overPanes where !now.contains(scope) {
      items += helpItems(scope.title, in: scope, state)
    }
    items += Self.pointing.map {
      Item(value: "", title: $1, lines: [$1], leading: $0, group: "With the mouse")
    }
    var list = ListOverlay(
      title: "Help", purpose: .commands, items: items, emptyText: "Nothing does that")
    list.isFuzzy = true
    list.closingKey = .character("?")
    list.wantedWidth = 110
    list.factRows = 2
    return list
  }

  private static func helpItems(_ group: String, in scope: Scope, _ state: State) -> [Item] {
    CommandTable.all.filter { $0.scope == scope && !state.keys.keys(of: $0).isEmpty }.map { command in
      // What is over the panes, or in a text, is run there alone.
      let isOfPanes = !Scope.overPanes.contains(scope)
      return Item(
        value: command.name, title: command.help,
        unavailable: isOfPanes ? command.availability(state).reason : nil,
        // A long sentence is cut in its row.
        lines: [command.help], leading: state.keys.symbols(of: command), group: group,
        target: isOfPanes ? .command(command.name) : nil,
        searched: SearchedText(
          name: command.title, facts: [command.help, state.keys.symbols(of: command)], ids: [command.name]))
    }
  }

  private static let pointing = [
    ("Click", "Focus a pane, select a row, place the cursor in a text, press a key of the bottom line"),
    ("Double click", "What Enter does; in a text, select the word"),
    ("Wheel", "Scroll what is under the pointer"),
    ("Drag", "Move a pane's border, a number's bar, the character or the text on the stage; select text"),
    ("With Shift", "The terminal's own selection, in most terminals"),
  ]
}

extension State {
  /// Lists in the palette what is typed there.
  mutating func followPalette() {
    guard case .list(var list) = overlay, list.scenesOfFields != nil else { return }
    list.addFieldsOfNamedScenes(in: self)
    overlay = .list(list)
  }

  /// Goes where an item of the palette or of the help leads, or runs it.
  mutating func go(to target: ListOverlay.Target) -> [Effect] {
    switch target {
    case .command(let name):
      guard let command = CommandTable.named(name) else { return [] }
      // A movement is one within its pane.
      if command.isMovement, case .pane(let own) = command.scope { pane = own }
      return command.run(&self)
    case .scene(let index):
      pane = .scenes
      return selectRow(index)
    case .field(let path):
      focus(on: path)
      tellOfAbsence(of: path)
      return []
    case .draft(let id):
      guard let chosen = drafts.first(where: { $0.id == id }), id != draft.id else { return [] }
      return open(chosen)
    case .job(let id):
      pane = .jobs
      searches[.jobs] = nil
      jobsPane.query.draft = nil
      jobsPane.query.showsArchive = jobs.first { $0.id == id }?.archivedAt != nil
      followJobs()
      return shownJobs.firstIndex { $0.id == id }.map { selectJob($0) } ?? []
    }
  }
}
