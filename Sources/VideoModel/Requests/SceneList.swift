/// An object of a list of scenes.
protocol SceneObject: RequestObject {
  /// A new scene behind this one: most videos keep who is seen, who speaks and what is behind them.
  var following: Self { get }
}

extension Scene: SceneObject {
  var following: Scene {
    var scene = Scene.fresh
    scene.character = character
    scene.voice?.voiceID = voice?.voiceID
    scene.background = background
    return scene
  }
}

extension V3Scene: SceneObject {
  var following: V3Scene {
    var scene = V3Scene.fresh
    guard let input, type == .avatarVideo else { return scene }
    scene.input?.type = input.type
    scene.input?.avatarID = input.avatarID
    scene.input?.image = input.image
    scene.input?.voiceID = input.voiceID
    scene.input?.engine = input.engine
    scene.input?.background = input.background
    return scene
  }
}

extension StudioVideo {
  /// A new text overlay for a scene: it looks like that of the nearest scene before it that has one, with words of its own.
  /// - Parameter index: the scene, counted from 0.
  func newOverlay(forScene index: Int) -> TextOverlay {
    guard var overlay = scenes.prefix(max(index, 0)).last(where: { $0.text != nil })?.text else {
      return .fresh
    }
    overlay.text = nil
    overlay.kept = []
    return overlay
  }
}

/// A change of the list of scenes. Places are counted from 0.
public enum SceneChange: Equatable, Sendable {
  /// A new scene at a place, made like the one before it.
  case insert(at: Int)
  /// Copies of scenes, in that order, at a place.
  case copies(of: [Int], at: Int)
  /// The scene is taken away.
  case remove(Int)
  /// The two change places.
  case swap(Int, Int)

  fileprivate func apply<Scene: SceneObject>(to scenes: inout ObjectList<Scene>) {
    switch self {
    case .insert(let place):
      let place = min(max(place, 0), scenes.count)
      let model = place > 0 ? scenes[place - 1] : scenes.first
      scenes.insert(model?.following ?? .fresh, at: place)
    case .copies(let places, let target):
      let copies = places.filter(scenes.indices.contains).map { scenes[$0] }
      scenes.insert(contentsOf: copies, at: min(max(target, 0), scenes.count))
    case .remove(let place): if scenes.indices.contains(place) { scenes.remove(at: place) }
    case .swap(let one, let other):
      if scenes.indices.contains(one), scenes.indices.contains(other) { scenes.swapAt(one, other) }
    }
  }
}

extension RequestObject {
  /// Changes a list of scenes. What was imported in its place, and could not be read, gives way to it.
  fileprivate mutating func change<Object: SceneObject>(
    _ scenes: WritableKeyPath<Self, ObjectList<Object>>, of key: String, _ change: SceneChange
  ) {
    let before = self[keyPath: scenes]
    change.apply(to: &self[keyPath: scenes])
    if self[keyPath: scenes] != before { kept.removeAll { $0.key == key } }
  }
}

extension VideoRequest {
  /// Where the list of scenes stands; nil for a request that has none.
  public var sceneListPath: FieldPath? {
    switch self {
    case .studio: FieldPath([.key("video_inputs")])
    case .v3(let video) where video.type == .studio: FieldPath([.key("scenes")])
    case .transparent, .avatarIV, .v3: nil
    }
  }

  /// Where a scene stands; nil for a request without a list of scenes.
  public func scenePath(_ index: Int) -> FieldPath? { sceneListPath?.appending(index) }

  /// The request as it is sent, laid out over lines. What is shared with another version of the request is not laid out anew.
  public var text: JSONText {
    guard let list = sceneListPath else { return JSONText(json) }
    switch self {
    case .studio(let video): return JSONText(json, list: list, layouts: video.scenes.layouts)
    case .v3(let video): return JSONText(json, list: list, layouts: video.scenes.layouts)
    case .transparent, .avatarIV: return JSONText(json)
    }
  }

  /// The most scenes that a video may have.
  public static let mostScenes = StudioVideo.sceneCount.upperBound

  /// Changes the list of scenes; nothing happens where there is none, or no such scene.
  public mutating func changeScenes(_ change: SceneChange) {
    guard let list = sceneListPath else { return }
    switch self {
    case .studio(var video):
      video.change(\.scenes, of: list.key, change)
      self = .studio(video)
    case .v3(var video):
      video.change(\.scenes, of: list.key, change)
      self = .v3(video)
    case .transparent, .avatarIV: break
    }
  }

  /// The request of one scene alone, with everything else as it is; the whole request where there is no list of
  /// scenes, or no such scene.
  /// - Parameter index: counted from 0.
  public func only(scene index: Int) -> VideoRequest {
    switch self {
    case .studio(var video) where video.scenes.indices.contains(index):
      video.scenes = [video.scenes[index]]
      return .studio(video)
    case .v3(var video) where video.type == .studio && video.scenes.indices.contains(index):
      video.scenes = [video.scenes[index]]
      return .v3(video)
    case .studio, .transparent, .avatarIV, .v3: return self
    }
  }
}
