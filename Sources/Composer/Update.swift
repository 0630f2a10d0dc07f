import Cells
import Foundation
import VideoModel

/// Changes the state by what has happened, and says what is to be done outside.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
  var effects = take(event, &state)
  state.followEdit()
  state.followPalette()
  state.followJobs()
  state.followRequest()
  state.followDetails()
  effects += state.due
  state.due = []
  return effects + state.followFocus() + state.followStage() + state.followTour(effects)
}

private func take(_ event: Event, _ state: inout State) -> [Effect] {
  switch event {
  case .input(let input): return state.take(input: input)
  case .timePassed(let now):
    state.now = max(state.now, now)
    if state.awaitsCatalogueInSight { state.refillPicker() }
    if state.asked[.account] != nil { state.refillProfiles() }
    return []
  case .draftsLoaded(let drafts): return state.take(drafts: drafts)
  case .draftChanged(let id, let known, let draft): return state.take(draft, of: id, from: known)
  case .draftParted(let id, let own, let other): return state.take(own, beside: other, of: id)
  case .saveFailed(let reason):
    state.notice = Notice(.error, "The draft is not saved: \(reason)")
    return []
  case .fileRead(let name, let text): return state.importDraft(named: name, text: text)
  case .settingsLoaded(let settings): return state.take(settings: settings)
  case .textEdited(let edited): return state.take(edited: edited)
  case .pathAnswered(let path, let refusal):
    state.answerPrompt(path, refusal: refusal)
    return []
  case .uploadAdvanced(let id, let share):
    state.uploads[id]?.share = share
    return []
  case .uploaded(let asset, let id, let wasThere): return state.take(asset, of: id, wasThere: wasThere)
  case .uploadFailed(let id, let reason):
    let path = state.uploads.removeValue(forKey: id)?.path
    state.answerPrompt(path ?? "", refusal: reason)
    return []
  case .jobsLoaded(let jobs):
    state.jobs = jobs
    state.hasReadJobs = true
    state.beginTour()
    return state.keepSelectedJob()
  case .jobChanged(let job): return state.take(job: job)
  case .submissionWaits(let id, let wait):
    state.submissionWaits[id] = wait
    return []
  case .jobRemoved(let id):
    state.jobs.removeAll { $0.id == id }
    return state.keepSelectedJob()
  case .downloadAdvanced(let id, let share):
    state.downloads[id] = share
    return []
  case .downloadEnded(let id, let path):
    state.downloads[id] = nil
    if let path { state.notice = Notice(.success, "Saved to \(path)") }
    return []
  case .linkFound(let address): return [.copy(address, what: "The video's link")]
  case .catalogueLoaded(let listing, let fetchedAt):
    state.takeCatalogue(listing, fetchedAt: fetchedAt)
    return []
  case .recentChoicesLoaded(let recent):
    state.recent = recent
    state.refillPicker()
    return []
  case .renderTimesLearned(let times):
    state.renderTimes = times
    return []
  case .candidatesFound(let id, let videos): return state.chooseVideo(of: id, among: videos)
  case .asked(let question, let time):
    state.asked[question] = state.asked[question] ?? time
    return []
  case .accountLoaded(let account):
    state.take(account: .success(account))
    return []
  case .accountFailed(let reason, let isKeyRefused):
    state.take(account: .failure(State.AccountFault(reason: reason, isKeyRefused: isKeyRefused)))
    return []
  case .catalogueFailed(let reason):
    state.takeCatalogueFault(reason)
    return []
  case .serviceChanged(let service): return state.take(service: service)
  case .followed(let following):
    state.following = following
    return []
  case .wentOffline(let since, let retryAt, let reason):
    state.offline = State.Outage(since: since, retryAt: retryAt, reason: reason)
    return []
  case .cameOnline:
    state.offline = nil
    state.stagePane.pictures.forgetFailures()
    return state.catalogue == nil ? state.askForCatalogue() : []
  case .keyRefused(let since, let retryAt, let reason):
    state.keyRefusal = State.Outage(since: since, retryAt: retryAt, reason: reason)
    return []
  case .keyTaken:
    state.keyRefusal = nil
    state.notice = Notice(.success, "The service takes the key again; renders are followed")
    return []
  case .pictureDecoded(let source, let picture, let reason):
    state.stagePane.pictures.take(picture, reason: reason, of: source)
    return []
  case .scenePlayed(let run, let step): return state.take(step, ofRun: run)
  case .noticed(let notice):
    state.notice = notice
    return []
  case .noticeCommandFailed(let reason):
    state.tellBeside("notify_command: \(reason)", .warning)
    return []
  case .called(let call):
    state.log.add(call)
    state.learnKindOfService(from: call)
    state.refillLog()
    return []
  case .linkShown(let address):
    state.show(link: address)
    return []
  }
}

extension State {
  mutating func take(input: InputEvent) -> [Effect] {
    switch input {
    case .resized(let size):
      self.size = size
      if arrangement.closed.contains(pane) { focus(on: .form) }
      return []
    case .key(let chord):
      if isUnseen { return pressUnseen(chord) }
      let stopped = stopScene(by: chord)
      return stopped.effects + (stopped.isAll ? [] : press(chord))
    case .paste(let text): return isUnseen ? pasteUnseen(text) : paste(text)
    case .mouse(let event): return take(mouse: event)
    case .background(let color):
      background = color
      return []
    }
  }

  mutating func press(_ chord: KeyChord) -> [Effect] {
    unreadDeprecation = nil
    news = nil
    endFreeScrolling()
    if isJumping { return pressWhileJumping(chord) }
    if overlay != nil { return pressInOverlay(chord) }
    if edit != nil { return pressInEdit(chord) }
    if stagePane.moving != nil { return pressWhileMoving(chord) }
    if typedSearch != nil { return pressInSearch(chord) }
    // An error stays until it is dismissed; anything else has been seen when the next key is pressed.
    if notice?.severity == .error, chord == .plain(.escape) {
      notice = nil
      return []
    }
    dropPassingNotice()
    if chord == .plain(.escape), searches[pane] != nil { return clearSearch() }
    if let effects = typeIntoNumber(chord) { return effects }
    guard let command = keys.command(for: chord, in: pane) else { return tellOfUnknown(chord) }
    // Who presses Esc to be sure that nothing is going on is right when nothing is.
    if chord == .plain(.escape), command.availability(self).reason != nil { return [] }
    return command.run(&self)
  }

  /// A digit, a point or a minus on a number field begins to type a new number.
  private mutating func typeIntoNumber(_ chord: KeyChord) -> [Effect]? {
    guard pane == .form, chord.modifiers.isEmpty, case .character(let character) = chord.key,
      let field = row?.field
    else { return nil }
    switch field.info.kind {
    case .number where character.isASCII && (character.isNumber || character == "."): break
    // Where no number is below zero, the key steps down.
    case .number(let rule) where character == "-" && rule.range.lowerBound < 0: break
    case .color where character == "#": break
    default: return nil
    }
    beginEdit(field)
    edit?.buffer.selectAll()
    return pressInEdit(chord)
  }

  private mutating func pressInEdit(_ chord: KeyChord) -> [Effect] {
    guard var current = edit else { return [] }
    let action = keys.editing.action(of: chord)?.action
    if let effects = endEdit(by: action, isScript: current.isScript) { return effects }
    if let command = keys.command(for: chord, in: .typing), command.editing == nil {
      return command.run(&self)
    }
    if action == .undo { return undoInEdit() }
    let width = current.isScript ? Layout(state: self).scriptWidth : nil
    if current.buffer.handle(chord, wrapWidth: width, keys: keys.editing) {
      return go(on: current)
    }
    guard chord.isNoText, let command = keys.command(for: chord, in: pane) else { return [] }
    return command.run(&self)
  }

  /// The keys that end editing. What was typed is kept by all of them.
  private mutating func endEdit(by action: EditAction?, isScript: Bool) -> [Effect]? {
    let step: Int
    switch action {
    case .done: step = 0
    case .newline where !isScript: step = 0
    case .up where !isScript: step = -1
    case .down where !isScript: step = 1
    default: return nil
    }
    finishEdit()
    return step == 0 ? [] : moveField(by: step)
  }
}

extension State {
  /// The command of a key that changes nothing of what is being done, so that it works over a list or a question, too,
  /// and ends neither a search nor the jump mode.
  func bystander(for chord: KeyChord) -> Command? {
    guard chord.isNoText, let command = keys.command(for: chord, in: pane) else { return nil }
    return ["app.suspend", "app.redraw"].contains(command.name) ? command : nil
  }
}
