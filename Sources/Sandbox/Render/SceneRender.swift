import Foundation
import VideoModel

/// Renders a scene to a file of its own: the coded picture, and the sound as samples.
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
  private static let version = "1"

  /// Makes the scene's voice, which tells how long it is.
  init(
    _ scene: Scene, number: Int, frame: VideoFrame, material: SceneMaterial, folder: URL, run: RenderRun
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
      of: spoken, recording: material.recording?.url, name: "scene-\(number)")
    frames = max(1, Int((max(voice.seconds, Self.shortest) * frame.rate - 0.001).rounded(.up)))
  }

  private var name: String { "scene-\(number)" }
  var seconds: Double { Double(frames) / frame.rate }
  /// The file's name in the work folder.
  var file: String { "\(name).\(frame.encoding.sceneExtension)" }

  /// The captions of the scene alone.
  private var captions: Captions { Captions([(scene: scene, seconds: seconds, spoken: voice.seconds)]) }

  /// What the scene's file is made of, as a key.
  var key: String {
    SceneCache.key(
      of: [Self.version, scene.json.compactText, "\(frames)"] + material.hashes + frame.distinction)
  }

  /// Renders the scene.
  /// - Parameter line: takes what ffmpeg says of how far it is.
  func render(line: (Substring) -> Void) throws {
    let graph = try picture()
    let layer = backdrop
    let sound = try SceneSound(folder: folder, run: run).mix(
      voice, track: track, backdrop: layer?.sound(volume: scene.background?.volume), seconds: seconds,
      name: name)
    try Data(graph.filter.utf8).write(to: folder.appending(path: "\(name)-graph.txt"))
    let soundInput = graph.inputCount
    try FFmpeg(folder: folder, run: run).run(
      graph.inputs + [
        "-i", sound, "-filter_complex_script", "\(name)-graph.txt", "-map", "[picture]", "-map",
      ]
        + ["\(soundInput):a"] + frame.encoding.scene + ["-r", frame.rateText, file], line: line)
  }

  private var composition: Composition { Composition(scene: scene, width: frame.width, height: frame.height) }

  private var backdrop: BackdropLayer? {
    material.backdrop.map { BackdropLayer($0, scene.background, composition) }
  }

  private var track: (file: URL, audio: AudioTrack)? {
    material.track.flatMap { media in scene.audio.map { (media.url, $0) } }
  }

  /// The layers of the picture, the lowest first.
  private func picture() throws -> SceneGraph {
    let composition = composition
    var graph = SceneGraph(
      color: material.backdrop == nil
        ? composition.background : RGB(hex: scene.background?.value ?? "") ?? Background.defaultColor,
      width: frame.width, height: frame.height, rate: frame.rateText, isTransparent: frame.isTransparent)
    let backdrop = backdrop
    if let backdrop, backdrop.standsStill { backdrop.lay(on: &graph, rate: frame.rateText, seconds: seconds) }
    graph.hold(frames: frames)
    if let backdrop, !backdrop.standsStill {
      backdrop.lay(on: &graph, rate: frame.rateText, seconds: seconds)
    }
    try layPresenter(composition, on: &graph)
    try layText(composition, on: &graph)
    try burnCaptions(into: &graph)
    if let watermark = frame.watermark {
      graph.append(
        watermark.filter(
          width: frame.width, height: frame.height, imageWidth: frame.watermarkImage?.width ?? 0,
          imageHeight: frame.watermarkImage?.height ?? 0))
    }
    return graph
  }

  private func layPresenter(_ composition: Composition, on graph: inout SceneGraph) throws {
    let samples =
      voice.silent ? nil : WaveFile.samples(in: try Data(contentsOf: folder.appending(path: voice.file)))
    guard
      let film = try PresenterFilm(
        composition, character: scene.character, voice: samples, frames: frames, rate: frame.rate, name: name,
        folder: folder, run: run)
    else { return }
    graph.lay(graph.add(input: film.arguments) + film.filter, pace: film.pace, x: film.x, y: film.y)
  }

  private func layText(_ composition: Composition, on graph: inout SceneGraph) throws {
    guard let text = composition.text else { return }
    let font = try OverlayFont(text, name: name, folder: folder, run: run).option
    let layer = OverlayLayer(composition: composition, text: text, name: name, font: font)
    for line in layer.texts { try Data(line.text.utf8).write(to: folder.appending(path: line.file)) }
    layer.lay(on: &graph)
  }

  private func burnCaptions(into graph: inout SceneGraph) throws {
    let captions = captions
    guard frame.captions.burnsIn, !captions.isEmpty else { return }
    let file = "\(name)-captions.ass"
    let text = captions.advancedSubStation(
      width: frame.width, height: frame.height, style: frame.captions.style)
    try Data(text.utf8).write(to: folder.appending(path: file))
    graph.apply([CaptionPlan.filter(file: file, isTransparent: frame.isTransparent)])
  }
}
