import Foundation
import HeyGenClient
import Synchronization
import Testing

/// A clock on which every wait is over at once.
private final class SteppingClock: Sendable {
  private let state = Mutex<(now: Double, waits: [Double])>((0, []))

  var now: Double { state.withLock { $0.now } }
  var waits: [Double] { state.withLock { $0.waits } }

  func advance(by seconds: Double) { state.withLock { $0.now += seconds } }

  var clock: RequestGate.Clock {
    RequestGate.Clock(
      seconds: { self.now },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.now += duration / .seconds(1)
          state.waits.append(duration / .seconds(1))
        }
      })
  }
}

@Suite("The gate of requests")
struct RequestGateTests {
  private let time = SteppingClock()

  @Test("In no minute do more requests leave than the budget has", arguments: [4, 7, 60, 240])
  func budget(perMinute: Int) async throws {
    let gate = RequestGate(perMinute: perMinute, clock: time.clock)
    var left: [Double] = []
    for _ in 0..<perMinute * 3 {
      try await gate.enter(.submission)
      left.append(time.now)
    }
    for start in left { #expect(left.count { $0 >= start && $0 < start + 60 } <= perMinute) }
    // And not far fewer.
    #expect(time.now < 260)
  }

  @Test("While one waits for the budget, it is said that one does")
  func load() async throws {
    let seen = Mutex<[Int]>([])
    let gate = Mutex<RequestGate?>(nil)
    var clock = time.clock
    let sleep = clock.sleep
    clock.sleep = { duration in
      if let load = gate.withLock({ $0?.load }) { seen.withLock { $0.append(load.waiting) } }
      try await sleep(duration)
    }
    let made = RequestGate(perMinute: 4, clock: clock)
    gate.withLock { $0 = made }
    #expect(made.load.perMinute == 4 && made.load.waiting == 0)
    for _ in 0..<2 { try await made.enter(.submission) }
    #expect(seen.withLock { $0 } == [1] && made.load.waiting == 0)
    made.wasRefused(retryAfter: .seconds(7))
    #expect(made.load.silence == 7)
  }

  @Test("Polling leaves room for reading, and both for a submission")
  func submissionsFirst() async throws {
    let gate = RequestGate(perMinute: 240, clock: time.clock)
    while time.waits.isEmpty { try await gate.enter(.polling) }
    let waits = time.waits.count
    for _ in 0..<7 { try await gate.enter(.reading) }
    for _ in 0..<7 { try await gate.enter(.submission) }
    #expect(time.waits.count == waits)
  }

  @Test("A refusal holds up every use for as long as the service asks")
  func silence() async throws {
    let gate = RequestGate(clock: time.clock)
    gate.wasRefused(retryAfter: .seconds(20))
    gate.wasRefused(retryAfter: .seconds(10))
    #expect(gate.silence == 20)
    try await gate.enter(.submission)
    #expect(time.now == 20 && gate.silence == 0)
  }

  @Test("A silence that is longer than the patience is told, and nothing leaves")
  func longSilence() async throws {
    let gate = RequestGate(clock: time.clock)
    gate.wasRefused(retryAfter: .seconds(600))
    let error = await #expect(throws: ClientError.self) { try await gate.enter(.polling) }
    #expect(error == .rateLimited(retryAfter: .seconds(600)) && time.waits.isEmpty)
    try await gate.enter(.submission, patience: 600)
    #expect(time.now == 600)
  }

  @Test("Without a time to wait the silences grow, and an answer forgets them")
  func growingSilence() {
    let gate = RequestGate(clock: time.clock)
    for expected in [5.0, 10, 20, 40, 60, 60] {
      gate.wasRefused(retryAfter: nil)
      gate.wasRefused(retryAfter: nil)
      #expect(gate.silence == expected)
      time.advance(by: expected)
    }
    gate.wasAnswered()
    gate.wasRefused(retryAfter: nil)
    #expect(gate.silence == 5)
  }

  @Test("One refusal of any endpoint holds up the next request of another")
  func shared() async throws {
    let gate = RequestGate(clock: time.clock)
    let script = ScriptedTransport(
      .answer(429, #"{"error":{"code":"rate_limit_exceeded"}}"#, ["retry-after": "40"]),
      .answer(200, #"{"data":{"video_id":"v1"}}"#))
    let client = try script.client(gate: gate)
    let error = await #expect(throws: ClientError.self) { try await client.used(for: .polling).looks() }
    #expect(error == .rateLimited(retryAfter: .seconds(40)))
    await #expect(throws: ClientError.self) { try await client.videoStatus("v") }
    #expect(script.requests.count == 1)
    try await client.turnToSubmit(patience: 60)
    #expect(time.now == 40)
    _ = try await client.submit(endpoint: "/v3/videos", requestText: "{}", hasTurn: true)
    #expect(script.requests.count == 2)
  }

  @Test("Who is given up while waiting is not let through")
  func cancelled() async {
    let gate = RequestGate(clock: time.clock)
    gate.wasRefused(retryAfter: .seconds(5))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(ClientError) { try await gate.enter(.reading) } catch { return error as ClientError? }
      return nil
    }
    #expect(await task.value == .cancelled)
  }
}
