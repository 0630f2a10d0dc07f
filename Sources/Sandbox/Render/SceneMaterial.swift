import VideoModel

/// The files that a scene names, on this machine.
struct SceneMaterial {
  /// The picture or video behind the character.
  var backdrop: LocalMedia?
  /// The character, where it is a picture.
  var picture: LocalMedia?
  /// What is said, where it is a recording.
  var recording: LocalMedia?
  /// The sound beside the voice.
  var track: LocalMedia?

  init(_ scene: Scene, fetcher: MediaFetcher, run: RenderRun) throws(RenderFailure) {
    if let (reference, media) = scene.backdropSource {
      backdrop = try fetcher.fetch(reference, as: media, run: run)
    }
    if let reference = scene.talkingPicture { picture = try fetcher.fetch(reference, as: .image, run: run) }
    if let reference = scene.recording { recording = try fetcher.fetch(reference, as: .audio, run: run) }
    if let reference = scene.audioTrack { track = try fetcher.fetch(reference, as: .audio, run: run) }
  }

  /// What tells these files from others.
  var hashes: [String] { [backdrop, picture, recording, track].map { $0?.hash ?? "" } }
}

/// What every scene of a video has in common.
struct VideoFrame {
  let width, height: Int
  /// Frames a second.
  let rate: Double
  let isTransparent: Bool
  let captions: CaptionPlan
  let watermark: WatermarkPlan?
  /// The watermark's picture.
  let watermarkImage: LocalMedia?
  let encoding: VideoEncoding

  /// Frames a second that a draft is made with; a request may ask for any number above 0.
  private static let rates = 1.0...60.0

  init(_ request: VideoRequest, fetcher: MediaFetcher, run: RenderRun) throws(RenderFailure) {
    let talking = request.shots.first?.talkingPicture
    let picture = try talking.map { reference throws(RenderFailure) in
      try fetcher.fetch(reference, as: .image, run: run)
    }
    (width, height) = request.size(shapedAs: picture.map { ($0.width, $0.height) })
    rate = min(max(request.framesPerSecond, Self.rates.lowerBound), Self.rates.upperBound)
    isTransparent = request.isTransparent
    captions = CaptionPlan(request)
    watermark = WatermarkPlan(request)
    encoding = VideoEncoding(request)
    let reference = watermark?.image.flatMap { MediaReference($0) }
    if let reference {
      watermarkImage = try fetcher.fetch(reference, as: .image, run: run)
    } else {
      watermarkImage = nil
    }
  }

  /// The rate as ffmpeg reads it.
  var rateText: String { JSONNumber(rate).literal }

  /// What makes a scene of this video another one than the same scene of another video.
  var distinction: [String] {
    ["\(width)x\(height)", rateText, "\(isTransparent)", "\(captions)", "\(String(describing: watermark))"]
      + [watermarkImage?.hash ?? ""]
  }
}
