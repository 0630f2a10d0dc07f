import Cells
import Testing
import VideoModel

@testable import Composer

/// Where the panes stand, for all sizes of screens and all that a user can do to them.
@Suite struct LayoutTests {
  /// The ends, what lies between, and both sides of every size at which something changes.
  private static let sizes = [80, 81, 100, 119, 120, 121, 150, 199, 200, 250, 300].flatMap { width in
    [24, 25, 31, 32, 33, 45, 54, 55, 60, 80, 100].map { Size(width, $0) }
  }

  private static let arrangements: [Arrangement] = {
    var made = [Arrangement()]
    for share in [0, 0.37, 1] {
      let shares = Dictionary(uniqueKeysWithValues: Divider.allCases.map { ($0, share) })
      for closed: Set<Pane> in [[], [.stage], [.request, .jobs], [.stage, .request, .jobs]] {
        made.append(Arrangement(shares: shares, closed: closed))
      }
    }
    return made
  }()

  private static func eachLayout(_ check: (Layout, Pane) -> Void) {
    for size in sizes {
      for pane in Pane.allCases {
        for arrangement in arrangements {
          for rows in [1, Message.mostRows] {
            check(Layout(size: size, pane: pane, arrangement: arrangement, messageRows: rows), pane)
          }
        }
        check(Layout(size: size, pane: pane, isZoomed: true), pane)
      }
    }
  }

  private static func shown(_ layout: Layout) -> [(pane: Pane, place: Rectangle)] {
    Pane.allCases.compactMap { pane in layout[pane].map { (pane, $0) } }
  }

  @Test func `the parts tile the screen`() {
    Self.eachLayout { layout, pane in
      let parts =
        [layout.header, layout.tabs, layout.message, layout.hints] + Self.shown(layout).map(\.place)
      let cells = parts.reduce(0) { $0 + $1.width * $1.height }
      let screen = Rectangle(x: 0, y: 0, width: layout.size.width, height: layout.size.height)
      var isWhole = cells == layout.size.width * layout.size.height
      for (index, part) in parts.enumerated() {
        isWhole = isWhole && screen.intersection(part) == part
        for other in parts[(index + 1)...] { isWhole = isWhole && part.intersection(other).isEmpty }
      }
      if !isWhole { Issue.record("\(layout.size) with the focus on \(pane)") }
    }
  }

  @Test func `every pane that is shown keeps its least size, and the focused one is shown`() {
    Self.eachLayout { layout, pane in
      for (shown, place) in Self.shown(layout) {
        let least = Partition.least(of: shown)
        if place.width < least.width || place.height < least.height {
          Issue.record("\(layout.size): \(shown) has \(place.size)")
        }
      }
      if layout[pane] == nil { Issue.record("\(layout.size): \(pane) is not shown") }
    }
  }

  @Test func `wide screens show every open pane, zoom only the focused one`() {
    Self.eachLayout { layout, pane in
      let shown = Self.shown(layout).map(\.pane)
      if shown.count == 1 {
        if shown != [pane] { Issue.record("\(layout.size) shows \(shown)") }
      } else if ScreenClass(layout.size) != .tabbed, shown != layout.openPanes {
        Issue.record("\(layout.size) shows \(shown), and \(layout.openPanes) are open")
      }
    }
  }

  @Test func `a border goes where it is moved, within its limits, also after it was written down`() {
    for size in Self.sizes {
      for arrangement in Self.arrangements.prefix(5) {
        let layout = Layout(size: size, pane: .form, arrangement: arrangement)
        for (divider, place) in layout.dividers {
          let middle = (place.limits.lowerBound + place.limits.upperBound) / 2
          for position in [0, place.limits.lowerBound, middle, place.limits.upperBound, 1000] {
            var moved = arrangement
            moved.move(divider, at: place, to: position)
            let name = ScreenClass(size)
            let again = [ScreenClass: Arrangement](parsing: [name: moved].text)[name] ?? Arrangement()
            let stands = Layout(size: size, pane: .form, arrangement: again).dividers[divider]?.position
            let wanted = min(max(position, place.limits.lowerBound), place.limits.upperBound)
            if stands != wanted { Issue.record("\(size): \(divider) is at \(stands ?? -1), not \(wanted)") }
          }
        }
      }
    }
  }

  @Test(arguments: [(80, 24), (120, 32), (150, 45), (200, 60), (300, 100)])
  func `every border is drawn whole`(width: Int, height: Int) {
    for pane in [Pane.scenes, .stage] {
      for arrangement in Self.arrangements.prefix(2) {
        // A video without a picture to draw.
        var session = Session(.transparent(TransparentVideo()), width: width, height: height)
        session.state.arrangement = arrangement
        session.state.pane = pane
        let layout = Layout(state: session.state)
        let frame = view(session.state, size: session.state.size)
        for (shown, place) in Self.shown(layout) {
          let corners = [
            frame[place.minX, place.minY], frame[place.maxX - 1, place.minY],
            frame[place.minX, place.maxY - 1], frame[place.maxX - 1, place.maxY - 1],
          ]
          #expect(corners.map(\.text) == ["┌", "┐", "└", "┘"], "\(shown) of \(width)×\(height)")
          let sides = (place.minY + 1..<place.maxY - 1).flatMap { y in
            [frame[place.minX, y].text, frame[place.maxX - 1, y].text]
          }
          let areWhole = sides.allSatisfy { $0 == "│" }
          #expect(areWhole, "\(shown) of \(width)×\(height)")
        }
      }
    }
  }

  @Test func `large screens give the picture room, and the form no more than it needs`() throws {
    let large = Layout(size: Size(300, 100), pane: .form)
    let form = try #require(large[.form]), stage = try #require(large[.stage])
    #expect(form.width <= 110)
    #expect(stage.width >= 150 && stage.height >= 38)
  }

  @Test(arguments: [
    "", "wide", "huge right=0.5", "wide right=2", "wide right=x jobs", "wide =0.5",
    "wide closed=form,scenes,moon",
    "\u{0}\n\n= =", "wide right=nan right=-0.1 right=inf",
  ])
  func `what cannot be read of an arrangement is left out`(text: String) {
    let read = [ScreenClass: Arrangement](parsing: text)
    #expect(read.text == "")
    #expect(read.values.allSatisfy { $0 == Arrangement() })
  }

  @Test func `arrangements are written a line for each class`() {
    let text = "tabbed closed=jobs\nwide scenes=0.25 right=0.4333 closed=stage,request"
    #expect([ScreenClass: Arrangement](parsing: text).text == text)
    #expect(
      [ScreenClass: Arrangement](parsing: text + "\nlarge moon=1 jobs=0.1").text == text + "\nlarge jobs=0.1")
  }
}
