import Glibc

extension Surroundings {
  /// The real world of this process.
  ///
  /// Writing to a closed pipe or beyond a size limit then fails with words instead of ending the
  /// process, and a closed standard descriptor is occupied so that no file opened later takes its
  /// number: reading a closed input and writing a closed output still fail.
  public static func ofThisProcess() -> Surroundings {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for (number, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] {
      if fcntl(number, F_GETFD) < 0 { _ = open("/dev/null", mode) }
    }
    return Surroundings(
      environment: { name in getenv(name).map { String(cString: $0) } },
      clock: { Int64(time(nil)) },
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      },
      hostName: {
        var name = utsname()
        guard uname(&name) == 0 else { return "" }
        return withUnsafeBytes(of: &name.nodename) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
      },
      input: Descriptor(STDIN_FILENO), output: Descriptor(STDOUT_FILENO),
      diagnostics: Descriptor(STDERR_FILENO),
      terminal: isatty(STDIN_FILENO) == 1
        ? ControllingTerminal(input: STDIN_FILENO, screen: STDERR_FILENO) : nil)
  }
}
