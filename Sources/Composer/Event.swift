import Cells
import Foundation
import VideoModel

/// What has happened. The outside tells the application everything by events.
public enum Event: Equatable, Sendable {
  /// A key, a paste, a click, or a new size of the terminal.
  case input(InputEvent)
  /// The time moved on.
  case timePassed(Date)

  /// All drafts, the newest change first.
  case draftsLoaded([Draft])
  /// Another program has changed a draft, made one, or deleted one; when the version before it was changed.
  case draftChanged(Draft.ID, from: Date?, to: Draft?)
  /// Another program had changed a draft before it was saved: what was to be saved is a draft of its own now, beside that.
  case draftParted(Draft.ID, own: Draft, other: Draft?)
  /// A draft could not be saved, and why.
  case saveFailed(String)
  /// A path that was typed can be used, or cannot, and why.
  case pathAnswered(String, refusal: String?)
  /// A file was read, to become a draft of that name; that is the answer to the path of one file, too.
  case fileRead(name: String, text: String)

  /// What was remembered from the run before.
  case settingsLoaded([Setting: String])
  /// The user's editor has ended; what the text is now.
  case textEdited(EditedText)
  /// A part of a file has been uploaded, 0–1.
  case uploadAdvanced(Upload.ID, Double)
  /// A file has been uploaded; whether the service had it already.
  case uploaded(UploadedAsset, Upload.ID, wasThere: Bool)
  /// A file could not be uploaded, and why.
  case uploadFailed(Upload.ID, String)

  /// All jobs, the newest first.
  case jobsLoaded([Job])
  /// A job is new or has changed.
  case jobChanged(Job)
  /// What a submission waits for; nil when it waits for nothing any more.
  case submissionWaits(Job.ID, SubmissionWait?)
  /// A job was forgotten.
  case jobRemoved(Job.ID)
  /// A part of a video has been saved, 0–1.
  case downloadAdvanced(Job.ID, Double)
  /// Nothing more comes of a download; the path when it was saved.
  case downloadEnded(Job.ID, savedTo: String?)

  /// Where a job's video is now, which is to be copied.
  case linkFound(String)

  /// What the service lists, and when it said so.
  case catalogueLoaded(CatalogueListing, fetchedAt: Date)
  /// The ids that were chosen last, by catalogue, the newest first.
  case recentChoicesLoaded([Catalogue: [String]])
  /// How long renders of the service took before.
  case renderTimesLearned(RenderTimes)
  /// The videos that may be an unconfirmed job's.
  case candidatesFound(Job.ID, [VideoSummary])
  /// The service is being asked for something that somebody may wait for.
  case asked(ServiceQuestion, at: Date)
  /// What the account can still spend.
  case accountLoaded(Account)
  /// The service does not tell of the account: why, and whether it is the key that it refuses.
  case accountFailed(String, isKeyRefused: Bool = false)
  /// The catalogue could not be fetched, and why.
  case catalogueFailed(String)
  /// Another profile's service takes the place of the one before.
  case serviceChanged(ServiceFacts)
  /// How closely the renders of the service are followed now.
  case followed(Following)
  /// The service cannot be reached.
  case wentOffline(since: Date, retryAt: Date, reason: String)
  /// The service can be reached again.
  case cameOnline
  /// The service refuses the key.
  case keyRefused(since: Date, retryAt: Date, reason: String)
  /// The service takes the key again.
  case keyTaken

  /// What has come of a picture that was asked for; without pixels, why there are none.
  case pictureDecoded(source: String, pixels: StagePicture?, reason: String?)
  /// A scene's draft has gone on, by the number of its run.
  case scenePlayed(run: Int, SceneStep)

  /// Something to tell the user.
  case noticed(Notice)
  /// The program that tells of a job's end cannot be started, and why.
  case noticeCommandFailed(String)
  /// The service was asked for something.
  case called(ServiceCall)
  /// An address is to be looked at, and nothing here can open it.
  case linkShown(String)
}

/// What the service is asked for beside videos.
public enum ServiceQuestion: Hashable, Sendable {
  /// Avatars and voices.
  case catalogue
  /// The account.
  case account
}

/// What happens to the draft of a scene that is to play on the stage.
public enum SceneStep: Equatable, Sendable {
  /// So much of it is rendered, 0–1.
  case rendered(Double)
  /// This is seen now.
  case frame(Pixels)
  /// It has played to its end.
  case ended
  /// It cannot be rendered or played, and why.
  case failed(String)
}

/// A sentence for the user. Errors stay until they are dismissed.
public struct Notice: Equatable, Sendable {
  /// How much it matters.
  public enum Severity: Equatable, Sendable {
    case information, success, warning, error
  }

  /// How much it matters.
  public var severity: Severity
  /// The sentence.
  public var text: String
  /// Whether it is about the draft as it was, and passes with its next edit.
  var passesWithEdit = false
  /// Whether it is about a slip of the finger, which no log need hold.
  var isSlip = false

  /// A notice.
  public init(_ severity: Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}
