import Foundation
import VideoModel

/// The file beside a place that holds what has come so far. The name of one that is kept holds what the server knows
/// its version by, so that part and version cannot come apart.
struct PartFile: Sendable {
  /// Open for writing, at its end.
  let descriptor: Int32
  private(set) var path: String
  /// How many bytes it holds.
  private(set) var size = 0
  /// By which the server knows the version; nil when it is not kept, or holds nothing of use.
  private(set) var validator: String?
  /// What the names of all parts of the same file begin with; nil for one that is not kept.
  private let stem: String?

  /// A new one of its own name, in the folder of a file.
  static func fresh(beside file: URL) throws(ClientError) -> PartFile {
    let folder = file.deletingLastPathComponent()
    let path = folder.appendingPathComponent(".heygen-tui-\(UUID().uuidString)\(ending)").path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileInTheMaking.failure(folder.path) }
    return PartFile(descriptor: descriptor, path: path, stem: nil)
  }

  /// What was kept of a file, or a new one that can be kept. It is locked: of two programs, one has it.
  static func kept(for file: URL) throws(ClientError) -> PartFile {
    // A long name would not leave room for the rest.
    let stem = ".heygen-tui-" + hash(file.lastPathComponent) + "-"
    while true {
      guard let found = try claim(in: file.deletingLastPathComponent(), stem, for: file) else { continue }
      return found
    }
  }

  /// - Returns: nil when another program finished the part in the very moment.
  private static func claim(in folder: URL, _ stem: String, for file: URL) throws(ClientError) -> PartFile? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let name = names.sorted().first { $0.hasPrefix(stem) && $0.hasSuffix(ending) } ?? stem + ending
    let path = folder.appendingPathComponent(name).path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileInTheMaking.failure(folder.path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw .fileFailed(
        reason: "\(PlainText.line(file.path)): another program is saving it just now; wait for that one")
    }
    var facts = stat()
    var named = stat()
    guard fstat(descriptor, &facts) == 0, lstat(path, &named) == 0, facts.st_ino == named.st_ino else {
      release(descriptor)
      return nil
    }
    // In a folder that others write into, it may be anybody's.
    guard facts.st_uid == geteuid(), facts.st_mode & S_IFMT == S_IFREG else {
      release(descriptor)
      return try fresh(beside: file)
    }
    var part = PartFile(descriptor: descriptor, path: path, stem: stem)
    part.validator = validator(in: name.dropFirst(stem.count).dropLast(ending.count))
    if part.validator == nil { ftruncate(descriptor, 0) }
    part.size = part.validator == nil ? 0 : Int(facts.st_size)
    lseek(descriptor, 0, SEEK_END)
    return part
  }

  private init(descriptor: Int32, path: String, stem: String?) {
    self.descriptor = descriptor
    self.path = path
    self.stem = stem
  }

  /// Gives the file up. A child that is just being started holds a copy of the descriptor until it runs its program;
  /// closing alone would leave the lock with it for that moment.
  func release() { Self.release(descriptor) }

  private static func release(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Notes which version follows; one that is not kept notes nothing.
  mutating func rename(validator new: String?) throws(ClientError) {
    guard let stem else { return }
    // Most file systems take names up to 255 bytes.
    let noted = new.flatMap { $0.utf8.count <= 90 ? $0 : nil }
    guard noted != validator else { return }
    let hex = (noted ?? "").utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let other = folder.appendingPathComponent(stem + hex + Self.ending).path
    guard Glibc.rename(path, other) == 0 else { throw FileInTheMaking.failure(folder.path) }
    path = other
    validator = noted
  }

  /// Gives the part the file's name.
  /// - Returns: where it stands.
  func move(to file: URL, _ taken: TakenName) throws(ClientError) -> URL {
    guard taken != .replace else {
      guard Glibc.rename(path, file.path) == 0 else { throw FileInTheMaking.failure(file.path) }
      return file
    }
    let folder = file.deletingLastPathComponent()
    var number = 1
    while true {
      let place = folder.appendingPathComponent(FileName.alternative(number, to: file.lastPathComponent))
      if try moveToFreeName(place) { return place }
      guard taken == .nextFree else { throw Client.nameTaken(file) }
      number += 1
    }
  }

  /// - Returns: whether the name was free.
  private func moveToFreeName(_ place: URL) throws(ClientError) -> Bool {
    if link(path, place.path) == 0 {
      unlink(path)
      return true
    }
    if errno == EEXIST { return false }
    // Some file systems have no links. Between the two calls another program could take the name there.
    guard access(place.path, F_OK) != 0 else { return false }
    guard Glibc.rename(path, place.path) == 0 else { throw FileInTheMaking.failure(place.path) }
    return true
  }

  private static let ending = ".part"

  private static func validator(in hex: Substring) -> String? {
    let digits = hex.compactMap(\.hexDigitValue)
    guard !hex.isEmpty, digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    return String(validating: bytes, as: UTF8.self).flatMap { PlainText.isHeaderValue($0) ? $0 : nil }
  }

  /// FNV-1a: tells the files of one folder apart, and is the same in every run.
  private static func hash(_ name: String) -> String {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
