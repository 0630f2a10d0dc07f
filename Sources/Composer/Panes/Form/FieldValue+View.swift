import Cells
import VideoModel

/// How the value of a field looks, by its kind.
extension Painter {
  mutating func drawValue(of row: FormRow, isFocused: Bool, in area: Rectangle, clip: Rectangle) {
    guard let field = row.field else {
      return writeValue(row.contentText, row.isAddition ? .dimmed : .field, area, clip)
    }
    if let kept = field.wrongValue { return writeValue(kept.compactText, .error, area, clip) }
    if let share = state.uploadedShare(for: field.path) {
      let gauge = bar(value: share, width: 12, set: state.isUTF8 ? .unicode : .ascii)
      return writeValue("uploading \(gauge) \(Int((share * 100).rounded())) %", .running, area, clip)
    }
    let isSet = field.value != nil
    let value = field.value ?? field.info.defaultValue
    let role: Role = isSet ? .field : .dimmed
    switch field.info.kind {
    case .toggle: writeValue(value?.bool == true ? "[x]" : "[ ]", role, area, clip)
    case .choice: writeValue(value?.string.map { "‹ \($0) ›" } ?? "‹ not set ›", role, area, clip)
    case .number(let rule): drawNumber(value?.double, rule, of: field, role, in: area, clip: clip)
    case .color: drawColor(value?.string, role, in: area, clip: clip)
    case .catalogue(let catalogue):
      drawCatalogueValue(value?.string, catalogue, empty: emptyText(field), role, in: area, clip: clip)
    case .script:
      drawScriptValue(
        value?.string, field.info.kind, empty: emptyText(field), role, in: area, clip: clip)
    case .catalogueList(let catalogue, _):
      let names = value?.array?.compactMap(\.string).map { state.name(of: $0, in: catalogue) }
      writeValue(
        names?.joined(separator: ", ") ?? "\(emptyText(field)); Enter opens the list", role, area, clip)
    case .text, .suggestion, .url, .asset, .addressOrAsset, .object, .list:
      writeValue(value.map(FieldText.editable) ?? emptyText(field), role, area, clip)
    }
  }

  private func emptyText(_ field: FieldState) -> String { field.isRequired ? "required" : "not set" }

  private mutating func writeValue(_ text: String, _ role: Role, _ area: Rectangle, _ clip: Rectangle) {
    guard area.y >= clip.y else { return }
    frame.write(
      truncate(text, toWidth: area.width), x: area.x, y: area.y, style: style(role),
      clip: area.intersection(clip))
  }

  private mutating func drawNumber(
    _ value: Double?, _ rule: NumberRule, of field: FieldState, _ role: Role, in area: Rectangle,
    clip: Rectangle
  ) {
    let unit = rule.unit.isEmpty ? "" : " " + rule.unit
    writeValue(value.map { NumberRule.format($0) + unit } ?? "not set", role, area, clip)
    drawRange(rule, of: field, at: value, in: area, clip: clip)
  }

  /// The columns that a number is typed into.
  static let numberWidth = 9

  /// What a number may be, and where in that it stands; while it is typed, as far as it is one.
  mutating func drawRange(
    _ rule: NumberRule, of field: FieldState, at value: Double?, in area: Rectangle, clip: Rectangle
  ) {
    let defaultValue = field.info.defaultValue?.double
    let right = area.splitLeft(Self.numberWidth + 1).rest
    let range = rule.range
    guard range.upperBound.isFinite, let position = value ?? defaultValue else {
      let words = defaultValue.map { ", default \(NumberRule.format($0))" } ?? ""
      return writeValue(rule.allowance + words, .dimmed, right, clip)
    }
    let bounds = " \(NumberRule.format(range.lowerBound)) – \(NumberRule.format(range.upperBound))"
    // The bars of a section end at one column.
    let room = right.width - max(displayWidth(bounds), 10)
    let gauge = slider(
      value: position, default: defaultValue, in: range, width: min(max(room, 0), 24),
      set: state.isUTF8 ? .unicode : .ascii)
    writeValue(gauge, rule.allows(position) ? .dimmed : .error, right, clip)
    let end = right.x + displayWidth(gauge)
    writeValue(
      bounds, .dimmed, Rectangle(x: end, y: area.y, width: max(right.maxX - end, 0), height: 1), clip)
    // A bar of a few cells only shows; to set a number it would jump from end to end.
    guard end - right.x >= 10 else { return }
    let knobs = Rectangle(x: right.x, y: right.y, width: end - right.x, height: 1)
    hits.add(knobs.intersection(clip), .slider(field.path, rule))
  }

  private mutating func drawColor(_ value: String?, _ role: Role, in area: Rectangle, clip: Rectangle) {
    guard let value else { return writeValue("not set", role, area, clip) }
    writeValue(value, role, area, clip)
    if let color = RGB(hex: value) { drawSwatch(color, in: area, clip: clip) }
  }

  /// A piece of the colour behind its six digits.
  mutating func drawSwatch(_ color: RGB, in area: Rectangle, clip: Rectangle) {
    let swatch = Rectangle(x: area.x + 9, y: area.y, width: min(4, max(area.width - 9, 0)), height: 1)
    frame.fill(swatch.intersection(clip), style: Style(background: Color(color)))
  }

  private mutating func drawCatalogueValue(
    _ id: String?, _ catalogue: Catalogue, empty: String, _ role: Role, in area: Rectangle, clip: Rectangle
  ) {
    guard let id else { return writeValue("\(empty); Enter opens the list", role, area, clip) }
    guard let name = state.catalogue?.choice(id, of: catalogue)?.name else {
      return writeValue(id, role, area, clip)
    }
    let shown = truncate(name, toWidth: max(area.width, 0))
    writeValue(shown, role, area, clip)
    let used = displayWidth(shown) + 2
    let right = Rectangle(x: area.x + used, y: area.y, width: max(area.width - used, 0), height: 1)
    writeValue(id, .dimmed, right, clip)
  }

  private mutating func drawScriptValue(
    _ text: String?, _ kind: FieldKind, empty: String, _ role: Role, in area: Rectangle, clip: Rectangle
  ) {
    guard let text else { return writeValue("\(empty); Enter opens the editor", role, area, clip) }
    let lines = FieldText.lines(of: text, kind, width: area.width)
    for (index, line) in lines.prefix(area.height).enumerated() {
      let goesOn = index == area.height - 1 && lines.count > area.height
      let row = Rectangle(x: area.x, y: area.y + index, width: area.width, height: 1)
      // The space at which a line is broken may stand beyond the edge, and is no reason to cut the word before it.
      let words = line.text.hasSuffix(" ") ? String(line.text.dropLast()) : line.text
      let shown = goesOn ? truncate(words, toWidth: max(area.width - 1, 0)) + "…" : words
      if row.y < clip.maxY { writeValue(shown, role, row, clip) }
    }
  }
}

extension Color {
  /// The colour of a part of the video.
  init(_ color: RGB) { self = .rgb(color.red, color.green, color.blue) }
}
