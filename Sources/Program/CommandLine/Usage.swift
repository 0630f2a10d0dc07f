/// What `--help` prints.
enum Usage {
  static let version = "0.1.0"

  static let text = """
    heygen-tui: compose and render AI-avatar videos in the terminal

      heygen-tui [--sandbox] [--base-url URL] [--profile sandbox|live]
          Opens the composer: on the live service when HEYGEN_API_KEY is set, else on the sandbox.
      heygen-tui sandbox [--port N]
          Runs the sandbox alone until it is interrupted.
      heygen-tui validate [--kind studio] [--json] FILE…
          Names every problem of a request, a line each; - reads standard input.
      heygen-tui submit [--kind studio] [--wait] [--download DIR] [--json] [--sandbox] [--base-url URL] FILE
          Submits a request and prints the video's id; --wait ends when the video does.
      heygen-tui fields [studio]
          Prints the table of fields.
      heygen-tui --help | --version

    Environment: HEYGEN_API_KEY, HEYGEN_BASE_URL, XDG_DATA_HOME, NO_COLOR.
    Exit codes: 0 done, 1 failed, 2 usage or unreadable input, 3 key missing or refused, 4 timed out waiting,
    5 limits or credits, 6 invalid request, 7 offline.

    """
}
