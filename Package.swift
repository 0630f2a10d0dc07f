// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// `exclude`: folders beside the tests that they read by path, such as `Snapshots`, and that are no resources.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "heygen-tui",
  products: [.executable(name: "heygen-tui", targets: ["heygen-tui"])],
  targets: [
    .systemLibrary(name: "CNCurses"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CMicroHTTPD"),
    .systemLibrary(name: "CSystem"),

    library("VideoModel"),
    library("SystemCalls", ["CSystem"]),
    library("HeyGenClient", ["VideoModel", "CCurl"]),
    library("VideoJobs", ["HeyGenClient", "VideoModel", "CSQLite"]),
    library("Sandbox", ["VideoModel", "SystemCalls", "CMicroHTTPD"]),
    library("Cells", ["CSystem"]),
    library("Terminal", ["Cells", "SystemCalls", "CNCurses"]),
    library("Composer", ["VideoModel", "Cells"]),
    library(
      "Program",
      [
        "Composer", "Terminal", "Cells", "VideoModel", "HeyGenClient", "VideoJobs", "Sandbox", "SystemCalls",
        "CSystem",
      ]),
    .executableTarget(name: "heygen-tui", dependencies: ["Program"], swiftSettings: settings),

    .executableTarget(
      name: "Benchmarks",
      dependencies: ["Composer", "Cells", "HeyGenClient", "Sandbox", "VideoModel"], path: "Tests/Benchmarks",
      swiftSettings: settings),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "TestSupport", dependencies: ["CVTerm", "CSystem"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("VideoModelTests", ["VideoModel"], exclude: ["Examples"]),
    tests("HeyGenClientTests", ["HeyGenClient", "VideoModel", "Sandbox"]),
    .target(
      name: "FaultyServer", dependencies: ["TestSupport"], path: "Tests/FaultyServer",
      swiftSettings: settings),
    .executableTarget(
      name: "Trial",
      dependencies: ["FaultyServer", "HeyGenClient", "VideoJobs", "VideoModel", "TestSupport"],
      path: "Tests/Trial", swiftSettings: settings),
    tests("VideoJobsTests", ["VideoJobs", "HeyGenClient", "VideoModel", "FaultyServer"]),
    tests("SandboxTests", ["Sandbox", "VideoModel"]),
    tests("SystemCallsTests", ["SystemCalls"]),
    tests("CellsTests", ["Cells"]),
    tests("TerminalTests", ["Terminal", "Cells"]),
    tests("ComposerTests", ["Composer", "VideoModel", "Cells"], exclude: ["Snapshots"]),
    tests(
      "ProgramTests",
      ["Program", "SystemCalls", "Composer", "Cells", "HeyGenClient", "VideoJobs", "VideoModel"]),
    tests("EndToEnd", ["VideoModel"]),
  ]
)
