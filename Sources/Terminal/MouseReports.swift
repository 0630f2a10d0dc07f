import Cells

/// Reads the mouse reports of xterm's mode 1006: `CSI < button ; column ; row M`, with m for a release.
enum MouseReports {
  /// The columns and rows that a terminal can have.
  private static let places = 1...Int(UInt16.max)

  /// The event of a report; nil for what is not used here: moves without a button, the wheel's sides,
  /// numbers that are no place.
  static func event(parameters: [Int], isRelease: Bool) -> MouseEvent? {
    guard parameters.count == 3, parameters.dropFirst().allSatisfy(places.contains) else { return nil }
    let code = parameters[0]
    let point = Point(parameters[1] - 1, parameters[2] - 1)
    let held = modifiers(code)
    switch code & ~0b11100 {
    case 64: return isRelease ? nil : MouseEvent(kind: .wheelUp, point: point, button: 0, modifiers: held)
    case 65: return isRelease ? nil : MouseEvent(kind: .wheelDown, point: point, button: 0, modifiers: held)
    case let button where (0...2).contains(button):
      return MouseEvent(
        kind: isRelease ? .release : .press, point: point, button: button + 1, modifiers: held)
    case let moved where (32...34).contains(moved):
      return MouseEvent(
        kind: isRelease ? .release : .drag, point: point, button: moved - 31, modifiers: held)
    default: return nil
    }
  }

  private static func modifiers(_ code: Int) -> Modifiers {
    var held: Modifiers = []
    if code & 4 != 0 { held.insert(.shift) }
    if code & 8 != 0 { held.insert(.alt) }
    if code & 16 != 0 { held.insert(.control) }
    return held
  }
}
