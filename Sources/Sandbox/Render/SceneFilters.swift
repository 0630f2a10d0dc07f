import Foundation
import VideoModel

/// ffmpeg's filters for a scene's picture. Texts go by files, so that nothing in them is taken for a filter.
struct SceneFilters {
  let composition: Composition
  let voice: Voice?
  let folder: URL

  /// The filters, joined; a file for each text is written into the folder.
  func videoFilters() throws(RenderError) -> String {
    var filters: [String] = []
    if let label = backdropLabel { filters.append(try drawLabel(label, name: "backdrop.txt", fromBottom: 1)) }
    if let label = recordingLabel {
      filters.append(try drawLabel(label, name: "recording.txt", fromBottom: 2))
    }
    if let text = composition.text {
      for (index, line) in text.lines.enumerated() where !line.isEmpty {
        filters.append(try draw(line, index: index, of: text))
      }
    }
    return (filters + ["format=yuv420p"]).joined(separator: ",")
  }

  private var backdropLabel: String? {
    switch composition.backdrop {
    case .plain: nil
    case .image(let source): "image: \(source)"
    case .video(let source): "video: \(source)"
    }
  }

  private var recordingLabel: String? {
    guard voice?.type == .audio else { return nil }
    return "audio: \(voice?.audioURL ?? voice?.audioAssetID ?? "")"
  }

  private func drawLabel(_ text: String, name: String, fromBottom rows: Int) throws(RenderError) -> String {
    try write(text, to: name)
    let size = max(composition.height / 30, 8)
    return "drawtext=textfile=\(name):expansion=none:font=DejaVu Sans:fontsize=\(size):fontcolor=0xD0D5E0"
      + ":x=\(size):y=h-\(rows * size * 3 / 2)-\(size / 2)"
  }

  /// One line of the overlay: across by its alignment in the box, down by the lines before it.
  private func draw(_ line: String, index: Int, of text: TextPlacement) throws(RenderError) -> String {
    let name = "text\(index).txt"
    try write(line, to: name)
    let box = text.box
    let x =
      switch text.alignment {
      case .left: "\(number(box.x))"
      case .right: "\(number(box.x + box.width))-text_w"
      default: "\(number(box.x + box.width / 2))-text_w/2"
      }
    let top = box.y + (box.height - text.lineAdvance * Double(text.lines.count)) / 2
    let middle = top + text.lineAdvance * (Double(index) + 0.5)
    // ffmpeg takes a font file that is not there for fontconfig's pattern; `font=` would drop the weight.
    let font = Self.fontName(text.fontFamily) + (text.isBold ? "\\\\:bold" : "")
    // The height of the ascent, not of this line's letters, so that lines of a text stand evenly.
    return "drawtext=textfile=\(name):expansion=none:fontfile=\(font):fontsize=\(number(text.fontSize))"
      + ":fontcolor=0x\(text.color.hex.dropFirst()):x=\(x)"
      + ":y=\(number(middle - text.fontSize * 0.36))+\(number(text.fontSize * 0.72))-max_glyph_a*0.98"
  }

  private func write(_ text: String, to name: String) throws(RenderError) {
    do { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) } catch {
      throw .cannotWrite(reason: error.localizedDescription)
    }
  }

  private func number(_ value: Double) -> String { JSONNumber((value * 100).rounded() / 100).literal }

  /// A family's name for fontconfig, with nothing in it that ffmpeg or fontconfig would take for syntax.
  static func fontName(_ family: String) -> String {
    let safe = family.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0 == " " || ("0"..."9").contains($0)
    }
    let name = String(String.UnicodeScalarView(safe)).trimmingCharacters(in: .whitespaces)
    return name.isEmpty ? "Sans" : name
  }
}
