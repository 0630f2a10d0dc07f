import Foundation
import VideoModel

/// What is to be done outside. The answer, where there is one, comes back as an event.
public enum Effect: Equatable, Sendable {
  /// Put a draft on disk within a second.
  case saveDraft(Draft)
  /// Save a draft from now on over the version of it that was changed then; nil when it is on no disk.
  case draftRead(Draft.ID, Date?)
  /// Delete a draft from disk.
  case deleteDraft(Draft.ID)
  /// Read a file that holds a request.
  case readFile(path: String)
  /// Write a text to a file.
  case writeFile(path: String, text: String)
  /// Write several files into a folder.
  case writeFolder(path: String, files: [NamedText])
  /// Give a text to the user's editor, and take it back.
  case editText(EditedText)
  /// Put a text that is no request by, so that it is not lost.
  case putBy(name: String, text: String)
  /// Upload a file, and tell of it under that name.
  case uploadFile(path: String, media: Media, upload: Upload.ID)

  /// Write a job down, and send its request.
  case submit(draftID: Draft.ID?, kind: RequestKind, title: String, requestText: String)
  /// Say how closely a job is followed from now on, and learn where its video is.
  case lookAtJob(Job.ID)
  /// Ask for a job's status now.
  case askForStatus(Job.ID)
  /// Learn what became of a job: by its idempotency key, or by what the service lists.
  case settleJob(Job.ID)
  /// Take a video for an unconfirmed job's, or none: then it was not taken.
  case adoptVideo(String?, Job.ID)
  /// Put jobs away, out of the list, or take them back.
  case archiveJobs([Job.ID], Bool)
  /// Forget a job.
  case forgetJob(Job.ID)
  /// Delete a job's video from the service.
  case deleteVideo(Job.ID)
  /// Save a job's video to a file; what to do when there is one already.
  case download(Job, path: String, ifTaken: TakenName = .refuse)
  /// Fetch what the service lists.
  case loadCatalogue
  /// Remember that an id was chosen.
  case noteChoice(Catalogue, id: String)
  /// Ask what the account can still spend.
  case loadAccount
  /// Open an address in the desktop's browser, or show it where there is none.
  case openLink(String)

  /// Ask where a job's finished video is now, and do something with that.
  case findLink(Job, LinkUse)
  /// Play a job's finished video.
  case watch(Job)
  /// Fetch what a background names, an address, data or an asset's id, and make a picture of so many cells of it.
  case decodePicture(source: String, kind: Media, columns: Int, rows: Int)
  /// Render a request of one scene on this computer, and play it in pictures of so many cells.
  case playScene(VideoRequest, run: Int, columns: Int, rows: Int)
  /// Render a request of one scene on this computer, and open it in the desktop's player; the name is for its file.
  case openScene(VideoRequest, name: String)
  /// End what plays on the stage.
  case stopScene
  /// Put a text on the clipboard. What it is, for the notice; and whether the terminal has been sent it already.
  case copy(String, what: String, isSentToTerminal: Bool = false)
  /// Remember something until the program runs again.
  case remember(Setting, String)
  /// Remember which draft is open.
  case rememberDraft(Draft.ID)

  /// Go over to another profile's service.
  case switchProfile(String)
  /// Ring the terminal's bell.
  case ringBell
  /// Let the desktop tell something, through the terminal.
  case notify(String)
  /// Start a program with these arguments, and do not wait for it.
  case start([String])
  /// Draw everything anew.
  case redraw
  /// Stop, as by the shell's job control.
  case suspend
  /// End the program.
  case quit
}

/// What is done with the address of a job's video, which is asked for anew each time: it expires, and a sandbox that has
/// gone takes its own along.
public enum LinkUse: Equatable, Sendable {
  /// It is put on the clipboard.
  case copy
  /// The captions are opened.
  case openCaptions
  /// It is only noted with the job.
  case note
}

/// What is remembered from one run to the next.
public enum Setting: String, CaseIterable, Equatable, Sendable {
  /// The account's plan.
  case plan
  /// The words of endpoints' ends that have been shown, a line each.
  case shownDeprecations = "shown-deprecations"
  /// How far the tour of the first run is.
  case tour
  /// How the panes are arranged, a line for each class of screens.
  case panes
  /// The order that jobs are listed in.
  case jobOrder = "job-order"
  /// The theme that was chosen in the program.
  case theme
  /// The form's groups that were opened and closed by hand.
  case openGroups = "open-groups"
}

/// A text with a name for a file.
public struct NamedText: Equatable, Sendable {
  /// The file's name, without its ending.
  public var name: String
  /// What is to stand in it.
  public var text: String
}

/// A text that the user's editor works on.
public struct EditedText: Equatable, Sendable {
  /// What the text is.
  public enum Subject: Equatable, Sendable {
    /// The whole request of a draft, as JSON.
    case request(Draft.ID)
    /// A field of a draft, as plain text.
    case field(FieldPath, Draft.ID)
  }

  /// What the text is.
  public var subject: Subject
  /// The text.
  public var text: String
  /// The line to begin at, from 1; nil for the first.
  public var line: Int?
  /// The ending of the file, by which editors choose colours.
  public var fileExtension: String { if case .request = subject { "json" } else { "txt" } }
}
