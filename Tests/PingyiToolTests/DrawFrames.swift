import Glibc

/// A frame of ten grassroots units, and what sha256sum says about it.
enum DrawFrames {
  /// The frame: eight standalone unions, of which four belong to U01 and four to U02.
  static let text = """
    id,name,parent,members,standalone
    G07,第七小学工会,U02,41,否
    G01,第一机床厂工会,U01,310,是
    G03,第三合作社工会,U01,52,是
    G02,第二纺织厂工会,U01,275,是
    G10,第十建筑公司工会,U02,96,是
    G04,第四中学工会,U01,120,是
    G08,第八医院工会,U02,230,是
    G05,第五食品厂工会,U02,33,是
    G06,第六印刷厂工会,U02,18,是
    G09,第九运输队工会,U01,64,否

    """

  /// A ticket: id, stratum, and what `printf '%s,%s' 20260601 ID | sha256sum` prints.
  struct Drawn: Sendable, Equatable {
    let id: String
    let stratum: String
    let ticket: String
  }

  /// The standalone unions of each stratum, sorted by `sort` on the output of sha256sum.
  static let order = [
    Drawn(
      id: "G04", stratum: "U01",
      ticket: "6243fd75574dbabac4cebec57ae81a2d8f66495a0acb939dbab401eef5284829"),
    Drawn(
      id: "G02", stratum: "U01",
      ticket: "a350fdc42d782ccf861aceb7bae2606ee57e55868411eb5a5e006798790b6f0b"),
    Drawn(
      id: "G01", stratum: "U01",
      ticket: "af1f9cebdf33b710653cce0072cc279bd75a09a1ae59408e0e928b64a98d7d59"),
    Drawn(
      id: "G03", stratum: "U01",
      ticket: "db4ee1d706291c6a958630ecedba512d17304d290166669b7cd3df3ec2867ef1"),
    Drawn(
      id: "G08", stratum: "U02",
      ticket: "0b7c14395f3f68ecc026e871becac4c3f5e0d050e089fd6714fa834b494d4a8c"),
    Drawn(
      id: "G06", stratum: "U02",
      ticket: "118a7f6b826f505ddcbf2a5c2ad13756c430c4993deef3e221f7730a265b2389"),
    Drawn(
      id: "G05", stratum: "U02",
      ticket: "653604e2b5b765ad61ab4b8cdf764f4bd016f6a36ed3803a0565319408d53bb1"),
    Drawn(
      id: "G10", stratum: "U02",
      ticket: "757b5ef703ea4f086f2b099ca2b4fe41d9c576c24cac2f25ce3b2e3808394d62"),
  ]

  /// A list of a document.
  static func list(_ name: String, of document: Document) -> [Drawn] {
    (0..<(document.count(name) ?? 0)).map { place in
      Drawn(
        id: document.text("\(name)/\(place)/id") ?? "",
        stratum: document.text("\(name)/\(place)/stratum") ?? "",
        ticket: document.text("\(name)/\(place)/ticket") ?? "")
    }
  }
}

extension ScratchFolder {
  /// Puts bytes inside and returns their path.
  func put(_ bytes: [UInt8], at name: String) -> String {
    let path = put("", at: name)
    let descriptor = open(path, O_WRONLY | O_TRUNC)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return path
  }
}
