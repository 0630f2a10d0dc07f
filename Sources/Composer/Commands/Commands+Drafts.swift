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
      state.overlay = .list(.drafts(of: state))
      return []
    },
    Command("draft.new", "New draft", keys: [.control("n")], help: "Choose a kind of video, and begin one") {
      state in
      state.overlay = .list(.newDraft)
      return []
    },
    Command(
      "draft.convert", "Turn into another kind", keys: [.control("k")],
      help: "Make a draft of another kind from this one; what would be lost is told first"
    ) { state in
      state.overlay = .list(.conversion(of: state))
      return []
    },
    Command(
      "draft.test", "Test mode", keys: [.character("T")],
      help: "Render with a watermark and without credits, or for good again",
      availability: {
        $0.draft.request.isTest == nil
          ? .unavailable("only studio videos of v2 have a test mode") : .available
      }
    ) { $0.toggleTest() },
    Command(
      "draft.edit-request", "Edit the request in $EDITOR", keys: [.character("E")],
      help: "Give the whole request as JSON to your editor"
    ) { state in
      let text = state.draft.request.json.prettyText + "\n"
      return [.editText(EditedText(subject: .request(state.draft.id), text: text))]
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
      "draft.import", "Import requests", keys: [],
      help: "Read a JSON file with a request as a new draft, or all of a folder; the kind is recognised"
    ) { state in
      state.overlay = .prompt(
        PromptOverlay(
          title: "Import", help: "The path of a JSON file, or of a folder of them",
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
    Command(
      "draft.export-all", "Export all drafts", keys: [], help: "Write every draft's request into a folder"
    ) {
      state in
      state.overlay = .prompt(
        PromptOverlay(
          title: "Export all drafts", help: "The path of the folder; it is made if need be",
          purpose: .exportFolder, buffer: EditBuffer("heygen-drafts", multiline: false)))
      return []
    },
    Command(
      "account.plan", "Choose the account's plan", keys: [],
      help: "The plan limits how long a script may be; longer ones are warned of"
    ) { state in
      state.overlay = .list(.plans(state.plan))
      return []
    },
  ]
}

extension State {
  /// Sends the request, unless something is wrong with it; on the live service asks first.
  mutating func submitDraft() -> [Effect] {
    if edit?.typedFile != nil { finishEdit() }
    if let upload = uploads.values.first(where: { $0.draft == draft.id }) {
      let place = FieldNames.name(of: upload.field, in: draft.request)
      notice = Notice(.warning, "Not submitted: a file is still being uploaded for \(place)")
      return []
    }
    if let problem = derived.problems.first(where: { $0.severity == .error }) {
      // Who is typing is left there.
      let isTyping = edit != nil
      if !isTyping { show(problem) }
      let count = derived.errorCount
      let what = count == 1 ? "1 problem" : "\(count) problems"
      let way = isTyping ? "; \(keys.symbol(of: "problem.next")) goes there" : ""
      var refusal = Notice(.error, "Not submitted, \(what): \(words(of: problem))\(way)")
      refusal.passesWithEdit = true
      notice = refusal
      return []
    }
    let title = draft.request.title ?? draft.name
    return send(
      title: title,
      .submit(
        draftID: draft.id, kind: draft.request.kind, title: title,
        requestText: draft.request.json.prettyText), of: draft.request,
      seconds: derived.seconds.compactMap { $0 }.reduce(0, +))
  }

  /// Sends a request; asks first where that spends credits, or where the quota cannot carry it.
  /// - Parameter request: what is sent; nil when it cannot be read.
  mutating func send(
    title: String, _ submission: Effect, of request: VideoRequest?, seconds: Double?
  ) -> [Effect] {
    let isFree = request?.isTest == true
    let doubt = isFree ? nil : quotaDoubt(seconds: seconds)
    guard service.isLive || doubt != nil else {
      notice = Notice(.information, "Submitting “\(title)”…")
      return [submission]
    }
    let cost = doubt ?? (isFree ? "It is a test, and spends no credits." : "This spends credits.")
    overlay = .confirm(
      ConfirmOverlay(
        question: "Submit “\(title)” to \(service.label)? \(cost)", yes: "Submit",
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
    return makeDraft(
      name: original.name + " copy", request: original.request, origin: original.origin, file: original.file)
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
