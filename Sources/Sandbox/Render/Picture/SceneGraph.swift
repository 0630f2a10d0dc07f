import VideoModel

/// The picture of a scene as a graph of ffmpeg's filters: layers that are laid over each other, the lowest first.
///
/// What stands still is laid on one frame, which is then repeated; only what moves costs something for every frame.
struct SceneGraph {
  /// ffmpeg's options for the inputs, in order.
  private(set) var inputs: [String] = []
  /// How many inputs there are.
  private(set) var inputCount = 0
  /// Finished chains; they end in a label each.
  private var chains: [String] = []
  /// The chain that the picture is being drawn in.
  private var chain: String
  private var layerCount = 0
  private var frames = 1
  /// Whether nothing is behind what is laid on it.
  let isTransparent: Bool
  /// Whether it is drawn in other colours than it ends with.
  private let needsConversion: Bool
  private let rate: String

  /// The frame's whole colour.
  /// - Parameters:
  ///   - rate: frames a second.
  ///   - isTransparent: nothing is behind what is laid on it.
  init(color: RGB, width: Int, height: Int, rate: String, isTransparent: Bool) {
    self.isTransparent = isTransparent
    self.rate = rate
    needsConversion = isTransparent
    let paint = isTransparent ? "black@0" : "0x" + color.hex.dropFirst()
    chain = "color=c=\(paint):s=\(width)x\(height):r=\(rate),trim=end_frame=1,"
    chain += isTransparent ? "format=rgba" : "format=rgb24," + Self.conversion("yuv420p")
  }

  /// A film of stills, of which only what changes with time is missing.
  /// - Parameters:
  ///   - isHeld: each of its runs is to be one frame; otherwise there are all frames of the film.
  ///   - isTransparent: it has an alpha channel.
  init(_ film: StillFilm, isHeld: Bool, rate: String, isTransparent: Bool) {
    self.isTransparent = isTransparent
    self.rate = rate
    frames = isHeld ? film.runs.count : film.frames
    needsConversion = false
    chain = ""
    chain = add(input: film.arguments) + (isHeld ? film.onceEach : film.pace)
  }

  /// Puts a film that fills the frame in the place of what there is; its last frame stays when it ends. To lay it over
  /// what nobody sees would take longer than to read it.
  mutating func fill(with filters: [String], of input: [String]) {
    chain =
      add(input: input)
      + (filters + ["format=yuv420p", "tpad=stop=-1:stop_mode=clone"]).joined(separator: ",")
  }

  /// Players take HD pictures for BT.709; without this the colours would be a little off.
  private static func conversion(_ format: String, size: String = "") -> String {
    "scale=\(size)out_color_matrix=bt709:out_range=tv,format=\(format)"
  }

  /// Makes a layer as large as it is seen, and ready to be laid over the others, in one pass.
  private func layer(width: Int, height: Int) -> String {
    let size = "\(width):\(height):flags=bicubic"
    return isTransparent ? "scale=\(size),format=rgba" : Self.conversion("yuva420p", size: size + ":")
  }

  /// Adds an input.
  /// - Returns: the label of its picture.
  mutating func add(input arguments: [String]) -> String {
    inputs += arguments
    defer { inputCount += 1 }
    return "[\(inputCount):v]"
  }

  /// Lays a picture over what there is.
  /// - Parameters:
  ///   - source: filters that give a picture, from a label or from nothing.
  ///   - size: what the picture is scaled to, in pixels; nil for its own.
  ///   - x: its left edge in pixels, as `y` is its upper one.
  ///   - isReady: it is of a graph of this one's kind, and laid over as it is.
  ///   - endsWithGap: what is below shows when the picture ends; otherwise its last frame stays.
  mutating func lay(
    _ source: String, size: (width: Int, height: Int)? = nil, x: Int, y: Int, isReady: Bool = false,
    endsWithGap: Bool = false
  ) {
    layerCount += 1
    let under = "[under\(layerCount)]", over = "[over\(layerCount)]"
    let format = isTransparent ? "format=rgba" : Self.conversion("yuva420p")
    let form = size.map { layer(width: $0.width, height: $0.height) } ?? format
    chains += [chain + under, source + (isReady ? "" : "," + form) + over]
    let end = endsWithGap ? "pass" : "repeat"
    chain =
      under + over + "overlay=x=\(x):y=\(y):eof_action=\(end):format=\(isTransparent ? "auto" : "yuv420")"
  }

  /// Draws with filters that take and give one picture.
  mutating func apply(_ filters: [String]) { chain += filters.map { "," + $0 }.joined() }

  /// Draws with a piece of a graph that brings its own comma or labels.
  mutating func append(_ piece: String) { chain += piece }

  /// Repeats what there is so far as so many frames.
  mutating func hold(frames: Int) {
    self.frames = frames
    apply(["trim=end_frame=1", "loop=loop=\(frames - 1):size=1:start=0", "setpts=N/(\(rate)*TB)"])
  }

  /// The whole graph; its picture is `[picture]`.
  var filter: String {
    let format =
      needsConversion
      ? Self.conversion("yuva420p") : isTransparent ? "format=yuva420p" : "format=yuv420p"
    // A layer that goes on for longer, or without end, would make the picture as long.
    let ending = "trim=end_frame=\(frames)," + format
    return (chains + [chain + "," + ending + "[picture]"]).joined(separator: ";")
  }
}
