import Foundation
import TestSupport
import Testing
import VideoModel

@testable import Sandbox

/// What every answer about a video needs to know of its request.
@Suite struct VideoRecordTests {
  private func record(_ kind: RequestKind, _ json: JSONValue) -> VideoRecord {
    VideoRecord(id: "0", sequence: 1, kind: kind, request: json, createdAt: Date(), token: "t")
  }

  @Test func theRequestSaysWhatFileItIsAndWhetherCaptionsAreInIt() throws {
    let webm = record(.v3, ["type": "avatar", "output_format": "webm", "caption": ["style": "default"]])
    #expect(webm.videoName == "video.webm" && webm.burnsIn)
    let plain = record(.studio, ["caption": true])
    #expect(plain.videoName == "video.mp4" && !plain.burnsIn)
    let damaged = record(.studio, 5)
    #expect(damaged.videoName == "video.mp4" && !damaged.burnsIn)
    #expect(VideoRecord(json: webm.json)?.videoName == "video.webm")
  }

  @Test func aPollDoesNotReadTheRequest() throws {
    var video = StudioVideo.example
    video.scenes = ObjectList((0..<50).map { video.scenes[$0 % 3] })
    let record = record(.studio, VideoRequest.studio(video).json)
    let reading = processorSeconds { #expect(record.videoRequest != nil) }
    let polling = processorSeconds {
      var burnt = 0
      for _ in 0..<20 where record.burnsIn || record.videoName.isEmpty { burnt += 1 }
      #expect(burnt == 0)
    }
    // Both once read the whole request, each time.
    #expect(polling < reading)
  }
}
