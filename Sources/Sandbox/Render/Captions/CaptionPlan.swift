import VideoModel

/// What a request wants of captions beside the file, which there is for every video that speaks.
struct CaptionPlan: Equatable {
  /// Whether the video has them in its picture.
  let burnsIn: Bool
  /// Whether there is a second video, which has them in its picture.
  let wantsCaptionedCopy: Bool
  /// How they look where they are burnt in.
  let style: CaptionStyle

  init(_ request: VideoRequest) {
    switch request {
    case .studio(let video):
      // A mode counts before everything else; subtitles alone are burnt in.
      burnsIn = video.captionMode.map { $0 == "burn_in" } ?? (video.subtitles != nil)
      wantsCaptionedCopy = video.caption == true && video.captionMode == nil && !burnsIn
      style = video.subtitles.map { CaptionStyle($0) } ?? (burnsIn ? .standard : .plain)
    case .v3(let video):
      burnsIn = video.caption?.style != nil
      wantsCaptionedCopy = false
      style = burnsIn ? .standard : .plain
    case .transparent, .avatarIV:
      burnsIn = false
      wantsCaptionedCopy = false
      style = .plain
    }
  }

  /// The name of the file of burnt captions in the work folder.
  static let file = "captions.ass"
}
