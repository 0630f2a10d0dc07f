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

  @Test(
    "A long text is looked through once, whatever it holds", .timeLimit(.minutes(1)),
    arguments: ["{{a ", "{{a}", "{{", "{{ \n", "{{a}} "])
  func longTexts(piece: String) {
    let text = String(repeating: piece, count: 50_000)
    for ending in ["", "}}"] {
      let filled = Placeholders.filled(text + ending, with: ["none": ""])
      #expect(filled.utf8.count == text.utf8.count + ending.utf8.count)
    }
  }

  @Test("A name is as long as two hundred characters, and no longer")
  func longNames() {
    let name = String(repeating: "é", count: 200)
    #expect(Placeholders.names(in: "{{  \(name) }}{{\(name)x}}") == [name])
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
