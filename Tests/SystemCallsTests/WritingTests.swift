import Foundation
import SystemCalls
import Testing

@Suite struct WritingTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test(.timeLimit(.minutes(1))) func `a pipe that is full for a while gets everything`() async throws {
    let pipe = try PipeEnd.pair()
    _ = fcntl(pipe.writing.descriptor, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789", count: 50_000)
    async let read = Self.read(pipe.reading, text.utf8.count)
    let code: Int32 = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: writeAll(text, to: pipe.writing.descriptor))
      }
    }
    #expect(code == 0)
    #expect(await read == Array(text.utf8))
  }

  private static func read(_ end: PipeEnd, _ count: Int) async -> [UInt8] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: end.read(count)) }
    }
  }

  @Test func `what is in the way is told`() throws {
    let full = open("/dev/full", O_WRONLY)
    #expect(writeAll("x", to: full) == ENOSPC)
    close(full)
    let pipe = try PipeEnd.pair()
    _ = fcntl(pipe.writing.descriptor, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "x", count: 1_000_000)
    #expect(writeAll(text, to: pipe.writing.descriptor, patience: 0.01) == EAGAIN)
    pipe.reading.close()
    #expect(writeAll("x", to: pipe.writing.descriptor) == EPIPE)
  }
}
