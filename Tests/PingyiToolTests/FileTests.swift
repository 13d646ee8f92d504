import Glibc
import Testing

@testable import PingyiTool

/// Files and folders; the expectations follow POSIX and the design's exit statuses.
@Suite struct FileTests {
  let scratch = ScratchFolder()

  @Test("a file that was written is there whole, and nothing else is")
  func writeAndRead() throws {
    try AtomicFile.write(Array("甲\n".utf8), to: scratch.path("a"), overwriting: false)
    #expect(scratch.text("a") == "甲\n")
    #expect(try FileContents.read(scratch.path("a")) == Array("甲\n".utf8))
    #expect(ScratchFolder.names(in: scratch.path) == ["a"])
  }

  @Test("a file is overwritten only when that was asked for")
  func overwriting() throws {
    scratch.put("old", at: "a")
    let refusal = #expect(throws: FileFault.self) {
      try AtomicFile.write([1], to: scratch.path("a"), overwriting: false)
    }
    #expect(refusal?.status.rawValue == 73)
    #expect(scratch.text("a") == "old")
    try AtomicFile.write(Array("new".utf8), to: scratch.path("a"), overwriting: true)
    #expect(scratch.text("a") == "new")
    #expect(ScratchFolder.names(in: scratch.path) == ["a"])
  }

  @Test("a link that leads nowhere is not written through")
  func danglingLink() {
    symlink("nowhere", scratch.path("a"))
    #expect(throws: FileFault.self) {
      try AtomicFile.write([1], to: scratch.path("a"), overwriting: false)
    }
  }

  @Test("what cannot be read is told apart by its status")
  func unreadable() {
    #expect(status { _ = try FileContents.read(scratch.path("none")) } == 66)
    #expect(status { _ = try FileContents.read(scratch.path) } == 66)
    scratch.put("12345", at: "five")
    #expect(status { _ = try FileContents.read(scratch.path("five"), limit: 4) } == 65)
    #expect(status { _ = try FileContents.read(scratch.path("five"), limit: 5) } == nil)
    #expect(status { try AtomicFile.write([1], to: scratch.path("x/y"), overwriting: true) } == 73)
  }

  @Test("a folder's entries come in the order of their bytes, without dot files")
  func entries() throws {
    for name in ["b", "甲", "B", ".hidden", "a"] { scratch.put("", at: name) }
    try Folder.make(scratch.path("d/e"))
    #expect(try Folder.entries(of: scratch.path).map(\.name) == ["B", "a", "b", "d", "甲"])
    #expect(try Folder.entries(of: scratch.path).filter(\.isFolder).map(\.name) == ["d"])
    #expect(try Folder.entries(of: scratch.path, hidden: true).count == 6)
    #expect(try Folder.entries(of: scratch.path("d")).map(\.name) == ["e"])
  }

  @Test("a place that the system cannot look at is not taken for an empty one")
  func unknownPlace() throws {
    symlink("loop", scratch.path("loop"))
    #expect(try Folder.holdsSomething(at: scratch.path("loop")), "the link itself is there")
    #expect(try !Folder.holdsSomething(at: scratch.path("none")))
    #expect(try !Folder.holdsSomething(at: scratch.path("none/below")))
    // POSIX: ELOOP below a link to itself, ENAMETOOLONG for a name of 300 bytes.
    #expect(status { _ = try Folder.holdsSomething(at: scratch.path("loop/a")) } == 66)
    let long = String(repeating: "n", count: 300)
    #expect(status { _ = try Folder.holdsSomething(at: scratch.path(long)) } == 66)
  }

  @Test("making a folder that is there is fine, over a file it is not")
  func makingFolders() throws {
    try Folder.make(scratch.path("d"))
    try Folder.make(scratch.path("d"))
    scratch.put("", at: "f")
    #expect(status { try Folder.make(scratch.path("f")) } == 73)
    #expect(status { try Folder.make(scratch.path("f/g")) } == 73)
  }

  @Test(
    "paths are joined and taken apart as the system reads them",
    arguments: [
      ("a/b", "a", "b"), ("b", ".", "b"), ("/b", "/", "b"), ("/a/b/", "/a", "b"),
      ("./b", ".", "b"), ("甲/乙", "甲", "乙"),
    ])
  func paths(path: String, folder: String, name: String) {
    #expect(PathName.folder(of: path) == folder)
    #expect(PathName.lastName(of: path) == name)
  }

  @Test("joining adds one slash and keeps the present folder out")
  func joining() {
    #expect(PathName.joining("a", "b") == "a/b")
    #expect(PathName.joining("a/", "b") == "a/b")
    #expect(PathName.joining(".", "b") == "b")
  }

  @Test("a descriptor finishes a long write into a pipe and reads it back")
  func descriptors() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    try Descriptor(ends[1]).write(Array("一行\n".utf8))
    close(ends[1])
    let source = Descriptor(ends[0])
    #expect(!source.isTerminal && !source.isRegularFile)
    #expect(try source.read(upTo: 4) == Array("一行\n".utf8.prefix(4)))
    #expect(try source.read(upTo: 100) == Array("一行\n".utf8.dropFirst(4)))
    #expect(try source.read(upTo: 100).isEmpty)
  }

  @Test("a regular file can be read again from where it began")
  func rewinding() throws {
    let number = open(scratch.put("abcdef", at: "a"), O_RDONLY)
    defer { close(number) }
    lseek(number, 2, SEEK_SET)
    let source = Descriptor(number)
    #expect(source.isRegularFile)
    #expect(try source.read(upTo: 9) == Array("cdef".utf8))
    try source.rewind()
    #expect(try source.read(upTo: 2) == Array("cd".utf8))
  }

  @Test("a descriptor that is not open fails in words")
  func closedDescriptor() {
    #expect(throws: StreamFault.self) { try Descriptor(-1).write([1]) }
    #expect(throws: StreamFault.self) { _ = try Descriptor(-1).read(upTo: 1) }
  }

  /// The exit status that a failing call would end with; nil when it did not fail.
  private func status(_ body: () throws -> Void) -> Int32? {
    do {
      try body()
      return nil
    } catch let fault as FileFault {
      return fault.status.rawValue
    } catch {
      return -1
    }
  }
}
