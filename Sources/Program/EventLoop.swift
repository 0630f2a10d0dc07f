import Cells
import Composer
import Foundation
import Terminal

/// The main thread: sleeps until there is input or a message, takes all of it, draws one frame.
final class EventLoop {
  private let screen: Screen
  private let mailbox: Mailbox
  private let editor: ExternalEditor
  private let service: ServiceRun
  private var state: State
  /// Whether the state has changed since the frame that is shown.
  private var isStale = false
  /// The signal that ends the program, or 0 when the user quits.
  private var ending: Int32?

  init(
    screen: Screen, mailbox: Mailbox, editor: ExternalEditor, state: State, service: ServiceRun
  ) {
    self.editor = editor
    self.screen = screen
    self.mailbox = mailbox
    self.state = state
    self.service = service
  }

  /// Runs until the user quits.
  /// - Returns: the signal that ended it, or 0.
  func start() -> Int32 {
    screen.show(view(state, size: screen.size))
    while ending == nil {
      let before = state
      wait()
      take(.timePassed(Date()))
      for message in mailbox.takeAll() { take(message) }
      for input in state.joiningLetters(of: screen.readEvents()) { take(.input(input)) }
      if screen.hasHungUp { ending = SIGHUP }
      if state != before { isStale = true }
      if ending == nil, isStale, !screen.isBehind {
        screen.show(view(state, size: screen.size))
        isStale = false
      }
    }
    return ending ?? 0
  }

  /// Sleeps until a key, a message, or the moment at which something visible changes by itself.
  private func wait() {
    var descriptors = [
      pollfd(fd: screen.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let change = state.nextVisibleChange.map { min(max($0.timeIntervalSinceNow, 0.02), 60) }
    // A frame that waits for a slow terminal is drawn when that answers, which is input, too.
    let timeout = (isStale ? Screen.patience : change).map { $0 * 1000 }
    _ = poll(&descriptors, 2, timeout.map { Int32($0.rounded(.up)) } ?? -1)
  }

  private func take(_ message: Message) {
    switch message {
    case .event(let event): take(event)
    case .signal(let signal): take(signal: signal)
    }
  }

  private func take(_ event: Event) {
    for effect in update(&state, event) {
      switch effect {
      case .quit: ending = 0
      case .suspend: lendTerminal { stopUntilContinued() }
      case .editText(let text): edit(text)
      case .redraw: screen.repaint()
      case .ringBell: screen.bell()
      case .notify(let text): screen.notify(text)
      case .switchProfile(let name): switchProfile(to: name)
      case .copy(let text, let what, _):
        service.run(.copy(text, what: what, isSentToTerminal: screen.sendToClipboard(text)))
      default: service.run(effect)
      }
    }
  }

  private func take(signal: Int32) {
    switch signal {
    case SIGWINCH:
      screen.resize()
      take(.input(.resized(screen.size)))
    case SIGTSTP: lendTerminal { stopUntilContinued() }
    case SIGTERM, SIGHUP, SIGINT: ending = signal
    default: break
    }
  }

  /// Lets the user's editor work on a text, and takes over what it wrote.
  private func edit(_ text: EditedText) {
    let result: Result<EditedText, ProgramError> = lendTerminal {
      // Who writes a long text learns all the same that a video is ready.
      Result { () throws(ProgramError) in
        try editor.edit(text) { event in
          self.take(.timePassed(Date()))
          self.take(event)
        }
      }
    }
    switch result {
    case .success(let edited): take(.textEdited(edited))
    case .failure(let error): take(.noticed(Notice(.error, error.description)))
    }
  }

  /// Goes over to another profile's service; when its key cannot be had, everything stays as it is.
  private func switchProfile(to name: String) {
    do {
      // A program that hands out keys may ask for a password.
      let next =
        service.asksOnTerminal(name)
        ? try lendTerminal { Result { () throws(ProgramError) in try service.find(name) } }.get()
        : try service.find(name)
      service.leave(isKeyRefused: state.isKeyRefused)
      // What has been told meanwhile is of the service that is left.
      for message in mailbox.takeAll() { take(message) }
      take(.serviceChanged(service.enter(next)))
    } catch {
      take(.noticed(Notice(.error, "\(error)")))
    }
  }

  /// Gives the terminal back for a while, and takes it again.
  private func lendTerminal<Value>(_ work: () -> Value) -> Value {
    screen.suspend()
    defer { takeTerminal() }
    return work()
  }

  private func takeTerminal() {
    screen.resume()
    take(.input(.resized(screen.size)))
    screen.show(view(state, size: screen.size))
  }
}
