import Foundation
import VideoModel

/// The mark that a request puts over the whole video, above everything else.
enum WatermarkPlan: Equatable {
  /// The sandbox's own words, lower right.
  case text(String)
  /// A picture in a corner.
  case image(ImageMark)

  /// What is drawn for a video that is made without credits.
  static let testWords = "SANDBOX DRAFT"
  /// What stands for the service's watermark.
  static let serviceWords = "SANDBOX"

  /// Nil when the request asks for none.
  init?(_ request: VideoRequest) {
    switch request {
    case .studio(let video) where video.test == true: self = .text(Self.testWords)
    case .studio(let video) where video.enableWatermark == true: self = .text(Self.serviceWords)
    case .v3(let video):
      guard let watermark = video.watermark, let mark = ImageMark(watermark) else { return nil }
      self = .image(mark)
    default: return nil
    }
  }

  /// The file in the work folder that the words are to be written to.
  static let textFile = "watermark.txt"
  /// The name in the work folder that the picture is to have, whatever its type.
  static let imageFile = "watermark-image"

  /// The words that are to be in `textFile`; nil for a picture.
  var words: String? { if case .text(let words) = self { words } else { nil } }

  /// Where the picture comes from that is to be `imageFile`; nil for words.
  var image: ImageSource? { if case .image(let mark) = self { mark.source } else { nil } }

  /// The filter that draws the mark, to follow a graph that ends with a filter of the video's frames; filters may follow
  /// it after a comma.
  /// - Parameters:
  ///   - width: of the video in pixels, as `height`.
  ///   - imageWidth: of the picture itself in pixels, as `imageHeight`; any number for words.
  func filter(width: Int, height: Int, imageWidth: Int = 0, imageHeight: Int = 0) -> String {
    switch self {
    case .text: "," + Self.textFilter(width: width, height: height)
    case .image(let mark):
      mark.filter(
        file: Self.imageFile,
        box: mark.box(width: width, height: height, imageWidth: imageWidth, imageHeight: imageHeight))
    }
  }

  private static func textFilter(width: Int, height: Int) -> String {
    // Long words stay within narrow videos.
    let size = max(min(height / 24, width / 12), 4)
    let margin = ImageMark.margin(width: width, height: height)
    return "drawtext=textfile=\(textFile):expansion=none:font=DejaVu Sans:fontsize=\(size)"
      + ":fontcolor=white@0.5:borderw=\(max(size / 20, 1)):bordercolor=black@0.25"
      + ":x=w-text_w-\(margin):y=h-text_h-\(margin)"
  }
}

/// A picture that is laid over a corner.
struct ImageMark: Equatable {
  let source: ImageSource
  /// 0–1.
  let opacity: Double
  /// More than 0; 1 is the picture's own size.
  let scale: Double
  let isLeft, isTop: Bool
  /// How far to the right and below of its corner, in widths and heights of the video.
  let offsetX, offsetY: Double

  /// A share of the video's shorter side.
  private static let marginShare = 0.02
  /// A picture is enlarged to that many pixels a side at most.
  private static let longestSide = 8192.0

  init?(_ watermark: Watermark) {
    guard let image = watermark.image else { return nil }
    source = image
    opacity = min(max(watermark.opacity ?? 1, 0), 1)
    let asked = watermark.scale ?? 1
    scale = asked > 0 ? min(asked, 2) : 1
    let corner = watermark.placement?.position?.rawValue ?? "bottom_right"
    isLeft = corner.hasSuffix("_left")
    isTop = corner.hasPrefix("top_")
    offsetX = min(max(watermark.placement?.offsetX ?? 0, -1), 1)
    offsetY = min(max(watermark.placement?.offsetY ?? 0, -1), 1)
  }

  /// The pixels that stay free between a mark and the video's edges.
  static func margin(width: Int, height: Int) -> Int {
    Int((Double(min(width, height)) * marginShare).rounded())
  }

  /// Where the picture stands in the video, in whole pixels; it may reach beyond the edges.
  func box(width: Int, height: Int, imageWidth: Int, imageHeight: Int) -> PixelBox {
    let longest = Double(max(imageWidth, imageHeight, 1))
    let factor = min(scale, Self.longestSide / longest)
    let markWidth = max((Double(imageWidth) * factor).rounded(), 1)
    let markHeight = max((Double(imageHeight) * factor).rounded(), 1)
    let margin = Double(Self.margin(width: width, height: height))
    let x = isLeft ? margin : Double(width) - margin - markWidth
    let y = isTop ? margin : Double(height) - margin - markHeight
    return PixelBox(
      x: (x + offsetX * Double(width)).rounded(), y: (y + offsetY * Double(height)).rounded(),
      width: markWidth, height: markHeight)
  }

  fileprivate func filter(file: String, box: PixelBox) -> String {
    let mark = [
      "movie=filename=\(file)", "scale=\(Int(box.width)):\(Int(box.height))", "format=rgba",
      "colorchannelmixer=aa=\(String(format: "%.3f", opacity))",
    ].joined(separator: ",")
    return "[under-watermark];\(mark)[watermark];"
      + "[under-watermark][watermark]overlay=x=\(Int(box.x)):y=\(Int(box.y)):format=auto"
  }
}
