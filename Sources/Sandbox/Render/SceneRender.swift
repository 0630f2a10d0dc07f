import Foundation
import VideoModel

/// Renders a scene to files of its own: the coded picture, and the sound as samples.
struct SceneRender {
  /// Counted from 1.
  let number: Int
  let scene: Scene
  let frame: VideoFrame
  let material: SceneMaterial
  let voice: VoiceTrack
  /// At least 1.
  let frames: Int
  /// The work folder.
  let folder: URL
  let run: RenderRun

  /// Seconds; shorter scenes are filled up with silence, since a video of no frames is none.
  private static let shortest = 0.5
  /// Changes with how a scene is drawn, so that no older drawing is taken for it.
  private static let version = "7"

  /// Makes the scene's voice, which tells how long it is.
  init(
    _ scene: Scene, number: Int, frame: VideoFrame, material: SceneMaterial, folder: URL, cache: SceneCache,
    run: RenderRun
  ) throws(RenderFailure) {
    self.number = number
    self.scene = scene
    self.frame = frame
    self.material = material
    self.folder = folder
    self.run = run
    var spoken = scene
    // A video over which nothing is said is as long as it is.
    if scene.voice?.type == .audio, material.recording == nil, let seconds = material.backdrop?.seconds {
      spoken.voice?.type = .silence
      spoken.voice?.duration = seconds
    }
    voice = try SceneSound(folder: folder, run: run).voice(
      of: spoken, recording: material.recording, name: "scene-\(number)", cache: cache)
    frames = max(1, Int((max(voice.seconds, Self.shortest) * frame.rate - 0.001).rounded(.up)))
  }

  private var name: String { "scene-\(number)" }
  var seconds: Double { Double(frames) / frame.rate }
  /// The name of the picture's file in the work folder.
  var file: String { "\(name).\(frame.encoding.sceneExtension)" }
  /// What shows the scene without being it.
  var preview: ScenePreview { ScenePreview(name: name, seconds: seconds) }
  /// The names of all files in the work folder that `render` makes.
  var pictureFiles: [String] { [file, preview.movingFile, preview.stillFile] }
  /// The name of the sound's file in the work folder.
  var soundFile: String { SceneSound.mixFile(name) }

  /// The captions of the scene alone.
  private var captions: Captions { Captions([(scene: scene, seconds: seconds, spoken: voice.seconds)]) }

  /// What the scene's files are made of, as a key.
  var key: String {
    SceneCache.key(
      of: [Self.version, scene.json.compactText, "\(frames)"] + material.hashes + frame.distinction)
  }

  /// Mixes the scene's sound.
  func mixSound() throws {
    _ = try SceneSound(folder: folder, run: run).mix(
      voice, track: track, backdrop: backdrop?.sound(volume: scene.background?.volume, seconds: seconds),
      seconds: seconds, name: name)
  }

  /// Renders the scene's picture, and its previews.
  /// - Parameter progress: takes 0–1.
  func render(progress: (Double) -> Void) throws {
    let film = try stills()
    defer { film.deleteStills(in: folder) }
    let isHeld = isHeld
    let graph = try picture(of: film)
    let count = isHeld ? film.runs.count : frames
    let middle = isHeld ? film.run(ofFrame: frames / 2) : frames / 2
    let coding =
      ["-map", "[frames]"] + frame.encoding.scene + (isHeld ? film.keyFrames : []) + [
        "-r", frame.rateText, file,
      ]
    try draw(
      graph, preview.filter(frames: isHeld ? film.closeUp : "null", middle: middle),
      script: "\(name)-film.txt",
      output: coding + preview.output
    ) { line in
      if let done = RenderProgress.frames(in: line) { progress(Double(done) / Double(count)) }
    }
    if isHeld { try hold(film) }
  }

  /// Makes every coded frame last for as long as it is seen.
  private func hold(_ film: StillFilm) throws {
    let place = folder.appending(path: file)
    let coded = [UInt8](try Data(contentsOf: place))
    do { try Data(HeldFrames.hold(coded, frames: film.runs.map(\.frames))).write(to: place) } catch let
      unexpected
      as HeldFrames.Unexpected
    {
      throw RenderFailure.programFailed(
        program: "ffmpeg", words: "unexpected H.264 of libx264: \(unexpected.what)")
    }
  }

  /// Runs ffmpeg with a graph.
  /// - Parameters:
  ///   - ending: what follows the graph's picture.
  ///   - script: the name of the graph's file in the work folder.
  ///   - output: options for the output.
  private func draw(
    _ graph: SceneGraph, _ ending: String = "", script: String, output: [String],
    line: (Substring) -> Void = { _ in }
  ) throws {
    try Data((graph.filter + ending).utf8).write(to: folder.appending(path: script))
    try FFmpeg(folder: folder, run: run).run(
      graph.inputs + ["-filter_complex_script", script] + output, line: line)
  }

  private var composition: Composition { Composition(scene: scene, width: frame.width, height: frame.height) }

  private var backdrop: BackdropLayer? {
    material.backdrop.map { BackdropLayer($0, scene.background, composition) }
  }

  private var track: (file: URL, audio: AudioTrack)? {
    material.track.flatMap { media in scene.audio.map { (media.url, $0) } }
  }

  /// Composes each different frame of what changes with the presenter's pose alone. Before a moving background there is
  /// nothing behind it.
  private func stills() throws -> StillFilm {
    let composition = composition
    let presenter = material.picture == nil ? try presenter(composition) : nil
    let isTransparent = frame.isTransparent || backdropMoves
    let film = try StillFilm(
      presenter?.numbers ?? Array(repeating: 0, count: frames),
      cuts: burnsCaptions ? captions.changes(rate: frame.rate) : [], rate: frame.rate, name: name,
      folder: folder)
    var graph = canvas(rate: "1", isTransparent: isTransparent)
    if let backdrop, backdrop.standsStill { backdrop.lay(on: &graph, rate: "1", seconds: 1) }
    if let picture = material.picture { TalkingPictureLayer(picture, composition)?.lay(on: &graph) }
    graph.hold(frames: presenter?.pictureCount ?? 1)
    if let presenter {
      graph.lay(
        graph.add(input: presenter.arguments) + "null", size: (presenter.width, presenter.height),
        x: presenter.x, y: presenter.y)
    }
    try layText(composition, on: &graph)
    try draw(graph, script: "\(name)-stills.txt", output: ["-map", "[picture]"] + film.output)
    return film
  }

  /// The picture with what moves in every frame, the lowest layer first.
  private func picture(of film: StillFilm) throws -> SceneGraph {
    var graph: SceneGraph
    if backdropMoves, let backdrop {
      graph = canvas(rate: frame.rateText, isTransparent: frame.isTransparent)
      graph.hold(frames: frames)
      backdrop.lay(on: &graph, rate: frame.rateText, seconds: seconds)
      graph.lay(graph.add(input: film.arguments) + film.pace, x: 0, y: 0, isReady: true)
    } else {
      graph = SceneGraph(film, isHeld: isHeld, rate: frame.rateText, isTransparent: frame.isTransparent)
    }
    try burnCaptions(into: &graph)
    if let watermark = frame.watermark {
      graph.append(
        watermark.filter(
          width: frame.width, height: frame.height, imageWidth: frame.watermarkImage?.width ?? 0,
          imageHeight: frame.watermarkImage?.height ?? 0))
    }
    return graph
  }

  /// Whether a frame that is as the one before is not encoded.
  private var isHeld: Bool { frame.encoding.canHoldFrames && !backdropMoves }

  private var backdropMoves: Bool { backdrop.map { !$0.standsStill } ?? false }

  private func canvas(rate: String, isTransparent: Bool) -> SceneGraph {
    SceneGraph(
      color: composition.backdropColor, width: frame.width, height: frame.height, rate: rate,
      isTransparent: isTransparent)
  }

  private func presenter(_ composition: Composition) throws -> PresenterFilm? {
    var samples =
      voice.silent ? nil : WaveFile.samples(in: try Data(contentsOf: folder.appending(path: voice.file)))
    samples?.gain = voice.gain * voice.volume
    return try PresenterFilm(
      composition, character: scene.character, voice: samples, frames: frames, rate: frame.rate, name: name,
      folder: folder, run: run)
  }

  private func layText(_ composition: Composition, on graph: inout SceneGraph) throws {
    guard let text = composition.text else { return }
    let font = try OverlayFont(family: text.fontFamily, folder: folder, run: run)
    let layer = OverlayLayer(
      composition: composition, text: text, family: font.family, file: "\(name)-text.ass")
    guard let file = layer.subStation else { return }
    try Data(file.text.utf8).write(to: folder.appending(path: layer.file))
    layer.lay(on: &graph)
  }

  private var burnsCaptions: Bool { frame.captions.burnsIn && !captions.isEmpty }

  private func burnCaptions(into graph: inout SceneGraph) throws {
    guard burnsCaptions else { return }
    let file = "\(name)-captions.ass"
    let text = captions.advancedSubStation(
      width: frame.width, height: frame.height, style: frame.captions.style)
    try Data(text.utf8).write(to: folder.appending(path: file))
    let time = Captions.timeInFrame / frame.rate
    graph.apply([
      "setpts=PTS+\(JSONNumber(time).literal)/TB",
      SubStationFile.filter(file: file, isTransparent: frame.isTransparent),
      "setpts=PTS-\(JSONNumber(time).literal)/TB",
    ])
  }
}
