import Cells
import Composer
import Foundation
import HeyGenClient
import VideoModel

/// Makes small pictures for the stage of what backgrounds name. What was fetched is kept for other sizes.
actor PictureDecoder {
  /// Most bytes of a file: 50 MB.
  static let largestFile = 50_000_000
  /// Seconds in which a file must have come.
  static let fetchTime = 20.0
  /// Files that are kept.
  static let mostFiles = 8

  private let folder: URL
  private let client: @Sendable () async throws(ClientError) -> Client
  /// One ffmpeg after the other, on a thread that has nothing else to do.
  private let thread = DispatchQueue(label: "stage.pictures")
  /// Fetched files, and those under way, the one asked for last at the end.
  private var files: [(source: String, file: Task<URL, any Error>)] = []
  /// The newest size that each source was asked for in.
  private var wanted: [String: Size] = [:]

  /// - Parameters:
  ///   - folder: where fetched files are put; it is made when it is needed.
  ///   - client: reaches the service that asset ids are from.
  init(folder: URL, client: @escaping @Sendable () async throws(ClientError) -> Client) {
    self.folder = folder
    self.client = client
  }

  /// Makes a picture of a source.
  /// - Parameters:
  ///   - source: an https address, or http on this machine; `data:`; or an asset's id.
  ///   - media: `.image` or `.video`.
  ///   - size: columns and rows; a row is two pixels high.
  /// - Returns: the picture, or why there is none; nil when another size has been asked for meanwhile.
  func decode(_ source: String, as media: Media, size: Size) async -> Result<StagePicture, ProgramError>? {
    wanted[source] = size
    let result: Result<StagePicture, ProgramError>
    do {
      let file = try await file(of: source)
      guard wanted[source] == size else { return nil }
      result = await decode(file, media, size)
    } catch let error as ClientError {
      result = .failure(.client(error))
      forget(source)
    } catch {
      result = .failure((error as? ProgramError) ?? .failed("\(error)"))
      forget(source)
    }
    guard wanted[source] == size else { return nil }
    wanted[source] = nil
    return result
  }

  /// Deletes what was fetched.
  func finish() {
    for entry in files { entry.file.cancel() }
    files = []
    try? FileManager.default.removeItem(at: folder)
  }

  private func forget(_ source: String) { files.removeAll { $0.source == source } }

  private func file(of source: String) async throws -> URL {
    if let index = files.firstIndex(where: { $0.source == source }) {
      files.append(files.remove(at: index))
    } else {
      files.append((source, Task { try await fetch(source) }))
      if files.count > Self.mostFiles { drop(files.removeFirst().file) }
    }
    guard let file = files.last?.file else { throw ProgramError.failed("it cannot be read") }
    return try await file.value
  }

  private func drop(_ file: Task<URL, any Error>) {
    Task { if let url = try? await file.value { try? FileManager.default.removeItem(at: url) } }
  }

  private func fetch(_ source: String) async throws -> URL {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = folder.appendingPathComponent(UUID().uuidString)
    if source.lowercased().hasPrefix("data:") {
      try Self.data(in: source).write(to: file)
      return file
    }
    let client = try await client()
    let address = source.contains("://") ? source : try await client.assetURL(source)
    do throws(ClientError) {
      try await client.fetchMedia(address, to: file, largest: Self.largestFile, within: Self.fetchTime)
    } catch {
      throw ProgramError.failed(Self.reason(of: error))
    }
    return file
  }

  /// Why a file did not come; its server need not be the service.
  private static func reason(of error: ClientError) -> String {
    switch error {
    case .offline(let reason): "its server cannot be reached: \(reason)"
    case .connectionLost(let reason): "the connection to its server broke: \(reason)"
    case .timedOut: "its server takes too long"
    case .notFound(let reason), .unreadableAnswer(let reason): reason
    case .refused(let status, _, _), .serverFault(let status, _): "its server answers with status \(status)"
    default: error.description
    }
  }

  private static func data(in source: String) throws(ProgramError) -> Data {
    let parts = source.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased().hasSuffix(";base64"), parts[1].utf8.count < largestFile,
      let data = Data(base64Encoded: String(parts[1]), options: .ignoreUnknownCharacters)
    else { throw .failed("its data is no base64, or too much") }
    return data
  }

  private func decode(_ file: URL, _ media: Media, _ size: Size) async -> Result<StagePicture, ProgramError> {
    await withCheckedContinuation { continuation in
      thread.async {
        continuation.resume(
          returning: Result { () throws(ProgramError) in
            try FirstFrame(file: file, media: media).picture(columns: size.width, rows: size.height)
          })
      }
    }
  }
}
