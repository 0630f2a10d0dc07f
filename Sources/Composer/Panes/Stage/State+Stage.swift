import Cells
import VideoModel

/// Pictures and plays of the stage.
extension State {
  /// What is asked for, or ended, by what the stage shows now. To be called after every event.
  mutating func followStage() -> [Effect] {
    if let moving = stagePane.moving, pane != .stage || !canMove(moving.part) { stagePane.moving = nil }
    let isLeft =
      pane != .stage || edit != nil
      || stagePane.play.map { $0.draft != draft.id || $0.scene != shownScene?.index } ?? false
    return (isLeft ? stopScene() : []) + askForPictures()
  }

  /// Asks for the pictures of the shown scene that were not asked for. While a field is edited nothing is: half an address
  /// names nothing.
  private mutating func askForPictures() -> [Effect] {
    if let source = shownThumbnail?.source, let place = thumbnailPlace {
      return ask(for: [(source, .image)], in: place)
    }
    guard edit == nil, let scene = shownScene?.scene, let place = stagePicture else { return [] }
    var wanted: [(source: String, media: Media)] = []
    if let background = scene.background, let source = background.fetchedSource {
      wanted.append((source, background.type == .video ? .video : .image))
    }
    if let source = characterSource(of: scene), source != wanted.first?.source {
      wanted.append((source, .image))
    }
    return ask(for: wanted, in: place)
  }

  private mutating func ask(for wanted: [(source: String, media: Media)], in place: Rectangle) -> [Effect] {
    wanted.compactMap { source, media in
      guard stagePane.pictures.show(source, as: media, size: Size(place.width, place.height)) else {
        return nil
      }
      return .decodePicture(source: source, kind: media, columns: place.width, rows: place.height)
    }
  }

  /// What the picture is fetched by that takes the place of a scene's drawn presenter: the one that the request names, and
  /// otherwise the catalogue's; nil where there is none. The sandbox draws its presenters as the stage does.
  func characterSource(of scene: Scene) -> String? {
    if let picture = scene.character?.picture {
      return fetchedSource(address: picture.url, assetID: picture.assetID)
    }
    guard service.isLive else { return nil }
    return fetchedSource(address: catalogue?.picture(of: scene), assetID: nil)
  }

  /// What stands on the stage as long as nobody has been chosen for it.
  func wordsForNobody(in scene: Scene) -> String {
    guard scene.character?.type != .talkingPhoto else { return "no picture of a person yet" }
    return "no avatar yet; \(keys.symbol(of: "form.edit")) on Avatar chooses one"
  }

  /// The size of the video in pixels, as far as it is known.
  var videoSize: (width: Int, height: Int) {
    let picture = shownScene.flatMap { characterSource(of: $0.scene) }.flatMap {
      stagePane.pictures[$0]?.picture
    }
    return draft.request.size(shapedAs: picture.map { ($0.width, $0.height) })
  }

  /// Where the video's picture stands on the stage; nil where no stage is shown.
  var stagePicture: Rectangle? {
    let (width, height) = videoSize
    return Layout(state: self).stagePicture(width: width, height: height)
  }

  var canPlayScene: Availability {
    shownScene == nil ? .unavailable("there is no scene") : .available
  }

  /// Renders the shown scene on this computer, and plays it on the stage.
  mutating func playScene() -> [Effect] {
    guard let shown = shownScene else { return [] }
    focus(on: Pane.stage)
    guard let place = stagePicture else { return [] }
    let stopped = stopScene()
    stagePane.runs += 1
    stagePane.play = StagePane.Play(run: stagePane.runs, draft: draft.id, scene: shown.index)
    return stopped + [
      .playScene(
        draft.request.only(scene: shown.index), run: stagePane.runs, columns: place.width, rows: place.height)
    ]
  }

  /// Renders the shown scene on this computer, for the desktop's player.
  mutating func openScene() -> [Effect] {
    guard let shown = shownScene else { return [] }
    notice = Notice(.information, "Rendering the scene for the desktop's player…")
    let name = FileName.make(from: draft.name) + "-scene-\(shown.index + 1)"
    return [.openScene(draft.request.only(scene: shown.index), name: name)]
  }

  /// Ends what plays or is made ready.
  mutating func stopScene() -> [Effect] {
    guard stagePane.play != nil else { return [] }
    stagePane.play = nil
    return [.stopScene]
  }

  /// Any key stops a play, and does besides what it does at other times; the one that begins a play only stops it, and
  /// one that does nothing at other times has done enough.
  mutating func stopScene(by chord: KeyChord) -> (effects: [Effect], isAll: Bool) {
    guard stagePane.play != nil else { return ([], false) }
    let command = keys.command(for: chord, in: pane)
    let isUnknown = command == nil && overlay == nil && chord != .plain(.escape)
    return (stopScene(), isUnknown || command?.name == "stage.play")
  }

  mutating func take(_ step: SceneStep, ofRun run: Int) -> [Effect] {
    guard stagePane.play?.run == run else { return [] }
    switch step {
    case .rendered(let share): stagePane.play?.progress = share
    case .frame(let pixels): stagePane.play?.frame = pixels
    case .ended: stagePane.play = nil
    case .failed(let reason):
      stagePane.play = nil
      notice = Notice(.error, "The scene cannot be played: \(reason)")
    }
    return []
  }
}

extension Background {
  /// What its picture or video is fetched by; nil when there is nothing to fetch.
  fileprivate var fetchedSource: String? {
    // Which of the assets is meant, the type tells.
    guard let source = Composition.Backdrop(self).source else { return nil }
    return Composer.fetchedSource(address: url, assetID: source)
  }
}

/// What a file is fetched by: an address, data, or an asset's id; nil when there is nothing to fetch. Paths of this
/// computer are not: the service would not see them.
func fetchedSource(address: String?, assetID: String?) -> String? {
  if let address, !address.isEmpty {
    let start = address.prefix(8).lowercased()
    return ["https://", "http://", "data:"].contains(where: start.hasPrefix) ? address : nil
  }
  guard let assetID, !assetID.isEmpty else { return nil }
  let isID = assetID.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  return isID ? assetID : nil
}

extension Layout {
  /// The largest picture of that shape in the stage pane, a cell being two square pixels high; nil where the pane is
  /// not shown.
  func stagePicture(width: Int, height: Int) -> Rectangle? {
    guard shows(.stage), let area = inside(of: .stage), !area.isEmpty else { return nil }
    let ratio = Double(width) / Double(height)
    var columns = area.width
    var rows = Int((Double(columns) / ratio / 2).rounded())
    if rows > area.height {
      rows = area.height
      columns = min(area.width, max(Int((Double(rows) * 2 * ratio).rounded()), 1))
    }
    rows = max(rows, 1)
    return Rectangle(
      x: area.x + (area.width - columns) / 2, y: area.y + (area.height - rows) / 2, width: columns,
      height: rows)
  }
}
