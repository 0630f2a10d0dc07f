import Foundation
import SystemCalls
import TestSupport
import Testing

/// Programs are started as a shell would start them, with nothing of this process but what they are given.
@Suite struct ChildTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func shell(_ commands: String) -> ChildProgram { ChildProgram("/bin/sh", ["-c", commands]) }

  /// What a program writes.
  private func output(of program: ChildProgram) throws -> String {
    var program = program
    let pipe = try PipeEnd.pair()
    program.output = .pipe(pipe.writing)
    let child = try program.start()
    pipe.writing.close()
    let bytes = pipe.reading.read(100_000)
    #expect(child.wait() == .exited(0))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a program gets the environment and the folder that it is given`() throws {
    var program = shell("echo \"$A-$HOME\"; pwd")
    program.environment = ["A": "b c"]
    program.folder = folder.path
    #expect(try output(of: program) == "b c-\n\(folder.path)\n")
  }

  @Test func `a program has three streams and nothing else open`() throws {
    let open = try FileHandle(forReadingFrom: try folder.write("x", to: "file"))
    _ = fcntl(open.fileDescriptor, F_SETFD, 0)
    // The fourth is the folder that is listed.
    #expect(try output(of: ChildProgram("ls", ["/proc/self/fd"])) == "0\n1\n2\n3\n")
    try open.close()
  }

  @Test func `signals that are ignored here mean to it what they mean to others`() throws {
    signal(SIGPIPE, SIG_IGN)
    let status = try output(of: ChildProgram("cat", ["/proc/self/status"]))
    for name in ["SigBlk", "SigIgn"] {
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name + ":") })
      let mask = try #require(UInt64(line.dropFirst(name.count + 2), radix: 16))
      // The first 31 signals; two of the others the C library keeps for itself.
      #expect(mask & 0x7FFF_FFFF == 0)
    }
  }

  @Test(arguments: [ChildProgram.Place.front, .background, .detached])
  func `a program is in this group, in one of its own, or in a session of its own`(
    place: ChildProgram.Place
  ) throws {
    var program = ChildProgram("cat", ["/proc/self/stat"])
    program.place = place
    // The number, the name, the state, the parent, the group, the session.
    let facts = try output(of: program).split(separator: " ").map(String.init)
    let (own, here) = (facts[0], (group: String(getpgrp()), session: String(getsid(0))))
    switch place {
    case .front: #expect(facts[4] == here.group && facts[5] == here.session)
    case .background: #expect(facts[4] == own && facts[5] == here.session)
    case .detached: #expect(facts[4] == own && facts[5] == own)
    }
  }

  @Test func `streams can be files`() throws {
    var program = shell("cat; echo words >&2; exit 3")
    program.input = .file(try folder.write("text", to: "in").path)
    program.output = .file(folder.file("out").path)
    program.errors = .file(folder.file("words").path)
    #expect(try program.start().wait() == .exited(3))
    #expect(try folder.read("out") == "text")
    #expect(try folder.read("words") == "words\n")
  }

  @Test func `a signal ends it with all that it started, and later ones reach nobody`() throws {
    var program = shell("sleep 600 & echo there; wait")
    let pipe = try PipeEnd.pair()
    program.output = .pipe(pipe.writing)
    let child = try program.start()
    pipe.writing.close()
    #expect(pipe.reading.read(6) == Array("there\n".utf8))
    #expect(child.isRunning)
    child.send(SIGKILL)
    // The pipe ends when nobody has it any more.
    #expect(pipe.reading.read(1) == [])
    #expect(child.wait() == .signalled(SIGKILL))
    #expect(child.wait().code == 128 + SIGKILL)
    child.send(SIGKILL)
    #expect(!child.isRunning)
  }

  @Test(.timeLimit(.minutes(1))) func `a program can be told to end with the thread that starts it`()
    async throws
  {
    let child: Child? = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var program = shell("echo there; exec sleep 600")
        program.endsWithThread = true
        let pipe = try? PipeEnd.pair()
        if let pipe { program.output = .pipe(pipe.writing) }
        let child = try? program.start()
        // Not before it is there, and has said whose end is its own.
        _ = pipe?.reading.read(1)
        continuation.resume(returning: child)
      }
    }
    #expect(try #require(child).wait() == .signalled(SIGKILL))
  }

  @Test func `waiting ends with the program, or with something to read`() throws {
    let pipe = try PipeEnd.pair()
    var program = ChildProgram("cat")
    program.input = .pipe(pipe.reading)
    let child = try program.start()
    #expect(child.wait(orReading: [pipe.reading.descriptor], atMost: 0) == [])
    let other = try PipeEnd.pair()
    other.writing.write("x")
    #expect(child.wait(orReading: [-1, other.reading.descriptor]) == [other.reading.descriptor])
    pipe.writing.close()
    #expect(child.wait(orReading: [-1]) == [])
    #expect(child.wait() == .exited(0))
  }

  @Test func `a program that is not there says so`() {
    let error = #expect(throws: ChildStartError.self) { try ChildProgram("/no/such/program").start() }
    #expect(error?.code == ENOENT)
    #expect(error?.description == "/no/such/program cannot be started: No such file or directory")
  }
}
