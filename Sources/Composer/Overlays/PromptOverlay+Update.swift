import Cells
import Foundation
import VideoModel

/// A line that is typed, and what comes of it. It stays open until what was typed can be used.
extension State {
  /// Changes what is typed; what was said of it before is no longer true then.
  mutating func changePrompt(_ change: (inout EditBuffer) -> Void) {
    guard case .prompt(var prompt) = overlay else { return }
    let before = prompt.text
    change(&prompt.buffer)
    if prompt.text != before { (prompt.isAsked, prompt.refusal) = (false, nil) }
    overlay = .prompt(prompt)
  }

  mutating func accept(_ prompt: PromptOverlay) -> [Effect] {
    guard !prompt.isAsked else { return [] }
    let text = prompt.text
    var asked = prompt
    guard !text.isEmpty else {
      asked.refusal = prompt.purpose.missing
      overlay = .prompt(asked)
      return []
    }
    (asked.isAsked, asked.refusal) = (true, nil)
    overlay = .prompt(asked)
    switch prompt.purpose {
    case .rename(let id):
      overlay = nil
      return rename(id, to: text)
    case .importFile: return [.readFile(path: text)]
    case .exportFile: return [.writeFile(path: text, text: draft.request.json.prettyText + "\n")]
    case .exportFolder: return exportDrafts(to: text)
    case .uploadFile(let path, let media): return upload(text, media, for: path)
    case .saveVideo(let id):
      guard let job = jobs.first(where: { $0.id == id }) else {
        overlay = nil
        return []
      }
      downloads[id] = 0
      return [.download(job, path: text)]
    }
  }

  /// Closes the line in which a path was typed when it can be used; otherwise says there why it cannot. Where that line
  /// is gone, it is told as an error.
  mutating func answerPrompt(_ path: String, refusal: String?) {
    answerPrompt(refusal: refusal) { $0.text == path }
  }

  /// The same for a file that was read: what stands in it may be no request.
  mutating func answerImport(refusal: String?) {
    answerPrompt(refusal: refusal) { $0.purpose == .importFile }
  }

  private mutating func answerPrompt(refusal: String?, where isMeant: (PromptOverlay) -> Bool) {
    guard case .prompt(var prompt) = overlay, prompt.isAsked, isMeant(prompt) else {
      if let refusal { notice = Notice(.error, refusal) }
      return
    }
    prompt.isAsked = false
    prompt.refusal = refusal
    overlay = refusal == nil ? nil : .prompt(prompt)
  }
}

extension PromptOverlay.Purpose {
  /// What is said where nothing was typed.
  fileprivate var missing: String {
    switch self {
    case .rename: "A name is missing; Esc leaves the draft its own"
    case .importFile, .exportFile, .saveVideo, .exportFolder, .uploadFile: "A path is missing"
    }
  }
}
