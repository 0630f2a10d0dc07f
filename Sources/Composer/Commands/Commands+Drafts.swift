import Cells
import VideoModel

extension CommandTable {
  static let draftCommands: [Command] = [
    Command(
      "draft.submit", "Submit", keys: [.control("s")], hint: "submit",
      help: "Send the request; the video appears among the jobs"
    ) { $0.submitDraft() },
    Command(
      "draft.list", "Open a draft", keys: [.control("o")], hint: "drafts",
      help: "List the drafts: open, make, rename, duplicate or delete one"
    ) { state in
      state.finishEdit()
      state.overlay = .list(.drafts(of: state))
      return []
    },
    Command("draft.new", "New draft", keys: [.control("n")], help: "Begin a video with one empty scene") {
      $0.makeDraft(name: "Untitled", request: VideoRequest(fresh: .studio))
    },
    Command(
      "draft.example", "New draft from the example", keys: [],
      help: "Begin with an example of three scenes that the sandbox renders"
    ) { $0.makeDraft(name: "Product demo", request: .studio(.example)) },
    Command("draft.rename", "Rename the draft", keys: [], help: "Give this draft another name") {
      $0.askForName(of: $0.draft.id)
    },
    Command(
      "draft.duplicate", "Duplicate the draft", keys: [], help: "Make a copy of this draft, and open it"
    ) {
      $0.duplicateDraft($0.draft.id)
    },
    Command("draft.delete", "Delete the draft", keys: [], help: "Delete this draft; its jobs stay") {
      $0.askToDelete($0.draft.id)
    },
    Command(
      "draft.import", "Import a request", keys: [], help: "Read a JSON file with a request as a new draft"
    ) { state in
      state.overlay = .prompt(
        PromptOverlay(
          title: "Import", help: "The path of a JSON file with a request for /v2/video/generate",
          purpose: .importFile, buffer: EditBuffer("", multiline: false)))
      return []
    },
    Command("draft.export", "Export the request", keys: [], help: "Write the request to a JSON file") {
      state in
      state.overlay = .prompt(
        PromptOverlay(
          title: "Export", help: "The path of the file to write", purpose: .exportFile,
          buffer: EditBuffer(FileName.make(from: state.draft.name) + ".json", multiline: false)))
      return []
    },
  ]
}

extension State {
  /// Sends the request, unless something is wrong with it; on the live service asks first.
  mutating func submitDraft() -> [Effect] {
    finishEdit()
    if let problem = derived.problems.first(where: { $0.severity == .error }) {
      let effects = show(problem)
      let count = derived.errorCount
      let what = count == 1 ? "1 problem" : "\(count) problems"
      notice = Notice(.error, "Not submitted, \(what): \(problem.path) \(problem.sentence)")
      return effects
    }
    let title = draft.request.title ?? draft.name
    return send(
      title: title,
      .submit(
        draftID: draft.id, kind: draft.request.kind, title: title,
        requestText: draft.request.json.prettyText))
  }

  /// Sends a request; on the live service asks first, since that spends credits.
  mutating func send(title: String, _ submission: Effect) -> [Effect] {
    guard service.isLive else {
      notice = Notice(.information, "Submitting “\(title)”…")
      return [submission]
    }
    overlay = .confirm(
      ConfirmOverlay(
        question: "Submit “\(title)” to \(service.label)? This spends credits.", yes: "Submit",
        purpose: .perform([submission])))
    return []
  }

  mutating func askForName(of id: Draft.ID) -> [Effect] {
    let name = drafts.first { $0.id == id }?.name ?? ""
    overlay = .prompt(
      PromptOverlay(
        title: "Rename", help: "The draft's name", purpose: .rename(id),
        buffer: EditBuffer(name, multiline: false)))
    return []
  }

  mutating func duplicateDraft(_ id: Draft.ID) -> [Effect] {
    guard let original = drafts.first(where: { $0.id == id }) else { return [] }
    return makeDraft(name: original.name + " copy", request: original.request, origin: original.origin)
  }

  mutating func askToDelete(_ id: Draft.ID) -> [Effect] {
    let name = drafts.first { $0.id == id }?.name ?? ""
    overlay = .confirm(
      ConfirmOverlay(
        question: "Delete the draft “\(name)”? It does not come back.", yes: "Delete",
        purpose: .deleteDraft(id)))
    return []
  }
}
