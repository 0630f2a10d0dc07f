import Foundation

/// An empty folder of the test's own, deleted with all in it when the last reference goes.
public final class TemporaryFolder: Sendable {
  /// Absolute, with symbolic links resolved, without a slash at the end.
  public let url: URL

  /// The same as `url`, as text.
  public var path: String { url.path }

  /// Makes the folder, below the system's one for temporary files.
  public init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "heygen-tui-tests-\(UUID().uuidString.prefix(8))", directoryHint: .notDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// A file or folder inside, whether it exists or not.
  public func file(_ name: String) -> URL {
    url.appending(path: name)
  }

  /// Writes a file, with the folders that lead to it.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> URL {
    let file = file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }

  /// Writes a program that a shell runs.
  ///
  /// Another program does the last step: a file that this one has open for writing, and a child that begins at that
  /// moment as well, is "busy" to whoever runs it.
  /// - Parameter commands: what follows after the line that names the shell.
  @discardableResult
  public func writeScript(_ commands: String, to name: String) throws -> URL {
    let file = file(name)
    let source = try write("#!/bin/sh\n\(commands)\n", to: name + ".source")
    let installed = try FinishedProgram.run("install", ["-m", "700", source.path, file.path])
    guard installed.code == 0 else { throw CocoaError(.fileWriteUnknown) }
    return file
  }

  /// The text of a file inside.
  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }
}
