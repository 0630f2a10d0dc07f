import Cells
import Composer
import VideoModel

/// What the stage shows.
extension EffectRunner {
  func decodePicture(_ source: String, _ media: Media, _ size: Size) async {
    switch await pictures.decode(source, as: media, size: size) {
    case nil: break
    case .success(let picture)?:
      tellOfService(.pictureDecoded(source: source, pixels: picture, reason: nil))
    case .failure(let error)?:
      tellOfService(.pictureDecoded(source: source, pixels: nil, reason: error.description))
    }
  }
}
