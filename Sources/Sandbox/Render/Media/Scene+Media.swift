import VideoModel

/// The files that a scene names. Blank texts count as absent, and of an address and an asset the address counts.
extension Scene {
  /// The picture or video behind the character; nil for a colour, and when none is named.
  var backdropSource: (reference: MediaReference, media: Media)? {
    switch background?.type {
    case Background.Kind.image:
      MediaReference(url: background?.url, asset: background?.imageAssetID).map { ($0, .image) }
    case Background.Kind.video:
      MediaReference(url: background?.url, asset: background?.videoAssetID).map { ($0, .video) }
    default: nil
    }
  }

  /// The picture that talks; nil where the character is drawn.
  var talkingPicture: MediaReference? {
    MediaReference(url: character?.picture?.url, asset: character?.picture?.assetID)
  }

  /// The recording that is heard in place of a spoken text; nil where the voice is none, or names none.
  var recording: MediaReference? {
    guard voice?.type == Voice.Kind.audio else { return nil }
    return MediaReference(url: voice?.audioURL, asset: voice?.audioAssetID)
  }

  /// The sound beside the voice; nil when there is none.
  var audioTrack: MediaReference? { MediaReference(url: audio?.audioURL, asset: audio?.audioAssetID) }
}
