/// What `--help` prints.
enum Usage {
  static let version = "0.1.0"

  static let text = """
    heygen-tui: compose and render AI-avatar videos in the terminal

      heygen-tui [--sandbox] [--base-url URL] [--profile NAME]
          Opens the composer: on the profile that the configuration says, else on the live service when
          HEYGEN_API_KEY is set, else on the sandbox. NAME is sandbox, live, or a profile of the configuration.
      heygen-tui sandbox [--port N] [--quota SECONDS]
          Runs the sandbox alone until it is interrupted; with a quota it makes so many seconds of video.
      heygen-tui validate [--kind KIND] [--plan PLAN] [--json] FILE…
          Names every problem of a request, a line each; - reads standard input.
      heygen-tui submit [--kind KIND] [--wait] [--download DIR] [--json] [--sandbox] [--base-url URL]
                        [--profile NAME] FILE
          Submits a request and prints the video's id; --wait ends when the video does.
      heygen-tui fields [--markdown] [KIND]
          Prints the table of fields.
      heygen-tui config init | check [FILE] | path
          Writes the configuration file with every setting explained, names what is wrong in it, or says where it is.
      heygen-tui --help | --version

    KIND is studio, transparent, avatar-iv or v3; without one it is recognised by what the file holds.
    PLAN is free, creator, team or enterprise, and limits how long a script may be before it is warned of.
    Environment: HEYGEN_API_KEY, HEYGEN_BASE_URL, XDG_CONFIG_HOME, XDG_DATA_HOME, NO_COLOR.
    Exit codes: 0 done, 1 failed, 2 usage or unreadable input, 3 key missing or refused, 4 timed out waiting,
    5 limits or credits, 6 invalid request, 7 offline.

    """
}
