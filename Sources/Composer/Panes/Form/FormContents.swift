import VideoModel

/// Everything that can be filled in of a scene or of the video: also what is folded, and what an absent part would have.
struct FormContents: Equatable, Sendable {
  struct Entry: Equatable {
    /// The place of its section among the form's.
    let section: Int
    let row: FormRow
    /// What it is called wherever one stands, such as "Scene 2 · Voice · Speed".
    let name: String
  }

  let entries: [Entry]

  init(of request: VideoRequest, subject: Subject) {
    let own = subject.path(in: request)
    let scene: String? = if case .scene(let index) = subject { "Scene \(index + 1)" } else { nil }
    let video = subject == .video && request.sceneListPath != nil ? "Video" : nil
    entries = FormSection.all(of: request, subject: subject).enumerated().flatMap { index, section in
      FormRow.all(of: request, section: section, groups: .allOpen, evenAbsent: true).map { row in
        // The head of a part is called as the part; nothing is said twice.
        let part = section.path == own ? video : row.path == section.path ? nil : section.shortTitle
        return Entry(
          section: index, row: row,
          name: [scene, part, row.name].compactMap { $0 }.joined(separator: " · "))
      }
    }
  }
}

extension State {
  /// Everything that can be filled in of what is selected.
  var formContents: FormContents {
    let key = FormOutline.Sections(request: draft.request, subject: subject)
    return outline.contents.value(for: key) { FormContents(of: key.request, subject: key.subject) }
  }
}
