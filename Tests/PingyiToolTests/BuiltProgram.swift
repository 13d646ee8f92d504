import Glibc

/// The program as it was built beside the tests, run as a process of its own.
struct BuiltProgram {
  /// What a run left behind.
  struct Outcome {
    /// Standard output and standard error in the order in which they were written.
    let text: String
    /// The exit status; 128 + signal for a process that was killed.
    let status: Int32
  }

  /// The binary.
  let path: String

  /// Another program, such as the shell that a README recipe needs.
  init(path: String) {
    self.path = path
  }

  /// Finds the binary in the folder of the test runner; nil when it was not built.
  init?() {
    guard let runner = CommandLine.arguments.first, let slash = runner.lastIndex(of: "/") else {
      return nil
    }
    // The runner may lie inside a bundle's folder; the products lie beside it.
    var folder = String(runner[..<slash])
    for _ in 0..<4 {
      let candidate = folder + "/pingyi"
      if access(candidate, X_OK) == 0 {
        path = candidate
        return
      }
      guard let up = folder.lastIndex(of: "/") else { return nil }
      folder = String(folder[..<up])
    }
    return nil
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: without the program's own name.
  ///   - folder: the working folder.
  ///   - input: the file that is the standard input, relative to `folder`; nothing by default.
  ///   - start: the shell's words that start the program, here with a limit or a redirection.
  func run(
    _ arguments: [String], in folder: String, input: String? = nil,
    start: String = "exec \"$@\"",
    environment: [String] = ["LC_ALL=zh_CN.UTF-8", "PATH=/usr/bin:/bin"]
  ) -> Outcome? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let source = input.map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 } ?? "/dev/null"
    posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var child: pid_t = 0
    // The shell changes the folder; glibc's own way needs an extension that Swift does not see.
    let words = ["sh", "-c", "cd \"$0\" && \(start)", folder, path] + arguments
    let spawned = words.withCStrings { argv in
      (environment + ["SWIFT_BACKTRACE=enable=no"]).withCStrings { envp in
        posix_spawn(&child, "/bin/sh", &actions, nil, argv, envp)
      }
    }
    close(ends[1])
    defer { close(ends[0]) }
    guard spawned == 0 else { return nil }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(ends[0], &block, block.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += block[..<count]
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
      text: String(decoding: bytes, as: UTF8.self),
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }
}

extension [String] {
  /// The strings as a null-terminated array of C strings, for the length of a call.
  func withCStrings<Result>(
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}
