import CSystem
import Glibc

/// The columns a scalar takes, by the C library's table. ncurses draws by the same table, so that what is
/// measured here is what the screen does.
enum ScalarWidth {
  /// A UTF-8 locale of our own: `wcwidth` answers by the thread's locale, which a user may have set to "C".
  ///
  /// Unsafe only to the compiler: a locale object is never changed after `newlocale` made it, is never freed
  /// here, and POSIX lets any number of threads use one.
  private nonisolated(unsafe) static let utf8: locale_t? =
    newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)

  /// 0 for a mark that stands on the scalar before it, 1, 2, or nil when the table does not know the scalar
  /// or calls it a control.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    guard let utf8 else { return columnsWithoutLocale(scalar) }
    let previous = uselocale(utf8)
    defer { _ = uselocale(previous) }
    let columns = Int(wcwidth(wchar_t(scalar.value)))
    return columns < 0 ? nil : columns
  }

  /// For a system that has no UTF-8 locale at all: marks take none, the large East Asian and emoji blocks two.
  private static func columnsWithoutLocale(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .control, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: return nil
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
