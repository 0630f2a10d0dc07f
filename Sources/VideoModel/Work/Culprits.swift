/// The fields that an error of the service is about.
extension VideoRequest {
  /// The fields that hold an id of one of these catalogues: those of the scenes, then the others.
  public func fields(of catalogues: [Catalogue]) -> [FieldState] {
    let scenes = sceneListPath == nil ? 0 : shots.count
    let places = (0..<scenes).compactMap { scenePath($0) } + [.root]
    return places.flatMap { fields(in: $0) }
      .filter { field in catalogues.contains { field.info.kind == .catalogue($0) } }
  }

  /// Those of them whose id a text names. Of ids of which one is the beginning of another it is the longest.
  public func fields(of catalogues: [Catalogue], namedIn text: String) -> [FieldState] {
    let named = fields(of: catalogues).compactMap { field in
      field.value?.string.flatMap { !$0.isEmpty && text.contains($0) ? ($0, field) : nil }
    }
    let longest = named.max { $0.0.count < $1.0.count }?.0
    return named.filter { $0.0 == longest }.map(\.1)
  }
}

extension Remedy {
  /// The catalogues from which something else is to be chosen; empty where nothing is.
  public var catalogues: [Catalogue] {
    switch self {
    case .anotherAvatar: [.avatars, .looks, .talkingPhotos]
    case .anotherVoice: [.voices]
    case .testMode, .field, .sendAgain: []
    }
  }
}
