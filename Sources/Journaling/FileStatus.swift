/// What the system says of a file.
public struct FileStatus: Sendable, Hashable {
  /// The file's length in bytes.
  public let size: Int
  /// Whether it is an ordinary file, not a folder, pipe or device.
  public let isRegular: Bool
  /// The disk that holds the file.
  public let device: UInt64
  /// The file's number on that disk; with `device` it identifies the file whatever its name.
  public let inode: UInt64

  /// Collects the facts of a file.
  public init(size: Int, isRegular: Bool, device: UInt64, inode: UInt64) {
    self.size = size
    self.isRegular = isRegular
    self.device = device
    self.inode = inode
  }

  /// Whether two answers are about one file.
  public func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}
