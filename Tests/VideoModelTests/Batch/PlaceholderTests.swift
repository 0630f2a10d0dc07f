import Testing
import VideoModel

@Suite("Places in texts") struct PlaceholderTests {
  @Test(arguments: [
    ("Hello {{name}}!", ["name"]), ("{{a}}{{b}}{{a}}", ["a", "b"]), ("{{ first name }}", ["first name"]),
    ("", []),
    ("{name} {{}} {{ }} }}{{", []), ("{{{name}}}", ["name"]), ("{{a{{b}}", ["b"]), ("{{two\nlines}}", []),
    ("{{日本}} {{é}}", ["日本", "é"]), ("{{a}} {{unclosed", ["a"]), ("<break time=\"1s\"/> {{x}}", ["x"]),
  ])
  func names(text: String, names: [String]) {
    #expect(Placeholders.names(in: text) == names)
  }

  @Test(arguments: [
    ("Hello {{name}}!", "Hello Ann!"), ("{{ name }}{{name}}", "AnnAnn"), ("{{{name}}}", "{Ann}"),
    ("{{other}}", "{{other}}"),
    ("{{empty}}.", "."), ("no place", "no place"), ("{{Name}}", "{{Name}}"), ("{{nested}}", "{{name}}"),
    ("{{a{{name}}", "{{aAnn"), ("{{name}} {{", "Ann {{"), ("e{{name}}\u{301}", "eAnn\u{301}"),
  ])
  func filling(text: String, filled: String) {
    let values = ["name": "Ann", "empty": "", "nested": "{{name}}"]
    #expect(Placeholders.filled(text, with: values) == filled)
  }

  @Test("A request is filled in all its texts, in the order that it is sent in, and nowhere else")
  func requests() throws {
    let request = try VideoRequest(
      kind: .studio,
      parsing: #"""
        {"title":"For {{name}}","video_inputs":[
          {"voice":{"type":"text","voice_id":"{{voice}}","input_text":"Hi {{name}}, {{city}}"},"{{key}}":"{{unknown}}"}]}
        """#)
    #expect(request.placeholders == ["name", "voice", "city", "unknown"])
    let filled = request.filled(with: [
      "name": "Zoë \"Z\"", "voice": "v1", "city": "Paris\nTexas", "key": "no",
    ])
    #expect(filled.title == "For Zoë \"Z\"")
    func value(_ path: String) -> String? { FieldPath(path).flatMap { filled.value(at: $0)?.string } }
    #expect(value("video_inputs[0].voice.input_text") == "Hi Zoë \"Z\", Paris\nTexas")
    #expect(value("video_inputs[0].voice.voice_id") == "v1")
    #expect(value("video_inputs[0].{{key}}") == "{{unknown}}")
    #expect(filled.kind == .studio && request.filled(with: [:]) == request)
  }
}
