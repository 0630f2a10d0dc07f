import Cells
import Testing
import VideoModel

@testable import Composer

/// The configuration file: what it sets, and what is said of lines that are wrong.
@Suite("The configuration") struct ConfigurationTests {
  private func read(_ text: String) -> Configuration {
    Configuration(text) { $0.hasPrefix("http://127.0.0.1") || $0.hasPrefix("https://") ? nil : "is refused" }
  }

  private func errors(_ text: String) -> [String] {
    read(text).problems.filter { $0.severity == .error }.map { "\($0.line): \($0.sentence)" }
  }

  @Test func `what is set counts`() {
    let configuration = read(
      """
      # A comment
      profile = work
      plan=team
        download_folder =  ~/My Videos
      mouse = off
      notify = none

      [profile.work]
      base_url = https://example.com
      api_key_command = pass show 'my key' "a \\"b\\""
      [profile.other]
      api_key_file = ~/key
      [profile.live]
      api_key_env = WORK_KEY
      """)
    #expect(configuration.problems == [])
    let preferences = configuration.preferences
    #expect(preferences.profile == "work")
    #expect(preferences.plan == .team)
    #expect(preferences.downloadFolder == "~/My Videos")
    #expect(preferences.usesMouse == false)
    #expect(preferences.jobNotices == [])
    #expect(configuration.profileNames == ["sandbox", "live", "work", "other"])
    let work = configuration.profile(named: "work")
    #expect(work?.baseURL == "https://example.com")
    #expect(work?.key == .command(["pass", "show", "my key", "a \"b\""]))
    #expect(configuration.profile(named: "other")?.key == .file("~/key"))
    #expect(configuration.profile(named: "live")?.key == .environment("WORK_KEY"))
  }

  @Test func `a comment may stand behind a value, and colours and keys keep their sign`() {
    let configuration = read(
      """
      \u{FEFF}mouse = off # the terminal's own
      download_folder = ~/Videos #1
      profile = work\t#\tthe office
      [profile.work] 
      api_key_env = WORK_KEY   # by the shell
      [theme.mine]
      base = dark
      error = bold #FF8A80 # loud
      [keys]
      scene.add = %, F5 # both
      app.help = F6, # , F7
      edit.redo = # none
      """)
    #expect(configuration.problems == [])
    let preferences = configuration.preferences
    #expect(!preferences.usesMouse && preferences.profile == "work")
    #expect(preferences.downloadFolder == "~/Videos #1")
    #expect(configuration.profile(named: "work")?.key == .environment("WORK_KEY"))
    #expect(
      configuration.themes.first?.styles[.error]
        == Style(foreground: Color(hex: "#FF8A80") ?? .standard, attributes: .bold))
    func keys(_ name: String) -> [String]? {
      CommandTable.named(name).map { configuration.keys.keys(of: $0).map(\.name) }
    }
    #expect(keys("scene.add") == ["%", "F5"] && keys("app.help") == ["F6", "#", "F7"])
    #expect(keys("edit.redo") == [])
  }

  @Test(arguments: [
    ("mouse = maybe", "1: mouse cannot be “maybe”; allowed: on, off"),
    ("plan =", "1: plan has no value; allowed: free, creator, team, enterprise"),
    ("\nmouse = on\nmouse = off", "3: mouse is set in line 2 already; that line counts"),
    ("mouse", "1: a setting is written name = value, a comment begins with #"),
    ("= on", "1: a setting is written name = value, a comment begins with #"),
    ("[theme.mine]\nmouse = off", "2: mouse belongs before the first section"),
    ("[keys", "1: a section is one of [keys], [profile.NAME] and [theme.NAME]"),
    ("[key]", "1: there is no section [key]; sections are [keys], [profile.NAME] and [theme.NAME]"),
    ("[profile.a b]", "1: “a b” is no name for a profile; take letters, digits, - and _"),
    ("[profile.sandbox]", "1: the profile sandbox needs no settings; give yours another name"),
    ("profile = work", "1: there is no profile work; there are sandbox, live"),
    ("base_url = https://a.b", "1: base_url belongs into a section [profile.NAME]"),
    ("[profile.a]\nmouse = on", "2: mouse belongs before the first section"),
    ("draft.submit = ^S", "1: draft.submit belongs into the section [keys]"),
    ("[profile.a]\nbase_url = ftp://a.b", "2: is refused"),
    (
      "[profile.a]\napi_key_env = A\napi_key_file = b",
      "3: a line above says where the key is; keep one of them"
    ),
    (
      "[profile.a]\napi_key_env = $A",
      "2: api_key_env cannot be “$A”; allowed: the name of an environment variable"
    ),
  ])
  func `a line that is wrong is named, with what is allowed`(text: String, error: String) {
    #expect(errors(text) == [error])
  }

  @Test(arguments: ["api_key = secret", "[profile.a]\napi_key = secret", "[keys]\napi_key = secret"])
  func `a key is refused, and never repeated`(text: String) throws {
    let errors = errors(text)
    #expect(errors.count == 1)
    #expect(errors[0].contains("api_key_command") && !errors[0].contains("secret"))
  }

  @Test func `a command with an open quote is refused`() {
    #expect(
      errors("[profile.a]\napi_key_command = pass 'x").first?.hasPrefix("2: api_key_command cannot") == true)
  }

  @Test func `the other lines count`() {
    let configuration = read("mouse = maybe\nplan = free\nwhat\n[keys]\nnobody = x\nedit.undo = Z")
    #expect(configuration.problems.map(\.line) == [1, 3, 5])
    #expect(configuration.preferences.plan == .free)
    #expect(configuration.keys.symbol(of: "edit.undo") == "Z")
  }

  @Test func `the file that is written out sets nothing`() {
    #expect(read(Configuration.template) == Configuration())
  }

  @Test func `every line of the file that is written out can be taken over`() {
    // Only one line may say where the key is.
    let skipped = ["#api_key_command", "#api_key_file"]
    let lines = Configuration.template.split(separator: "\n").filter { line in
      !skipped.contains { line.hasPrefix($0) }
    }
    let text = lines.map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? String(line.dropFirst()) : String(line)
    }.joined(separator: "\n")
    let configuration = read(text)
    #expect(configuration.problems.filter { $0.severity == .error } == [])
    #expect(configuration.preferences.plan == .enterprise)
    for command in CommandTable.all { #expect(configuration.keys.keys(of: command) == command.keys) }
  }

  @Test func `the file that is written out has every setting and every command`() {
    let names =
      Preferences.table.map(\.name) + Profile.table.map(\.name) + CommandTable.all.map(\.name)
    for name in names { #expect(Configuration.template.contains("\n#\(name) ="), "\(name)") }
  }
}
