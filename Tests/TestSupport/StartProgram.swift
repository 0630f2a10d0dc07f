import CSystem
import CVTerm
import Glibc

/// Starts a program that has nothing of the tests' open, as one of Foundation's may: then a test would wait for the
/// end of what another test's program holds.
/// - Parameters:
///   - executable: its path.
///   - folder: its working folder; nil for that of the tests.
///   - inNewSession: whether the next terminal that it opens is its own.
///   - streams: says what its three streams are.
/// - Returns: its number, to be waited for.
func startProgram(
  _ executable: String, arguments: [String], environment: [String: String], folder: String? = nil,
  inNewSession: Bool = false, streams: (inout posix_spawn_file_actions_t) -> Void
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  streams(&actions)
  posix_spawn_file_actions_addclosefrom_np(&actions, 3)
  if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // The test runner may ignore or block signals; the program is to find what a shell would give it.
  var signals = sigset_t()
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  let session = inNewSession ? cvterm_spawn_setsid() : 0
  posix_spawnattr_setflags(
    &attributes, session | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

  var argumentList = ([executable] + arguments).map { strdup($0) } + [nil]
  var environmentList = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for string in argumentList + environmentList { free(string) } }
  var process: pid_t = 0
  let code = posix_spawn(&process, executable, &actions, &attributes, &argumentList, &environmentList)
  guard code == 0 else { throw PseudoTerminalError(call: "starting \(executable)", code: code) }
  return process
}
