import VideoModel

/// What is to be done outside. The answer, where there is one, comes back as an event.
public enum Effect: Equatable, Sendable {
  /// Put a draft on disk within a second.
  case saveDraft(Draft)
  /// Delete a draft from disk.
  case deleteDraft(Draft.ID)
  /// Read a file that holds a request.
  case readFile(path: String)
  /// Write a text to a file.
  case writeFile(path: String, text: String)

  /// Write a job down, and send its request.
  case submit(draftID: Draft.ID?, kind: RequestKind, title: String, requestText: String)
  /// Ask for a job's status now.
  case askForStatus(Job.ID)
  /// Forget a job.
  case deleteJob(Job.ID)
  /// Save a job's video to a file.
  case download(Job, path: String)
  /// Fetch what the service lists.
  case loadCatalogue

  /// Play a job's finished video.
  case watch(Job)
  /// Put a text on the clipboard. What it is, for the notice.
  case copy(String, what: String)
  /// Remember which draft is open.
  case rememberDraft(Draft.ID)

  /// Draw everything anew.
  case redraw
  /// Stop, as by the shell's job control.
  case suspend
  /// End the program.
  case quit
}
