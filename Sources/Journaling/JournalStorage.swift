/// The system calls that a journal needs, one method each, so that tests can let any of them fail.
///
/// A method makes one call and reports its outcome as it is: writes may be short, and an
/// interrupted call says `EINTR`. Patience and judgement belong to the journal.
public protocol JournalStorage: Sendable {
  /// Whether a descriptor is open in this process.
  func isOpen(_ descriptor: Int32) -> Bool
  /// Opens a file; never follows by creating one unless the purpose says so.
  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32
  /// Takes the exclusive lock of an open file without waiting; false when another has it.
  func lock(_ descriptor: Int32) throws(SystemFault) -> Bool
  /// What an open file is.
  func status(of descriptor: Int32) throws(SystemFault) -> FileStatus
  /// What a name stands for; nil when nothing has that name.
  func status(at path: String) throws(SystemFault) -> FileStatus?
  /// Reads at a place in a file; 0 at its end.
  func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFault) -> Int
  /// Writes at the end of a file; returns how much of it was taken.
  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int
  /// Brings a file's contents and size to the disk.
  func synchronizeContents(_ descriptor: Int32) throws(SystemFault)
  /// Brings a folder's names to the disk.
  func synchronizeFolder(_ descriptor: Int32) throws(SystemFault)
  /// Lets the system forget the clean pages of a file, so that the next reading asks the disk.
  func forgetCachedPages(_ descriptor: Int32)
  /// Gives a file another name, in place of the file that has it.
  func rename(_ path: String, to newPath: String) throws(SystemFault)
  /// Removes a name.
  func remove(_ path: String) throws(SystemFault)
  /// Closes a descriptor and gives up its lock.
  func close(_ descriptor: Int32)
}
