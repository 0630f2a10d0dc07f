import Foundation
import TestSupport
import Testing

@Suite struct InstallTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a target with the program that the tests were built with.
  private func make(_ target: String) throws -> FinishedProgram {
    try FinishedProgram.run(
      "/usr/bin/make",
      [
        "-C", Self.sources, "-o", "build", target, "binary=\(BuiltProgram.path)", "PREFIX=/usr",
        "DESTDIR=\(folder.path)/a place",
      ], environment: BuiltProgram.environment(home: folder))
  }

  private var files: [String] {
    let all =
      FileManager.default.enumerator(atPath: folder.path + "/a place")?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: folder.path + "/a place/" + path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue
    }.sorted()
  }

  @Test func `program, manual and completions are put below the prefix, and taken away again`() throws {
    let installed = try make("install")
    #expect(installed.code == 0, "\(installed.errors)")
    #expect(
      files == [
        "usr/bin/heygen-tui", "usr/share/bash-completion/completions/heygen-tui",
        "usr/share/fish/vendor_completions.d/heygen-tui.fish", "usr/share/man/man1/heygen-tui.1",
        "usr/share/zsh/site-functions/_heygen-tui",
      ])
    #expect(try folder.read("a place/usr/share/man/man1/heygen-tui.1").hasPrefix(".TH HEYGEN"))
    #expect(
      try folder.read("a place/usr/share/zsh/site-functions/_heygen-tui").hasPrefix("#compdef heygen-tui"))
    let program = try FinishedProgram.run(
      folder.path + "/a place/usr/bin/heygen-tui", ["version"],
      environment: BuiltProgram.environment(home: folder))
    #expect(program.code == 0 && program.output.hasPrefix("heygen-tui "))
    #expect(try make("uninstall").code == 0)
    #expect(files.isEmpty)
  }

  @Test func `under sudo nothing is built, and swift is not needed`() throws {
    try folder.write(
      try String(contentsOfFile: Self.sources + "/Makefile", encoding: .utf8), to: "sources/Makefile")
    try folder.writeScript("echo \"built before, $1\"", to: "sources/.build/release/heygen-tui")
    let installed = try FinishedProgram.run(
      "/usr/bin/make",
      [
        "-C", folder.path + "/sources", "install", "SUDO_USER=me", "PREFIX=/usr",
        "DESTDIR=\(folder.path)/a place",
      ],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(installed.code == 0, "\(installed.errors)")
    #expect(try folder.read("a place/usr/share/man/man1/heygen-tui.1") == "built before, man\n")
  }
}
