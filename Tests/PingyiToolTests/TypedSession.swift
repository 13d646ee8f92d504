import Glibc

/// The program on a terminal of its own, typed at key by key.
///
/// The terminal is as the kernel makes it: without `IUTF8`, as over an old serial line.
final class TypedSession {
  /// What the clerk sees, from the beginning; carriage returns are left out.
  private(set) var screen = ""
  private var keyboard: Int32
  private var child: pid_t = 0
  private var bytes: [UInt8] = []
  /// What was there when the last wait ended.
  private var seen = 0

  /// How long a wait lasts before it is given up, in seconds; only a hanging program takes it.
  private static let patience = 60

  /// Starts the program with a terminal as its controlling one, 80 columns wide by default.
  init?(
    _ program: BuiltProgram, _ arguments: [String], columns: UInt16 = 80,
    environment: [String] = ["TERM=dumb"]
  ) {
    // What posix_openpt, unlockpt and ptsname do, which Swift's view of glibc does not show.
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard keyboard >= 0, ioctl(keyboard, UInt(0x4004_5431), &isLocked) == 0,
      ioctl(keyboard, UInt(0x8004_5430), &number) == 0
    else { return nil }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a new session opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, which Swift's view of glibc does not show.
    posix_spawnattr_setflags(&attributes, 0x80)
    let words = [program.path] + arguments
    let variables = environment + ["PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]
    let spawned = words.withCStrings { argv in
      variables.withCStrings { envp in
        posix_spawn(&child, program.path, &actions, &attributes, argv, envp)
      }
    }
    guard spawned == 0 else { return nil }
  }

  deinit {
    if keyboard >= 0 { close(keyboard) }
  }

  /// The program's process.
  var process: pid_t { child }

  /// Presses keys, one after the other.
  func press(_ keys: String) {
    for byte in keys.utf8 { put([byte]) }
  }

  /// Pastes a text at once.
  func paste(_ text: String) { put(Array(text.utf8)) }

  /// Types a line key by key and waits until an answer to it is on the screen.
  func type(_ line: String, until answer: String) -> Bool {
    press(line + "\n")
    return wait(for: answer)
  }

  /// Waits until a text appears after what the last wait saw.
  func wait(for text: String) -> Bool {
    while true {
      if let range = find(text, from: seen) {
        seen = range
        return true
      }
      if !readOn() { return false }
    }
  }

  /// Closes the window: the terminal is gone.
  func closeWindow() {
    close(keyboard)
    keyboard = -1
  }

  /// Whether Backspace erases whole characters now.
  var erasesWholeCharacters: Bool {
    var settings = termios()
    return tcgetattr(keyboard, &settings) == 0 && settings.c_iflag & tcflag_t(IUTF8) != 0
  }

  /// Waits for the program's end; 128 + signal when it was killed, nil when it does not end.
  func end() -> Int32? {
    var status: Int32 = 0
    for _ in 0..<(Self.patience * 20) {
      while keyboard >= 0, readOn(patience: 0) {}
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child {
        while keyboard >= 0, readOn(patience: 0) {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      }
      usleep(50_000)
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    return nil
  }

  private func put(_ keys: [UInt8]) {
    var rest = keys[...]
    while !rest.isEmpty {
      // A terminal takes only what it has room for, so what it shows is read meanwhile.
      var waiting = pollfd(fd: keyboard, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&waiting, 1, Int32(Self.patience) * 1000) > 0 else { return }
      if waiting.revents & Int16(POLLIN) != 0 { _ = readOn(patience: 0) }
      guard waiting.revents & Int16(POLLOUT) != 0 else { continue }
      let piece = Array(rest.prefix(256))
      let count = piece.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private func readOn(patience: Int = patience) -> Bool {
    var waiting = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(patience) * 1000) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 1 << 14)
    let count = block.withUnsafeMutableBytes { read(keyboard, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    bytes += block[..<count]
    screen = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
    return true
  }

  /// The offset after a text, in the bytes of the screen.
  private func find(_ text: String, from start: Int) -> Int? {
    let haystack = Array(screen.utf8)
    let needle = Array(text.utf8)
    guard haystack.count >= needle.count, start <= haystack.count - needle.count else { return nil }
    for place in start...(haystack.count - needle.count)
    where haystack[place] == needle[0] && haystack[place..<(place + needle.count)] == needle[...] {
      return place + needle.count
    }
    return nil
  }
}
