import Cells
import VideoModel

/// The still of a finished video, which stands on the stage while its job is selected.
extension State {
  /// The job whose video has a still, and the still's address; nil while the jobs do not have the focus.
  var shownThumbnail: (job: Job, source: String)? {
    guard pane == .jobs, let job = selectedJob, job.service == service.name, job.state == .completed,
      let address = job.result?.thumbnailURL, let source = fetchedSource(address: address, assetID: nil)
    else { return nil }
    return (job, source)
  }

  /// Where the still stands on the stage; until it is there and its shape known, where a wide video's would.
  var thumbnailPlace: Rectangle? {
    guard let source = shownThumbnail?.source else { return nil }
    let picture = stagePane.pictures[source]?.picture
    return Layout(state: self).stagePicture(width: picture?.width ?? 16, height: picture?.height ?? 9)
  }
}

extension Painter {
  /// Draws the still of the selected job's video.
  /// - Returns: false where there is none to show.
  mutating func drawThumbnail() -> Bool {
    guard let (job, source) = state.shownThumbnail else { return false }
    let inside = drawPane(.stage, title: "Stage — “\(truncate(job.title, toWidth: 40))”")
    guard inside?.isEmpty == false, let place = state.thumbnailPlace else { return true }
    let entry = state.stagePane.pictures[source]
    if let picture = entry?.picture {
      frame.draw(
        StagePainter.scaled(picture.pixels, width: place.width, height: place.height * 2), in: place)
    } else {
      write(missing: ["the still of the video", entry?.reason].compactMap { $0 }, in: place)
    }
    return true
  }
}
