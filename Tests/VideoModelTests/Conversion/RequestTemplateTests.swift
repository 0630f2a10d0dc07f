import Testing
import VideoModel

@Suite("What a new draft can be")
struct RequestTemplateTests {
  @Test(
    "A new request is of its template, and its kind is the template's", arguments: RequestTemplate.allCases)
  func make(template: RequestTemplate) {
    let request = template.make()
    #expect(RequestTemplate(of: request) == template)
    #expect(request.kind == template.kind)
    #expect(!request.json.compactText.contains("null"))
  }

  @Test("The names are as they are written on a command line")
  func names() {
    #expect(
      RequestTemplate.allCases.map(\.rawValue) == [
        "studio", "v3-studio", "v3-avatar", "v3-image", "v3-cinematic", "avatar-iv", "transparent",
      ])
    #expect(Set(RequestTemplate.allCases.map(\.title)).count == 7)
  }

  @Test("The summary names the endpoint, and the end that is announced", arguments: RequestTemplate.allCases)
  func summary(template: RequestTemplate) {
    #expect(template.summary.contains(template.kind.endpoint))
    #expect(template.summary.contains("31 October 2026") == (template.kind != .v3))
  }

  @Test(
    "A video of v3 without a known type is of the template that has its fields",
    arguments: [
      (#"{"scenes":[]}"#, .v3Studio), (#"{"prompt":"x"}"#, .v3Cinematic), (#"{"image":{}}"#, .v3Image),
      (#"{"type":"robot"}"#, .v3Avatar), (#"{"type":5,"references":[]}"#, .v3Cinematic),
    ] as [(String, RequestTemplate)])
  func untyped(text: String, template: RequestTemplate) throws {
    #expect(RequestTemplate(of: try VideoRequest(kind: .v3, parsing: text)) == template)
  }
}
