import Foundation
import TestSupport
import Testing

@testable import Program

@Suite("The command line") struct CommandLineTests {
  private func arguments(_ words: String..., of command: CommandDescription = .download) throws(ProgramError)
    -> Arguments
  {
    try Arguments(words, for: command)
  }

  /// The sentence of the usage error that words end with; nil when they are understood.
  private func complaint(_ words: String..., of command: CommandDescription = .download) -> String? {
    do {
      _ = try Arguments(words, for: command)
      return nil
    } catch {
      #expect(error.exitCode == ExitCode.usage)
      return error.description
    }
  }

  @Test func `options are taken in every form that users write`() throws {
    for words in [
      ["a", "-o", "x"], ["-ox", "a"], ["-o=x", "a"], ["--output", "x", "a"], ["a", "--output=x"],
    ] {
      let arguments = try Arguments(words, for: .download)
      #expect(arguments.value("--output") == "x" && arguments.files == ["a"])
    }
    #expect(try arguments("-f", "a").has("--force"))
    #expect(try arguments("--output=", "a").value("--output") == "")
    #expect(try arguments("--", "-o", "--force").files == ["-o", "--force"])
    #expect(try arguments("-").files == ["-"])
    #expect(try arguments("a", "-o", "-x").value("--output") == "-x")
  }

  @Test func `what is not understood is told with what is near`() {
    #expect(
      complaint("a", "--outptu", "x")?.hasPrefix("unknown option --outptu (did you mean --output?);") == true)
    #expect(complaint("a", "--zzzzz")?.hasPrefix("unknown option --zzzzz;") == true)
    #expect(complaint("a", "--output")?.hasPrefix("--output needs a value") == true)
    #expect(complaint("a", "--force=yes")?.hasPrefix("--force takes no value") == true)
    #expect(complaint()?.hasPrefix("ID is missing") == true)
    #expect(complaint("a", "b", of: .draftShow)?.hasPrefix("b is one too many") == true)
    #expect(complaint("a", "b", "c") == nil)
    #expect(CommandLineTable.unknown(["jbos"]).description.contains("did you mean jobs?"))
    #expect(CommandLineTable.unknown(["draft", "shwo"]).description.contains("did you mean draft show?"))
    #expect(CommandLineTable.unknown(["draft"]).description.contains("list, show, new, render"))
  }

  @Test(arguments: ["", " ", "\t"]) func `an empty word names nothing`(word: String) throws {
    for command in [CommandDescription.export, .submit, .download, .delete, .batchResume, .validate] {
      #expect(
        complaint(word, of: command)?.contains("is empty, as a variable of the shell is that is not set")
          == true)
    }
    #expect(complaint("a", word)?.hasPrefix("ID is empty") == true)
    #expect(try arguments(word, of: .jobs).files == [word])
    #expect(try arguments(word, of: .voices).files == [word])
  }

  @Test func `numbers and times are checked`() throws {
    let wait = try arguments("--timeout", "90", of: .watch)
    #expect(try wait.seconds("--timeout") == 90)
    for (text, seconds) in [("90s", 90.0), ("1.5m", 90), ("2h", 7200), ("0", 0)] {
      #expect(try arguments("--timeout", text, of: .watch).seconds("--timeout") == seconds)
    }
    for text in ["", "x", "-1", "1d", "nan", "inf", "1e300", "1000001", "300h", "1e306h"] {
      #expect(throws: ProgramError.self) { try arguments("--timeout", text, of: .watch).seconds("--timeout") }
    }
    #expect(try arguments("-L", "5", of: .jobs).number("--limit", in: 1...10) == 5)
    #expect(throws: ProgramError.self) { try arguments("-L", "11", of: .jobs).number("--limit", in: 1...10) }
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
    ("abc", "axc", 1), ("", "abc", 3),
    ("kitten", "sitting", 3),
  ])
  func `distances are counted in changes`(one: String, other: String, distance: Int) {
    #expect(Nearest.distance(one, other) == distance && Nearest.distance(other, one) == distance)
  }

  @Test func `the longest name of a command is found`() {
    func found(_ words: String...) -> [String]? {
      CommandLineTable.command(in: words).map { [$0.0.name] + $0.rest }
    }
    #expect(found("batch", "resume", "x") == ["batch resume", "x"])
    #expect(found("batch", "x", "--table", "t") == ["batch", "x", "--table", "t"])
    #expect(found("draft", "list") == ["draft list"] && found("draft") == nil && found("--sandbox") == nil)
  }

  @Test func `names and options are unique, and everything has help`() {
    let names = CommandLineTable.all.map(\.name)
    #expect(Set(names).count == names.count)
    for command in CommandLineTable.all {
      let options = command.options.flatMap(\.names)
      #expect(Set(options).count == options.count, "\(command.name)")
      #expect(options.allSatisfy { $0.hasPrefix("--") || $0.count == 2 }, "\(command.name)")
      #expect(!command.examples.isEmpty && !command.summary.isEmpty, "\(command.name)")
      #expect(command.options.allSatisfy { !$0.help.isEmpty && $0.name.hasPrefix("--") }, "\(command.name)")
    }
  }

  @Test func `help has every option, operand and example, in lines that a terminal shows`() throws {
    for command in CommandLineTable.all where !command.name.isEmpty {
      let text = try Help.text(for: command.words)
      for option in command.options { #expect(text.contains(option.heading), "\(command.name)") }
      for operand in command.operands { #expect(text.contains(operand.name), "\(command.name)") }
      for example in command.examples { #expect(text.contains(example.command), "\(command.name)") }
      #expect(Help.overview.contains("  \(command.name)"))
    }
    #expect(try Help.text(for: ["draft"]).contains("draft render"))
    #expect(throws: ProgramError.self) { try Help.text(for: ["nothing"]) }
    for (code, _) in ExitCode.all { #expect(Help.overview.contains(code)) }
  }

  @Test func `the manual page has every command and option, and no line is taken for a request`() {
    let page = ManPage.text
    func escaped(_ text: String) -> String { text.replacing("-", with: "\\-") }
    for command in CommandLineTable.all where !command.name.isEmpty {
      #expect(page.contains(".SS heygen\\-tui \(command.name)\n"))
      for name in command.options.flatMap(\.names) { #expect(page.contains(escaped(name)), "\(name)") }
    }
    let requests: Set = [
      ".TH", ".SH", ".SS", ".B", ".I", ".br", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
    #expect(page.hasSuffix("\n") && !page.contains("\n\n"))
  }

  @Test(arguments: Shell.allCases)
  func `completions have every command and option`(shell: Shell) {
    let script = Completions.script(for: shell)
    for command in CommandLineTable.all where !command.name.isEmpty {
      #expect(script.contains(command.words.last ?? ""), "\(command.name)")
      for name in command.options.flatMap(\.names) where shell != .fish || name.count > 2 {
        #expect(script.contains(shell == .fish ? "-l \(name.dropFirst(2))" : name), "\(name)")
      }
    }
  }

  /// zsh puts arguments of its own before those of a function, unless a space comes before it.
  @Test func `zsh hands our functions our arguments alone`() {
    let script = Completions.script(for: .zsh)
    #expect(script.contains(":id: _heygen-tui_listed jobs"))
    #expect(!script.contains(":_heygen-tui_"))
  }

  @Test func `what bash would run of the completions has no fault`() throws {
    let checked = try FinishedProgram.run("bash", ["-n"], input: Completions.script(for: .bash))
    #expect(checked.code == 0, "\(checked.errors)")
  }

  @Test func `columns are as wide as what they hold, also in letters of two columns`() {
    var table = TextTable([
      .init(title: "NAME", givesWay: true), .init(title: "N", isRight: true), .init(title: "LAST"),
    ])
    table.add(["日本語", "1", "x"], colors: ["", "[31m"])
    table.add(["a\u{1B}[31m\nb", "234", ""])
    #expect(table.text(width: nil, isColored: false) == "NAME        N  LAST\n日本語      1  x\na␛[31m␊b  234")
    #expect(table.text(width: nil, isColored: true).contains("\u{1B}[31m1\u{1B}[0m  x"))
    var long = TextTable([.init(title: "ID"), .init(title: "TITLE", givesWay: true)])
    long.add(["0123456789", String(repeating: "長", count: 50)])
    let lines = long.text(width: 30, isColored: false).split(separator: "\n")
    #expect(lines[1].hasPrefix("0123456789  長") && lines[1].hasSuffix("…"))
  }

  @Test func `a report's records are quoted where they must be`() {
    #expect(BatchReportForm.line(["a", "b,c", "d\"e", "f\ng", ""]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",")
  }
}
