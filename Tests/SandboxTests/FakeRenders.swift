import Foundation
import Synchronization
import TestSupport
import VideoModel

@testable import Sandbox

/// Renders that do what their video's title says, and a queue of them in a folder of its own.
///
/// - `done`: is finished at once.
/// - `sleep`: waits a minute in a child process, which has a child of its own.
/// - `deaf`: waits until `wake` is called, and hears of no cancelling; it writes a file at the end.
/// - `scene 2`: fails there.
final class FakeRenders: Sendable {
  struct Seen {
    var started: [String] = []
    var ended = 0
    var most = 0
    var children: [String: RenderFailure] = [:]
  }

  let folder: TemporaryFolder
  let library: VideoLibrary
  let queue: RenderQueue
  /// The ids of renders, each as soon as it is under way; those of `sleep` when their child process is.
  let underWay: AsyncStream<String>
  /// An argument of `sleep` that no other process has.
  let mark: String

  private let seen: Box<Seen>
  private let alarm: DispatchSemaphore
  private let says: AsyncStream<String>.Continuation

  private final class Box<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
  }

  init(_ folder: TemporaryFolder? = nil, atOnce: Int) throws {
    let home = try folder ?? TemporaryFolder()
    let mark = "60.\(Int.random(in: 1_000_000_000..<9_000_000_000))"
    let seen = Box(Seen())
    let alarm = DispatchSemaphore(value: 0)
    let (underWay, says) = AsyncStream.makeStream(of: String.self)
    let library = VideoLibrary(VideoFolder(url: home.url))
    queue = RenderQueue(library, rendersAtOnce: atOnce) { record, run, progress in
      seen.value.withLock { seen in
        seen.started.append(record.id)
        seen.most = max(seen.most, seen.started.count - seen.ended)
      }
      defer { seen.value.withLock { $0.ended += 1 } }
      do throws(RenderFailure) {
        switch record.title {
        case "sleep":
          // `sleep` writes nothing, so that its parent says when it is there.
          let script = "sleep \(mark) & echo started; sleep \(mark)"
          try ChildProcess(program: "sh", arguments: ["-c", script], folder: home.url).run(run) { _ in
            progress(0.5)
            says.yield(record.id)
          }
        case "deaf":
          says.yield(record.id)
          alarm.wait()
          try? Data("late".utf8).write(to: library.folder.home(of: record.id).appending(path: "late"))
          try run.check()
        case "scene 2":
          return .failure(Renderer.Failure(scene: 2, reason: .diskFull))
        default: says.yield(record.id)
        }
        return .success(1)
      } catch {
        seen.value.withLock { $0.children[record.id] = error }
        return .failure(Renderer.Failure(reason: error))
      }
    }
    (self.folder, self.library, self.underWay) = (home, library, underWay)
    (self.mark, self.seen, self.alarm, self.says) = (mark, seen, alarm, says)
  }

  deinit { says.finish() }

  /// What the renders did until now.
  var sight: Seen { seen.value.withLock { $0 } }

  /// Puts videos of that title into the library and the queue.
  /// - Returns: their ids.
  @discardableResult
  func submit(_ title: String, count: Int = 1) throws -> [String] {
    try (0..<count).map { _ in
      let record = try library.add(["title": .string(title)], kind: .studio, at: Date())
      queue.submit(record.id)
      return record.id
    }
  }

  /// Lets so many of the `deaf` ones go on.
  func wake(_ count: Int = 1) { for _ in 0..<count { alarm.signal() } }

  func status(_ id: String) -> VideoRecord.Status? { library[id]?.status }

  /// How many processes there are that `sleep` started.
  var processes: Int {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { Int($0) != nil }.count { number in
      guard let words = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") else { return false }
      return words.range(of: Data(mark.utf8)) != nil
    }
  }
}
