import Testing

@testable import VideoModel

@Suite("The table of correspondences")
struct CorrespondenceTests {
  @Test("Every place and every condition names a field of its form")
  func places() {
    for row in Correspondence.table {
      for (form, place) in row.places where place.fixed == nil {
        let keys = Set(form.kind.fieldTable.map(\.path))
        let paths = [place.path] + place.conditions.map(\.path)
        for path in paths {
          let text = (path?.description ?? "?").replacing("[0]", with: "")
          #expect(keys.contains(form.prefix + text), "\(form) \(text)")
        }
      }
    }
  }

  @Test("Every meaning is known to more than one form")
  func severalForms() {
    for row in Correspondence.table { #expect(row.places.count > 1) }
  }
}

extension Form {
  fileprivate var kind: RequestKind {
    switch self {
    case .request(let template): template.kind
    case .studioScene: .studio
    case .speakingScene, .mediaScene: .v3
    }
  }

  fileprivate var prefix: String {
    switch self {
    case .request: ""
    case .studioScene: "video_inputs[]."
    case .speakingScene, .mediaScene: "scenes[]."
    }
  }
}
