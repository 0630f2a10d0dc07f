import Testing

@testable import Sandbox

/// What is told of a render that goes on.
@Suite struct RenderProgressTests {
  @Test func thePhasesMakeUpTheWhole() {
    let whole = RenderProgress.Phase.allCases.reduce(0) { $0 + $1.weight }
    #expect(abs(whole - 1) < 1e-9)
    var progress = RenderProgress()
    #expect(progress.value == 0)
    var values = [progress.value]
    for phase in RenderProgress.Phase.allCases {
      for _ in 1...4 {
        progress.finishPiece(of: phase, all: 4)
        values.append(progress.value)
      }
    }
    #expect(values == values.sorted() && values.allSatisfy { $0 < 1 })
  }

  @Test func theFramesOfAllScenesCount() {
    var progress = RenderProgress()
    progress.plan(frames: [25, 75], rate: 25)
    let start = progress.value
    #expect(abs(start - 0.15) < 1e-9)
    progress.advance(scene: 1, to: 2.0 / 3)
    #expect(abs(progress.value - (start + 0.75 * 0.5)) < 1e-9)
    // The other scene, at the same time; and no scene has more than its frames.
    progress.advance(scene: 0, to: 9)
    #expect(abs(progress.value - (start + 0.75 * 0.75)) < 1e-9)
    progress.finish(scene: 1)
    #expect(abs(progress.value - (start + 0.75)) < 1e-9)
    progress.take("out_time_us=2000000", in: .joining)
    #expect(abs(progress.value - (start + 0.75 + 0.07 / 2)) < 1e-9)
  }

  @Test func itNeverGoesBack() {
    var progress = RenderProgress()
    progress.plan(frames: [100, 100, 0], rate: 10)
    progress.advance(scene: 0, to: 0.5)
    let value = progress.value
    progress.advance(scene: 0, to: 0.1)
    progress.advance(scene: 1, to: -1)
    progress.advance(scene: 1, to: .nan)
    progress.advance(scene: 3, to: 1)
    progress.advance(scene: -1, to: 1)
    progress.advance(.speaking, to: 1)
    progress.finishPiece(of: .fetching, all: 0)
    progress.advance(.scenes, to: .nan)
    progress.advance(.scenes, to: -.infinity)
    progress.plan(frames: [100, 100], rate: 10)
    #expect(progress.value == value)
  }

  @Test func onlyLinesThatTellATimeAreTaken() {
    #expect(RenderProgress.seconds(in: "out_time_us=1500000") == 1.5)
    #expect(RenderProgress.seconds(in: "out_time_us=-5") == 0)
    for line in [
      "out_time_us=N/A", "out_time_us=", "out_time_ms=1500000", "out_time=00:00:01.500000", "progress=end",
      "",
      "frame=12", "out_time_us=99999999999999999999999",
    ] {
      #expect(RenderProgress.seconds(in: line[...]) == nil, "\(line)")
    }
  }

  @Test func onlyLinesThatTellFramesTellFrames() {
    #expect(RenderProgress.frames(in: "frame=12") == 12)
    #expect(RenderProgress.frames(in: "frame=0") == 0)
    for line in ["frame=", "frame=-1x", "fps=25.0", "total_size=12", "out_time_us=1500000"] {
      #expect(RenderProgress.frames(in: line[...]) == nil, "\(line)")
    }
  }

  @Test func aVideoWithoutAnythingToDoIsFarAtOnce() {
    var progress = RenderProgress()
    progress.take("out_time_us=5000000", in: .joining)
    #expect(progress.value == 0)
    progress.plan(frames: [], rate: 25)
    progress.finish(scene: 0)
    progress.advance(.joining, to: 1)
    #expect(abs(progress.value - 0.97) < 1e-9)
  }
}
