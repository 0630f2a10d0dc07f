import Composer
import Foundation
import HeyGenClient
import VideoJobs
import VideoModel

/// What is asked of the service beside videos: what it lists, the account, files.
extension EffectRunner {
  /// Shows what the service listed the last time, then what it lists now.
  func loadCatalogueFirst() async {
    if let known = try? await store.listing(service: connection.choice.name) {
      tellOfService(.catalogueLoaded(known.listing, fetchedAt: known.fetchedAt))
    }
    if let recent = try? await store.recentChoices(service: connection.choice.name) {
      tellOfService(.recentChoicesLoaded(recent))
    }
    await loadCatalogue()
  }

  /// Asks what the service lists, and keeps it for when the service cannot be reached.
  func loadCatalogue() async {
    tellOfService(.asked(.catalogue, at: Date()))
    do {
      let listing = try await connection.catalogue()
      let now = Date()
      tellOfService(.catalogueLoaded(listing, fetchedAt: now))
      try await store.save(listing, service: connection.choice.name, at: now)
    } catch {
      tellOfService(.catalogueFailed("\(error)"))
    }
  }

  func noteChoice(_ id: String, of catalogue: Catalogue) async {
    try? await store.noteChoice(id, in: catalogue, service: connection.choice.name, at: Date())
  }

  /// Whose the account is, and what it can still spend. Where the service does not tell, the list of profiles says so; a wrong
  /// key is told of at once.
  func loadAccount() async {
    tellOfService(.asked(.account, at: Date()))
    do {
      tellOfService(.accountLoaded(try await connection.account()))
    } catch {
      guard case .wrongKey(let message) = error else { return tellOfService(.accountFailed("\(error)")) }
      let reason = reason(ofRefusal: message)
      tellOfService(
        .accountFailed(
          "the key is refused" + (reason.isEmpty ? "" : ": \(reason)"), isKeyRefused: true))
      let words = "\(connection.choice.name) does not take the key"
      tellOfService(.noticed(Notice(.error, reason.isEmpty ? words : "\(words): \(reason)")))
    }
  }

  /// What the service says of a key that it refuses, and where that comes from.
  func reason(ofRefusal message: String) -> String {
    let origin = connection.choice.keyOrigin.map { "it comes from \($0)" }
    return [message, origin ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// Learns what became of an unconfirmed job.
  /// - Parameter asks: whether the user is asked where it cannot be learned.
  func settle(_ id: Job.ID, asks: Bool) async {
    do {
      if let job = try await submitter.settle(id) {
        mailbox.post(.jobChanged(job))
        await poller.nudge(id)
        guard job.state == .unconfirmed, !job.canBeSentAgain(at: Date()) else { return }
      }
      if asks { tellOfService(.candidatesFound(id, try await submitter.candidates(for: id))) }
    } catch {
      if asks { tell(.error, "What became of the job cannot be learned now: \(error)") }
    }
  }

  /// Looks for what became of a job a few times, as time goes by.
  func settleLater(_ id: Job.ID) async {
    await submitter.settleLater(id) { [mailbox, poller] job in
      mailbox.post(.jobChanged(job))
      await poller.nudge(id)
    }
  }

  /// Takes the user's word for which video an unconfirmed job has made; nil for none.
  func adopt(_ video: String?, for id: Job.ID) async {
    do {
      let job: Job?
      if let video {
        job = try await submitter.adopt(video, for: id)
      } else {
        job = try await submitter.giveUp(id)
      }
      guard let job else {
        return tell(.error, "The job has become another one's meanwhile; look at it again")
      }
      mailbox.post(.jobChanged(job))
      await poller.nudge(id)
    } catch {
      tell(.error, "\(error)")
    }
  }

  /// Deletes a job's video from the service; the poller then leaves the job alone.
  func deleteVideo(_ id: Job.ID) async {
    do {
      guard let job = try await deletion.delete(id) else { return }
      mailbox.post(.jobChanged(job))
      await poller.nudge()
    } catch {
      tell(.error, "\(error)")
    }
  }

  /// Uploads a file, unless the service has it already.
  func upload(_ path: String, _ media: Media, as id: Upload.ID) async {
    let service = connection.choice.name
    do throws(any Error) {
      let file = try await onThread {
        Result { () throws(ProgramError) in try AssetFile(path, media: media) }
      }.get()
      mailbox.post(.pathAnswered(path, refusal: nil))
      let hash = await onThread { file.sha256() }
      if let hash, let known = try? await store.upload(sha256: hash, service: service) {
        return tellOfService(.uploaded(known, id, wasThere: true))
      }
      let asset = try await connection.upload(file) { [weak self] in
        self?.tellOfService(.uploadAdvanced(id, $0))
      }
      if let hash { try? await store.noteUpload(asset, sha256: hash, service: service, at: Date()) }
      tellOfService(.uploaded(asset, id, wasThere: false))
    } catch {
      tellOfService(.uploadFailed(id, "The file is not uploaded: \(error)"))
    }
  }
}
