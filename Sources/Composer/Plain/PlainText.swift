import Cells
import Foundation
import VideoModel

/// The panes in words, for screen readers, Braille and logs.
extension State {
  /// The pane that has the focus, and what is shown in it.
  var plainTitle: String {
    let panes = Layout(state: self).openPanes
    let number = "Pane \((panes.firstIndex(of: pane) ?? 0) + 1) of \(panes.count): "
    switch pane {
    case .scenes: return number + (draft.request.sceneListPath == nil ? "video" : "scenes")
    case .form:
      let subject =
        switch subject {
        case .scene(let index): "scene \(index + 1)"
        case .adding: "new scene"
        case .video: "video settings"
        }
      guard let section else { return number + subject }
      return number + "\(subject), section \(section.title), \(place.section + 1) of \(sections.count)"
    case .stage: return number + "stage"
    case .request: return number + "request as \(requestPane.mode), POST \(draft.request.kind.endpoint)"
    case .jobs: return number + "jobs"
    }
  }

  /// Where the focus is, and what there is to know of it.
  var plainFocus: String {
    switch pane {
    case .scenes: return plainText(ofSceneRow: place.row)
    case .form:
      guard let row else { return "Enter adds a scene behind the last one." }
      let problem = derived.problem(at: row.path)
      let field = "Field \(place.field + 1) of \(rows.count), \(plainText(of: row))"
      guard let problem else { return field.asSentence + " " + row.help }
      return field + ", " + words(of: problem, on: row)
    case .stage: return stageLines.first ?? ""
    case .request: return "Line \(requestPane.line + 1) of \(preview.count)"
    case .jobs: return selectedJob.map { plainText(of: $0) } ?? ""
    }
  }

  /// A row of the scenes list.
  func plainText(ofSceneRow row: Int) -> String {
    guard row < sceneCount, let path = draft.request.scenePath(row) else {
      return row == sceneRowCount - 1 ? "Video settings" : "Add a scene"
    }
    let facts = [
      "Scene \(row + 1) of \(sceneCount): \(Painter.title(of: shots[row]))",
      derived.seconds[row].map(Age.clock), place.marked.contains(row) ? "marked" : nil,
      derived.severity(in: path)?.rawValue,
    ]
    return facts.compactMap { $0 }.joined(separator: ", ")
  }

  // MARK: The form

  /// A row of the form: its name, its value, and whether something is wrong with it.
  func plainText(of row: FormRow) -> String {
    let severity = row.isFolded ? derived.severity(in: row.path) : derived.problem(at: row.path)?.severity
    return "\(row.label): \(plainValue(of: row))" + (severity.map { ", \($0.rawValue)" } ?? "")
  }

  private func plainValue(of row: FormRow) -> String {
    switch row.content {
    case .field(let field): return plainValue(of: field)
    case .presence(let isPresent): return isPresent ? "in use; Space removes it" : "not used; Space adds it"
    case .group(let isOpen, let set, let count):
      return "group, \(isOpen ? "open" : "folded"), \(count) fields, \(set) set"
    case .element, .addition: return row.contentText
    }
  }

  private func plainValue(of field: FieldState) -> String {
    if let share = uploadedShare(for: field.path) { return "uploading, \(Self.percent(share))" }
    if let kept = field.wrongValue { return kept.compactText }
    guard let value = field.value else {
      if field.isRequired { return "not set, required" }
      return "not set" + (field.info.defaultValue.map { ", by default \(plain($0, field.info.kind))" } ?? "")
    }
    return plain(value, field.info.kind)
  }

  private func plain(_ value: JSONValue, _ kind: FieldKind) -> String {
    switch kind {
    case .toggle: return value.bool == true ? "on" : "off"
    case .number(let rule):
      let number = value.double.map(NumberRule.format) ?? value.compactText
      return rule.unit.isEmpty ? number : "\(number) \(rule.unit)"
    case .catalogue(let catalogue):
      let id = value.string ?? ""
      return self.catalogue?.choice(id, of: catalogue).map { "\($0.name), id \(id)" } ?? id
    case .catalogueList(let catalogue, _):
      return (value.array ?? []).compactMap(\.string).map { name(of: $0, in: catalogue) }.joined(
        separator: ", ")
    case .script: return FieldText.editable(value).split(whereSeparator: \.isNewline).joined(separator: " ")
    default: return FieldText.editable(value)
    }
  }

  // MARK: The stage

  /// What the stage shows, a line each thing.
  var stageLines: [String] {
    guard let shown = shownScene else { return ["There is no scene"] }
    let (width, height) = videoSize
    let composition = Composition(scene: shown.scene, width: width, height: height)
    var lines = ["Scene \(shown.index + 1) of \(shots.count), \(width) by \(height) pixels"]
    if let play = stagePane.play {
      lines[0] += play.frame == nil ? ", rendering, \(Self.percent(play.progress))" : ", playing"
    }
    lines.append("Background: \(Self.words(of: shown.scene.background))")
    if let character = shown.scene.character {
      let style = character.avatarStyle.map { ", style \($0.rawValue)" } ?? ""
      let scale = character.scale.map { ", scale \(NumberRule.format($0))" } ?? ""
      lines.append(
        "Character: \(words(of: character))\(style)\(scale), at \(Self.words(of: position(of: .character)))")
    }
    if let text = composition.text {
      let words = text.lines.joined(separator: " ")
      lines.append("Text: \(words), \(text.color.hex), at \(Self.words(of: position(of: .text)))")
    }
    return lines
  }

  /// Who is seen: what the list of the service says in place of the picture that it has.
  private func words(of character: SceneCharacter) -> String {
    guard let id = character.talkingPhotoID ?? character.avatarID else { return "none chosen" }
    let lists: [Catalogue] = [.avatars, .talkingPhotos, .looks]
    guard let choice = lists.lazy.compactMap({ catalogue?.choice(id, of: $0) }).first else { return id }
    let facts = [choice.name, choice.detail.replacingOccurrences(of: " · ", with: ", "), "id \(id)"]
    return facts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func words(of position: Position) -> String {
    "x \(NumberRule.format(position.x ?? 0)), y \(NumberRule.format(position.y ?? 0))"
  }

  private static func words(of background: Background?) -> String {
    guard let background, let type = background.type?.rawValue else { return "none" }
    let source = background.value ?? background.url ?? background.imageAssetID ?? background.videoAssetID
    return "\(type) \(source ?? "")"
  }

  // MARK: The jobs

  /// A job, how far it is or what came of it.
  func plainText(of job: Job) -> String {
    let progress: String? =
      if let download = downloads[job.id] {
        "saving, \(Self.percent(download))"
      } else if !job.state.isEnded {
        SubmissionText.of(job, in: self) ?? job.progress.map(Self.percent)
      } else {
        JobText.outcome(job, download: nil, now: now, isUTF8: isUTF8)
      }
    let still = job.result?.thumbnailURL.map { _ in "with a still" }
    let facts = [job.title, JobText.word(job), progress, still, JobText.age(job, now: now)]
    return facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) percent" }
}

extension String {
  /// With a full stop, unless it ends a sentence already, as a script does.
  fileprivate var asSentence: String { last.map(".!?…:;".contains) == true ? self : self + "." }
}
