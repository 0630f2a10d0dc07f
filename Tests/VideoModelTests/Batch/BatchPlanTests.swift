import Testing

@testable import VideoModel

@Suite("Plans of batches") struct BatchPlanTests {
  private func draft(_ title: String?, script: String = "Hi {{name}}", width: Int = 320) throws
    -> VideoRequest
  {
    let title = title.map { "\"title\":\"\($0)\"," } ?? ""
    return try VideoRequest(
      kind: .studio,
      parsing: """
        {\(title)"video_inputs":[{"voice":{"type":"text","voice_id":"v","input_text":"\(script)"}}],
        "dimension":{"width":\(width),"height":180}}
        """)
  }

  private func plan(_ draft: VideoRequest, _ table: String, name: String = "Draft") -> BatchPlan {
    let table = BatchTable(table, table.hasPrefix("{") ? .jsonl : .csv)
    #expect(table.faults.isEmpty)
    return BatchPlan(draft: draft, name: name, table: table)
  }

  private func told(_ plan: BatchPlan) -> [String] {
    plan.faults.map { "\($0.rows) \($0.path) \($0.severity): \($0.sentence)" }
  }

  @Test("A row makes a request, with its title, or else the draft's name")
  func rows() throws {
    let titled = plan(try draft("For {{name}}"), "name\nAnn\nBob")
    #expect(titled.rows.map(\.title) == ["For Ann", "For Bob"] && titled.rows.map(\.number) == [1, 2])
    #expect(titled.rows[1].request == (try draft("For Bob", script: "Hi Bob")))
    #expect(titled.canBeSent && titled.faults.isEmpty)
    let named = plan(try draft(nil), "name,n\nAnn,7", name: "Video {{n}}")
    #expect(named.rows.map(\.title) == ["Video 7"] && named.faults.isEmpty)
  }

  @Test("What draft and table lack of each other is told")
  func columns() throws {
    let plan = plan(try draft("{{Name}} {{city}}"), "name,town\nAnn,Paris")
    #expect(
      told(plan) == [
        "[]  error: the draft wants {{Name}}, and the table has no such column; there is “name”",
        "[]  error: the draft wants {{city}}, and the table has no such column; there are name, town",
        "[]  warning: the draft uses the column “town” nowhere",
      ])
    #expect(!plan.canBeSent)
    let fixed = self.plan(try draft("Fixed", script: "Fixed"), "name\nAnn")
    #expect(
      fixed.faults.first?.sentence
        == "the draft has no place for the table to fill; write {{name}} into a text")
    #expect(!fixed.canBeSent)
  }

  @Test("Every fault of every row is told with its number and field, before anything is sent")
  func faults() throws {
    let long = String(repeating: "x", count: 6000)
    let plan = plan(try draft("T"), "name\nAnn\n\n\(long)\nBob\n\(long)")
    #expect(plan.faults.map(\.rows) == [[2], [4]])
    #expect(plan.faults.allSatisfy { $0.path.description == "video_inputs[0].voice.input_text" })
    let empty = self.plan(try draft("T", script: "{{name}}"), "name,x\n,1\nAnn,2")
    #expect(empty.faults.last?.rows == [1] && empty.faults.last?.severity == .error && !empty.canBeSent)
  }

  @Test("What is wrong with all rows in the same way is told once")
  func common() throws {
    let plan = plan(try draft("T", width: 321), "name\nAnn\nBob\nCem")
    #expect(plan.faults.count == 1)
    #expect(plan.faults[0].rows == [1, 2, 3] && plan.faults[0].path.description == "dimension.width")
  }

  @Test("A line of JSON that lacks a value says which")
  func lacking() throws {
    let plan = plan(try draft("T"), "{\"name\":\"Ann\"}\n{\"other\":1}")
    #expect(told(plan).contains("[2]  error: says nothing of “name” (line 2)"))
    #expect(!plan.canBeSent)
  }
}
