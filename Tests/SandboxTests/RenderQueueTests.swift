import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// The queue, with renders that are none.
@Suite(.timeLimit(.minutes(1))) struct RenderQueueTests {
  @Test func videosAreRenderedInTheOrderOfTheirSubmission() async throws {
    let renders = try FakeRenders(atOnce: 1)
    let ids = try renders.submit("done", count: 50)
    for id in ids { await renders.library.waitUntilEnded(id) }
    #expect(renders.sight.started == ids)
    #expect(renders.sight.most == 1)
    #expect(ids.allSatisfy { renders.status($0) == .completed })
  }

  @Test(arguments: [0, 1, 3]) func asManyAreRenderedAtOnceAsTheQueueIsTold(atOnce: Int) async throws {
    let renders = try FakeRenders(atOnce: atOnce)
    let ids = try renders.submit("deaf", count: 9)
    let most = max(atOnce, 1)
    var underWay = renders.underWay.makeAsyncIterator()
    var seen: [String] = []
    for _ in 0..<most { seen.append(try #require(await underWay.next())) }
    #expect(Set(seen) == Set(ids.prefix(most)))
    #expect(ids.dropFirst(most).allSatisfy { renders.status($0) == .pending })
    for _ in most..<9 {
      renders.wake()
      seen.append(try #require(await underWay.next()))
    }
    renders.wake(most)
    for id in ids { await renders.library.waitUntilEnded(id) }
    #expect(Set(seen) == Set(ids))
    #expect(renders.sight.most == most)
  }

  @Test func ofTwoHundredVideosAHundredAreCancelledInEveryState() async throws {
    let renders = try FakeRenders(atOnce: 4)
    // Every twentieth is cancelled under way; the first four of them hold up all others until then.
    let running = Set(try renders.submit("sleep", count: 4))
    var later: Set<String> = []
    var others: [String] = []
    for number in 4..<200 {
      let ids = try renders.submit(number % 20 == 0 && later.count < 6 ? "sleep" : "done")
      if renders.library[ids[0]]?.title == "sleep" { later.formUnion(ids) } else { others += ids }
    }
    let waiting = Set(others.enumerated().filter { $0.offset % 2 == 0 && $0.offset < 160 }.map(\.element))
    let kept = others.filter { !waiting.contains($0) }
    await withTaskGroup { group in
      for id in waiting { group.addTask { renders.queue.cancel(id) } }
    }
    var cancelled = 0
    for await id in renders.underWay where running.contains(id) || later.contains(id) {
      #expect(renders.library[id]?.progress == 0.5)
      renders.queue.cancel(id)
      cancelled += 1
      if cancelled == running.count + later.count { break }
    }
    for id in kept { await renders.library.waitUntilEnded(id) }
    for id in kept.prefix(10) { renders.queue.cancel(id) }
    renders.queue.stop()

    let sight = renders.sight
    #expect(waiting.count + cancelled + 10 == 100)
    #expect(kept.allSatisfy { renders.status($0) == .completed })
    #expect(waiting.allSatisfy { renders.status($0) == .pending && !sight.started.contains($0) })
    #expect(running.union(later).allSatisfy { sight.children[$0] == .cancelled })
    #expect(sight.started.count == kept.count + cancelled && sight.ended == sight.started.count)
    #expect(sight.most <= 4)
    #expect(renders.processes == 0)
    // Threads may overtake each other by a few places; the queue itself does not change the order.
    let order = Dictionary(uniqueKeysWithValues: sight.started.enumerated().map { ($1, $0) })
    let places = kept.compactMap { order[$0] }
    #expect(zip(places, places.dropFirst(8)).allSatisfy { $0 < $1 })
  }

  @Test func aCancelledRendersProcessesAreKilledBeforeItsFilesAreDeleted() async throws {
    let renders = try FakeRenders(atOnce: 2)
    let ids = try renders.submit("sleep", count: 2)
    var underWay = renders.underWay.makeAsyncIterator()
    for _ in ids { _ = await underWay.next() }
    #expect(renders.processes >= 2)
    let time = ContinuousClock().measure { renders.queue.cancel(ids[0]) }
    #expect(time < .seconds(30))
    #expect(try renders.library.remove(ids[0]))
    #expect(!FileManager.default.fileExists(atPath: renders.folder.file(ids[0]).path))
    #expect(renders.status(ids[1]) == .processing)
    renders.queue.stop()
    #expect(renders.processes == 0)
  }

  @Test func aDeletedVideosFilesStayUntilItsRenderHasEnded() async throws {
    let renders = try FakeRenders(atOnce: 1)
    let ids = try renders.submit("deaf") + renders.submit("done")
    var underWay = renders.underWay.makeAsyncIterator()
    _ = await underWay.next()
    let time = ContinuousClock().measure { renders.queue.cancel(ids[0]) }
    #expect(time < .seconds(30))
    #expect(try renders.library.remove(ids[0]))
    await renders.library.waitUntilEnded(ids[0])
    #expect(try !renders.library.remove(ids[0]))
    #expect(renders.library[ids[0]] == nil)
    #expect(FileManager.default.fileExists(atPath: renders.folder.file(ids[0]).path))
    // A server that starts now would not find it.
    #expect(VideoFolder(url: renders.folder.url).records().map(\.id) == [ids[1]])
    renders.wake()
    await renders.library.waitUntilEnded(ids[1])
    #expect(!FileManager.default.fileExists(atPath: renders.folder.file(ids[0]).path))
  }

  @Test func stoppingEndsAllRendersAndTheNextServerStartsThemAgain() async throws {
    let folder = try TemporaryFolder()
    let done: [String]
    let interrupted: [String]
    do {
      let renders = try FakeRenders(folder, atOnce: 3)
      done = try renders.submit("done", count: 2)
      for id in done { await renders.library.waitUntilEnded(id) }
      interrupted = try renders.submit("sleep", count: 3) + renders.submit("done", count: 20)
      var left = 3
      for await id in renders.underWay where interrupted.contains(id) {
        left -= 1
        if left == 0 { break }
      }
      renders.library.close()
      renders.queue.stop()
      renders.queue.stop()
      let sight = renders.sight
      #expect(sight.ended == 5 && sight.started.count == 5)
      #expect(renders.processes == 0)
      renders.queue.submit(interrupted[0])
      #expect(renders.sight.started.count == 5)
    }
    let renders = try FakeRenders(folder, atOnce: 1)
    #expect(renders.library.all.filter { $0.status == .completed }.count == 2)
    let again = renders.library.all.reversed().filter { !$0.status.isEnded }.map(\.id)
    #expect(again == interrupted)
    for id in again.dropFirst(3) { renders.queue.submit(id) }
    for id in again.dropFirst(3) { await renders.library.waitUntilEnded(id) }
    #expect(renders.sight.started == Array(interrupted.dropFirst(3)))
  }

  @Test func stoppingWaitsForARenderThatHearsNothing() async throws {
    let renders = try FakeRenders(atOnce: 2)
    try renders.submit("deaf", count: 5)
    var underWay = renders.underWay.makeAsyncIterator()
    for _ in 0..<2 { _ = await underWay.next() }
    Thread.detachNewThread { renders.wake(2) }
    renders.queue.stop()
    #expect(renders.sight.started.count == 2 && renders.sight.ended == 2)
  }

  @Test func aFailureNamesItsScene() async throws {
    let renders = try FakeRenders(atOnce: 1)
    let id = try renders.submit("scene 2")[0]
    await renders.library.waitUntilEnded(id)
    #expect(renders.status(id) == .failed)
    #expect(
      renders.library[id]?.failure?.message.hasPrefix("Scene 2 could not be rendered: the disk") == true)
  }

  @Test func aRunEndsSeveralChildProcessesAtOnce() async throws {
    let run = RenderRun()
    let folder = try TemporaryFolder()
    let (started, says) = AsyncStream.makeStream(of: Int32?.self)
    for _ in 0..<3 {
      Thread.detachNewThread {
        let child = ChildProcess(
          program: "sh", arguments: ["-c", "echo; exec sleep 60"], folder: folder.url)
        do throws(RenderFailure) { try child.run(run) { _ in says.yield(nil) } } catch {
          says.yield(error == .cancelled ? 0 : 1)
        }
      }
    }
    var events = started.makeAsyncIterator()
    for _ in 0..<3 { #expect(await events.next() == .some(nil)) }
    run.cancel()
    for _ in 0..<3 { #expect(await events.next() == 0) }
    #expect(throws: RenderFailure.cancelled) { try run.check() }
    #expect(throws: RenderFailure.cancelled) {
      try ChildProcess(program: "true", arguments: [], folder: folder.url).run(run)
    }
  }
}
