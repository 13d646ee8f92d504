import Glibc
import Synchronization

/// The terminal of this process.
///
/// Signals that would end the process in the middle of a line are blocked and looked for between
/// lines, at least five times a second, so that no handler and no thread is needed.
final class ControllingTerminal: TypingTerminal {
  /// How long one look at the input lasts, in milliseconds.
  private static let glance: Int32 = 200
  private static let endings = [SIGINT, SIGQUIT, SIGTERM, SIGHUP]

  private let input: Int32
  private let screen: Int32
  /// How the terminal and the signals were before; nil outside ``begin()`` … ``end()``.
  private let before = Mutex<Before?>(nil)

  private struct Before: Sendable {
    let settings: termios?
    let signals: sigset_t
  }

  /// A terminal that is read from one descriptor and written to by another.
  init(input: Int32, screen: Int32) {
    self.input = input
    self.screen = screen
  }

  var columns: Int? {
    var size = winsize()
    guard ioctl(screen, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  func begin() {
    before.withLock { before in
      guard before == nil else { return }
      var blocked = Self.waitedFor
      var old = sigset_t()
      pthread_sigmask(SIG_BLOCK, &blocked, &old)
      var settings = termios()
      let isKnown = tcgetattr(input, &settings) == 0
      before = Before(settings: isKnown ? settings : nil, signals: old)
    }
    eraseWholeCharacters()
  }

  func wait() -> TypingEvent {
    while true {
      if let event = arrivedSignal() { return event }
      var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let count = poll(&waiting, 1, Self.glance)
      if let event = arrivedSignal() { return event }
      if count < 0, errno != EINTR { return .input }
      guard count > 0 else { continue }
      // What was typed before a hang-up is still read.
      return waiting.revents & Int16(POLLIN) != 0 ? .input : .closed
    }
  }

  func end() {
    before.withLock { state in
      guard let old = state else { return }
      state = nil
      if var settings = old.settings { tcsetattr(input, TCSANOW, &settings) }
      while arrivedSignal() != nil {}
      var signals = old.signals
      pthread_sigmask(SIG_SETMASK, &signals, nil)
    }
  }

  private func eraseWholeCharacters() {
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { return }
    settings.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(input, TCSANOW, &settings)
  }

  private static var waitedFor: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in endings + [SIGCONT] { sigaddset(&set, signal) }
    return set
  }

  private func arrivedSignal() -> TypingEvent? {
    var set = Self.waitedFor
    var now = timespec(tv_sec: 0, tv_nsec: 0)
    switch sigtimedwait(&set, nil, &now) {
    case SIGHUP: return .closed
    case SIGINT, SIGQUIT, SIGTERM: return .interrupted
    case SIGCONT:
      eraseWholeCharacters()
      return .continued
    default: return nil
    }
  }
}
