/// A drawn presenter: head, hair, shoulders and body, told apart by the colours of its id. Stage and draft show the same.
public struct Presenter: Sendable {
  private let placement: CharacterPlacement
  private let skin, hair, clothes: RGB

  /// The presenter that stands for a character.
  public init(_ placement: CharacterPlacement) {
    self.placement = placement
    // FNV-1a: the same id has the same colours in every run.
    let hash = placement.id.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    func pick(_ colors: [RGB], _ shift: UInt64) -> RGB { colors[Int((hash >> shift) % UInt64(colors.count))] }
    skin = pick([RGB(241, 205, 173), RGB(224, 172, 130), RGB(190, 132, 92), RGB(133, 88, 58)], 3)
    hair = pick([RGB(48, 36, 30), RGB(96, 62, 36), RGB(160, 120, 70), RGB(60, 60, 66)], 13)
    clothes = pick(
      [RGB(52, 86, 139), RGB(139, 62, 72), RGB(58, 116, 92), RGB(96, 82, 140), RGB(168, 116, 48)], 23)
  }

  /// The colour at a point of the video; nil where the figure is not.
  public func color(atX x: Double, y: Double) -> RGB? {
    let box = placement.box
    let u = (x - box.x) / max(box.width, 1) * 2 - 1
    let v = (y - box.y) / max(box.height, 1)
    guard (-1...1).contains(u), (0...1).contains(v) else { return nil }
    switch placement.shape {
    case .figure: return body(u, v, headY: 0.24, headWidth: 0.28, headHeight: 0.13)
    case .closeUp: return body(u, v, headY: 0.38, headWidth: 0.36, headHeight: 0.25)
    case .circle(let color):
      let distance = u * u + (v * 2 - 1) * (v * 2 - 1)
      return distance > 1 ? nil : body(u, v, headY: 0.4, headWidth: 0.34, headHeight: 0.22) ?? color
    case .square(let color): return body(u, v, headY: 0.4, headWidth: 0.34, headHeight: 0.22) ?? color
    }
  }

  private func body(_ u: Double, _ v: Double, headY: Double, headWidth: Double, headHeight: Double) -> RGB? {
    func isInside(_ y: Double, _ width: Double, _ height: Double) -> Bool {
      let a = u / width
      let b = (v - y) / height
      return a * a + b * b <= 1
    }
    if isInside(headY, headWidth, headHeight) { return v < headY - headHeight * 0.45 ? hair : skin }
    if isInside(headY - headHeight * 0.25, headWidth * 1.12, headHeight) { return hair }
    let shoulders = headY + headHeight * 1.15
    if abs(u) < headWidth * 0.4, v > headY, v < shoulders + 0.05 { return skin }
    let width = min(0.95, 0.55 + (v - shoulders) * 2.2)
    return v > shoulders && abs(u) < width ? clothes : nil
  }
}
