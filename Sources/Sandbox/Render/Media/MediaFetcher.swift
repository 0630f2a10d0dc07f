import Foundation
import Synchronization
import VideoModel

/// Brings what a request names to this machine: uploaded files, data in the request, and files from the web, which
/// are kept for a while, so that scenes and renders that name the same file fetch it once.
final class MediaFetcher: Sendable {
  private let assets: AssetLibrary
  private let limits: MediaLimits
  private let cache: MediaCache
  private let flights = Mutex<[String: MediaFlight]>([:])
  /// The hashes of assets. An asset's file never changes.
  private let knownAssets = Mutex<[String: String]>([:])

  /// - Parameter folder: for fetched files, this fetcher's own; it is made with the first one.
  init(folder: URL, assets: AssetLibrary, limits: MediaLimits = MediaLimits()) {
    self.assets = assets
    self.limits = limits
    cache = MediaCache(folder: folder, limits: limits)
  }

  /// Fetches a file, or finds it fetched already. Blocks its thread until it is there.
  /// - Parameters:
  ///   - media: what the request takes it for; `.anyFile` for whatever it is.
  ///   - run: the render that needs it. The file stays until this is gone.
  /// - Throws: `.source` when it cannot be had, or is something else; `.cancelled` soon after the run is.
  func fetch(
    _ reference: MediaReference, as media: Media, run: RenderRun
  ) throws(RenderFailure) -> LocalMedia {
    let stored =
      switch reference {
      case .asset(let id): try uploaded(id, reference.name, run)
      case .data(_, let base64): try decoded(base64, reference.name, run)
      case .url(let address): try downloaded(address, reference.name, run)
      }
    return try Self.local(stored, as: media, name: reference.name)
  }

  private static func local(
    _ stored: StoredMedia, as media: Media, name: String
  ) throws(RenderFailure) -> LocalMedia {
    let facts = stored.facts
    let wanted = media == .anyFile || media == .web ? facts.kinds.first ?? .anyFile : media
    guard facts.kinds.contains(wanted) else {
      let found = facts.kinds.first?.words ?? "something else"
      throw .source(name, reason: "it is \(found), not \(wanted.words)")
    }
    return LocalMedia(
      url: stored.file, media: wanted, width: facts.width, height: facts.height,
      seconds: wanted == .image ? nil : facts.seconds, hasSound: facts.hasSound,
      colors: facts.colors, hash: stored.hash)
  }

  private func uploaded(_ id: String, _ name: String, _ run: RenderRun) throws(RenderFailure) -> StoredMedia {
    let hash = knownAssets.withLock { $0[id] }
    if let hash, let held = cache.media(hash: hash, heldBy: run) { return held }
    guard let file = assets.file(of: id) else { throw .source(name, reason: "there is no such asset") }
    if let hash, let known = cache.media(hash: hash, for: run) { return known }
    let stored = try keep(name, run) { part throws(RenderFailure) in try Self.link(file, to: part, name) }
    knownAssets.withLock { $0[id] = stored.hash }
    return stored
  }

  /// Gives an asset's file a second name, so that its bytes stay until the render has ended, whoever deletes the asset.
  private static func link(_ file: URL, to part: URL, _ name: String) throws(RenderFailure) {
    do {
      do { try FileManager.default.linkItem(at: file, to: part) } catch {
        // Not every file system has second names.
        try FileManager.default.copyItem(at: file, to: part)
      }
    } catch {
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw .source(name, reason: "there is no such asset")
      }
      throw RenderFailure(error)
    }
  }

  private func decoded(
    _ base64: String, _ name: String, _ run: RenderRun
  ) throws(RenderFailure) -> StoredMedia {
    guard base64.utf8.count / 4 * 3 <= limits.bytes else {
      throw .source(name, reason: "it is larger than \(limits.bytes / 1_000_000) MB")
    }
    let text = base64.contains(where: \.isWhitespace) ? base64.filter { !$0.isWhitespace } : base64
    guard let data = Data(base64Encoded: text) else { throw .source(name, reason: "it is no base64") }
    guard !data.isEmpty else { throw .source(name, reason: "it is empty") }
    return try keep(name, run) { part throws(RenderFailure) in
      do { try data.write(to: part) } catch { throw RenderFailure(error) }
    }
  }

  /// Takes a file into the cache; whatever happens, no half of it is left.
  /// - Parameter write: writes the file.
  private func keep(
    _ name: String, _ run: RenderRun, write: (URL) throws(RenderFailure) -> Void
  ) throws(RenderFailure) -> StoredMedia {
    let part: URL
    do { part = try cache.newPart() } catch { throw RenderFailure(error) }
    defer { try? FileManager.default.removeItem(at: part) }
    try write(part)
    let hash = try Self.hash(of: part, run)
    if let known = cache.media(hash: hash, for: run) { return known }
    let facts = try MediaProbe(file: part, name: name, run: run).facts()
    return try cache.take(part, hash: hash, facts: facts, for: run)
  }

  /// Fetches an address, or waits for another render that does.
  private func downloaded(
    _ address: String, _ name: String, _ run: RenderRun
  ) throws(RenderFailure) -> StoredMedia {
    guard let url = URL(string: address) else { throw .source(name, reason: "it is no address") }
    while !run.isCancelled {
      if let known = cache.media(of: address, for: run) { return known }
      let (flight, isNew) = flights.withLock { flights in
        if let other = flights[address] { return (other, false) }
        let flight = MediaFlight()
        flights[address] = flight
        return (flight, true)
      }
      if isNew { return try land(flight, address, url, name, run) }
      switch flight.wait(for: run) {
      // The other render was cancelled, and this one fetches in its place.
      case .success, .failure(.cancelled): continue
      case .failure(let failure): throw failure
      }
    }
    throw .cancelled
  }

  private func land(
    _ flight: MediaFlight, _ address: String, _ url: URL, _ name: String, _ run: RenderRun
  ) throws(RenderFailure) -> StoredMedia {
    let result: Result<StoredMedia, RenderFailure>
    do throws(RenderFailure) {
      // Another flight may have landed since the cache was asked.
      if let known = cache.media(of: address, for: run) {
        result = .success(known)
      } else {
        let stored = try keep(name, run) { part throws(RenderFailure) in
          try MediaDownload.fetch(url, name: name, to: part, limits: limits, run: run)
        }
        cache.note(address, is: stored.hash)
        result = .success(stored)
      }
    } catch {
      result = .failure(error)
    }
    flights.withLock { $0[address] = nil }
    flight.end(result.map { _ in })
    return try result.get()
  }

  /// The SHA-256 of a file, by the system's own program.
  private static func hash(of file: URL, _ run: RenderRun) throws(RenderFailure) -> String {
    var hash = ""
    try ChildProcess(
      program: "sha256sum", arguments: [], folder: file.deletingLastPathComponent(),
      input: file.lastPathComponent
    ).run(run) { hash = String($0.prefix { $0.isHexDigit }) }
    guard hash.count == 64 else { throw .programFailed(program: "sha256sum", words: "") }
    return hash
  }
}

/// A fetch under way that others may wait for. It has to be ended before it goes.
private final class MediaFlight: Sendable {
  private let result = Mutex<Result<Void, RenderFailure>?>(nil)
  private let group = DispatchGroup()

  /// How often it is looked whether the waiting render was cancelled.
  private static let patience: DispatchTimeInterval = .milliseconds(50)

  init() { group.enter() }

  /// To be called once.
  func end(_ result: Result<Void, RenderFailure>) {
    self.result.withLock { $0 = result }
    group.leave()
  }

  /// Waits for the end of the fetch, or of the render that waits.
  func wait(for run: RenderRun) -> Result<Void, RenderFailure> {
    while group.wait(timeout: .now() + Self.patience) == .timedOut {
      if run.isCancelled { return .failure(.cancelled) }
    }
    return result.withLock { $0 } ?? .failure(.cancelled)
  }
}
