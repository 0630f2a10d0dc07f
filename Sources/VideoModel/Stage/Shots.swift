/// What stage, estimates and the draft renderer know of a scene of any kind: it is told in the terms of a studio scene,
/// whose fields are the richest.
extension VideoRequest {
  /// The scenes of the video, in order; one for a request that has no list of scenes.
  public var shots: [Scene] {
    switch self {
    case .studio(let video): Array(video.scenes)
    case .transparent(let video): [video.shot]
    case .avatarIV(let video): [video.shot]
    case .v3(let video): video.type == .studio ? video.scenes.map(\.shot) : [video.shot]
    }
  }

  /// How long the video is by what is said in it, in seconds; nil where only the service knows of a scene.
  public var spokenSeconds: Double? {
    let seconds = shots.map(\.estimatedSeconds)
    return seconds.contains(nil) ? nil : seconds.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// The size of the video in pixels; the service's default where the request gives none, and held to what can be drawn.
  public var size: (width: Int, height: Int) {
    switch self {
    case .studio(let video): Dimension.drawable(video.dimension)
    case .transparent(let video): TransparentDimension.drawable(video.dimension)
    case .avatarIV(let video):
      FrameShape.size(resolution: video.resolution?.rawValue ?? "1080p", ratio: video.aspectRatio?.rawValue)
    case .v3(let video):
      FrameShape.size(resolution: video.frameResolution, ratio: video.aspectRatio?.rawValue)
    }
  }

  /// The size of the video in pixels, where it may be that of the picture that talks.
  /// - Parameter picture: the size of that picture, once it is known.
  public func size(shapedAs picture: (width: Int, height: Int)?) -> (width: Int, height: Int) {
    guard case .v3(let video) = self, video.type == .image, video.aspectRatio?.rawValue == "auto", let picture
    else { return size }
    return FrameShape.size(resolution: video.frameResolution, ratio: "\(picture.width):\(picture.height)")
  }

  /// Whether the video has no background, so that what is behind it shows through.
  public var isTransparent: Bool {
    switch self {
    case .studio, .avatarIV: false
    case .transparent: true
    case .v3(let video): (video.type == .avatar || video.type == .image) && video.outputFormat == .webm
    }
  }

  /// The extension of the video's file.
  public var fileExtension: String { isTransparent ? "webm" : "mp4" }

  /// Frames a second.
  public var framesPerSecond: Double {
    if case .studio(let video) = self { return video.fps ?? 25 }
    return 25
  }

  /// Whether the video is made without credits; nil for kinds that know no test mode.
  public var isTest: Bool? {
    if case .studio(let video) = self { return video.test ?? false }
    return nil
  }
}

extension VideoRequest {
  /// Where the id of the avatar stands that a shot shows.
  public func avatarPath(ofShot index: Int) -> FieldPath {
    switch self {
    case .studio(let video):
      let isPhoto =
        video.scenes.indices.contains(index) && video.scenes[index].character?.type == .talkingPhoto
      return subjectPath(index, "character").appending(isPhoto ? "talking_photo_id" : "avatar_id")
    case .transparent: return FieldPath([.key("avatar_pose_id")])
    case .avatarIV, .v3: return subjectPath(index, "input").appending("avatar_id")
    }
  }

  /// Where the id of the voice stands that speaks in a shot.
  public func voicePath(ofShot index: Int) -> FieldPath {
    guard case .v3(let video) = self, video.scenes.indices.contains(index), video.type == .studio,
      video.scenes[index].type != .avatarVideo
    else { return subjectPath(index, kind == .studio ? "voice" : "input").appending("voice_id") }
    return (scenePath(index) ?? .root).appending("voice_id")
  }

  /// The object of a scene that tells of someone; the request itself where there are no scenes.
  private func subjectPath(_ index: Int, _ key: String) -> FieldPath {
    scenePath(index)?.appending(key) ?? .root
  }
}

/// Sizes by resolution and aspect ratio.
enum FrameShape {
  /// The size of that shorter side and shape, in even pixels; a shape that is not known is 16:9.
  static func size(resolution: String, ratio: String?) -> (width: Int, height: Int) {
    let sides: [String: Double] = ["4k": 2160, "1080p": 1080, "720p": 720]
    let short = sides[resolution] ?? 1080
    let parts = (ratio ?? "").split(separator: ":").compactMap { Double($0) }
    let isShape = parts.count == 2 && parts.allSatisfy { $0 > 0 && $0.isFinite }
    let (x, y) = isShape ? (parts[0], parts[1]) : (16.0, 9.0)
    // A draft may hold any two numbers, of which one side would be endless.
    func even(_ length: Double) -> Int { Int((min(length, 4096) / 2).rounded()) * 2 }
    return (even(short * max(x / y, 1)), even(short * max(y / x, 1)))
  }
}

extension Voice {
  /// A voice in a studio scene's terms for what another kind says.
  init(of narrated: some Narrated, tuning: (some SpeechTuning)?, volume: Double? = nil) {
    self.init()
    if narrated.gives("script") {
      type = .text
      inputText = narrated.script
      voiceID = narrated.voiceID
      speed = tuning?.speed
      pitch = tuning?.pitch
      locale = tuning?.locale
      self.volume = volume
    } else if narrated.hasNarration {
      type = .audio
      audioURL = narrated.audioURL
      audioAssetID = narrated.audioAssetID
    } else {
      type = .text
    }
  }
}

extension SceneCharacter {
  static func avatar(_ id: String?, style: AvatarStyle = .normal) -> SceneCharacter {
    var character = SceneCharacter()
    character.type = .avatar
    character.avatarID = id
    character.avatarStyle = style
    return character
  }

  static func photo(_ id: String?, _ picture: TalkingPicture?) -> SceneCharacter {
    var character = SceneCharacter()
    character.type = .talkingPhoto
    character.talkingPhotoID = id
    character.picture = picture
    return character
  }
}

extension Background {
  static func color(_ hex: String?) -> Background {
    var background = Background.fresh
    background.value = hex
    return background
  }

  init(_ still: StillBackground) {
    self.init()
    type = still.type == .image ? .image : .color
    value = still.value
    url = still.url
    imageAssetID = still.assetID
  }

  /// A picture or a video that fills the scene.
  init(_ source: (some FileSource)?, type: Kind) {
    self.init()
    self.type = type
    switch source?.type {
    case SourceKind.asset:
      if type == .video { videoAssetID = source?.assetID } else { imageAssetID = source?.assetID }
    default: url = source?.address
    }
  }
}

extension TransparentVideo {
  fileprivate var shot: Scene {
    var scene = Scene()
    scene.character = .avatar(avatarPoseID, style: avatarStyle == .closeUp ? .closeUp : .normal)
    var voice = Voice()
    voice.type = gives("input_audio") && !gives("input_text") ? .audio : .text
    voice.inputText = inputText
    voice.voiceID = voiceID
    let isAddress = inputAudio?.contains("://") ?? false
    voice.audioURL = isAddress ? inputAudio : nil
    voice.audioAssetID = isAddress ? nil : inputAudio
    scene.voice = voice
    return scene
  }
}

extension AvatarIVVideo {
  fileprivate var shot: Scene {
    var scene = Scene()
    let picture = [imageURL, imageAssetID].compactMap { $0 }.first { !$0.isBlank }
    scene.character =
      gives("avatar_id") || picture == nil
      ? .avatar(avatarID) : .photo(picture, TalkingPicture(url: imageURL, assetID: imageAssetID))
    scene.voice = Voice(of: self, tuning: voiceSettings)
    scene.background = background.map { Background($0) }
    return scene
  }
}

extension V3Video {
  fileprivate var shot: Scene {
    var scene = Scene()
    scene.background = background.map { Background($0) }
    switch type {
    case Kind.image: scene.character = .photo(image?.name, image.map { TalkingPicture($0) })
    case Kind.cinematic:
      scene.character = .avatar(avatarIDs?.first)
      var silence = Voice()
      silence.type = .silence
      silence.duration = Double(duration ?? 10)
      scene.voice = silence
      return scene
    default: scene.character = .avatar(avatarID)
    }
    scene.character?.fit = fit.map { SceneCharacter.Fit(rawValue: $0.rawValue) }
    scene.voice = Voice(of: self, tuning: voiceSettings, volume: voiceSettings?.volume)
    return scene
  }
}

extension V3Scene {
  fileprivate var shot: Scene {
    var scene = Scene()
    switch type {
    case Kind.image, Kind.video:
      scene.background = Background(source, type: type == .video ? .video : .image)
      if type == .video {
        scene.background?.playStyle = Background.PlayStyle(rawValue: playback?.mode?.rawValue ?? "freeze")
        scene.background?.volume = playback?.mute == true ? 0 : playback?.volume
      }
      scene.voice =
        hasNarration ? Voice(of: self, tuning: voiceSettings, volume: voiceSettings?.volume) : silence
    default:
      guard let input else { return scene }
      scene.character =
        input.type == .image
        ? .photo(input.image?.name, input.image.map { TalkingPicture($0) }) : .avatar(input.avatarID)
      scene.background = input.background.map { .color($0.color) }
      scene.voice = Voice(of: input, tuning: input.voiceSettings, volume: input.voiceSettings?.volume)
    }
    return scene
  }

  /// A picture is silent for as long as it says; how long a video is, only the service knows.
  private var silence: Voice {
    var voice = Voice()
    voice.type = type == .video ? .audio : .silence
    voice.duration = duration
    return voice
  }
}

extension FileSource {
  /// The file's address; `data:` for one inside the request, and nil for an uploaded one.
  var address: String? {
    switch type {
    case SourceKind.asset: nil
    case SourceKind.base64: data.map { "data:\(mediaType ?? "");base64,\($0)" }
    default: url
    }
  }

  /// What tells the file from others: its address or id.
  fileprivate var name: String? {
    switch type {
    case SourceKind.asset: assetID
    case SourceKind.base64: data.map { "data:" + $0.prefix(40) }
    default: url
    }
  }
}

extension V3Video {
  fileprivate var frameResolution: String { resolution?.rawValue ?? (type == .cinematic ? "720p" : "1080p") }
}
