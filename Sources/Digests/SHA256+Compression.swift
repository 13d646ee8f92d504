extension SHA256 {
  /// The eight words of an intermediate hash value, and the function that takes blocks into them.
  struct State: Sendable {
    // FIPS 180-4, 5.3.3: the first 32 bits of the fractional parts of the square roots of the
    // first eight primes.
    private var words: InlineArray<8, UInt32> = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The hash value, when the padded message has been taken in.
    var digest: Digest {
      func pair(_ index: Int) -> UInt64 {
        UInt64(words[index]) << 32 | UInt64(words[index + 1])
      }
      return Digest(words: (pair(0), pair(2), pair(4), pair(6)))
    }

    /// Takes in blocks of 64 bytes that lie behind one another in memory (FIPS 180-4, 6.2.2).
    mutating func compress(_ start: UnsafeRawPointer, blocks: Int) {
      // The message schedule needs only its last 16 words; both live on the stack.
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
        roundConstants.span.withUnsafeBufferPointer { constants in
          guard let w = schedule.baseAddress, let k = constants.baseAddress else { return }
          for index in 0..<blocks {
            take(start + index * 64, w, k)
          }
        }
      }
    }

    /// One block: 16 rounds on the block's own words, 48 on words extended from them.
    ///
    /// The rounds are written out so that the eight variables change places by name, not by moves.
    @inline(__always)
    private mutating func take(
      _ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>
    ) {
      for index in 0..<16 {
        w[index] = UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
      }
      var (a, b, c, d) = (words[0], words[1], words[2], words[3])
      var (e, f, g, h) = (words[4], words[5], words[6], words[7])
      step(a, b, c, &d, e, f, g, &h, k[0] &+ w[0])
      step(h, a, b, &c, d, e, f, &g, k[1] &+ w[1])
      step(g, h, a, &b, c, d, e, &f, k[2] &+ w[2])
      step(f, g, h, &a, b, c, d, &e, k[3] &+ w[3])
      step(e, f, g, &h, a, b, c, &d, k[4] &+ w[4])
      step(d, e, f, &g, h, a, b, &c, k[5] &+ w[5])
      step(c, d, e, &f, g, h, a, &b, k[6] &+ w[6])
      step(b, c, d, &e, f, g, h, &a, k[7] &+ w[7])
      step(a, b, c, &d, e, f, g, &h, k[8] &+ w[8])
      step(h, a, b, &c, d, e, f, &g, k[9] &+ w[9])
      step(g, h, a, &b, c, d, e, &f, k[10] &+ w[10])
      step(f, g, h, &a, b, c, d, &e, k[11] &+ w[11])
      step(e, f, g, &h, a, b, c, &d, k[12] &+ w[12])
      step(d, e, f, &g, h, a, b, &c, k[13] &+ w[13])
      step(c, d, e, &f, g, h, a, &b, k[14] &+ w[14])
      step(b, c, d, &e, f, g, h, &a, k[15] &+ w[15])
      var t = 16
      while t < 64 {
        step(a, b, c, &d, e, f, g, &h, k[t + 0] &+ extend(w, 0))
        step(h, a, b, &c, d, e, f, &g, k[t + 1] &+ extend(w, 1))
        step(g, h, a, &b, c, d, e, &f, k[t + 2] &+ extend(w, 2))
        step(f, g, h, &a, b, c, d, &e, k[t + 3] &+ extend(w, 3))
        step(e, f, g, &h, a, b, c, &d, k[t + 4] &+ extend(w, 4))
        step(d, e, f, &g, h, a, b, &c, k[t + 5] &+ extend(w, 5))
        step(c, d, e, &f, g, h, a, &b, k[t + 6] &+ extend(w, 6))
        step(b, c, d, &e, f, g, h, &a, k[t + 7] &+ extend(w, 7))
        step(a, b, c, &d, e, f, g, &h, k[t + 8] &+ extend(w, 8))
        step(h, a, b, &c, d, e, f, &g, k[t + 9] &+ extend(w, 9))
        step(g, h, a, &b, c, d, e, &f, k[t + 10] &+ extend(w, 10))
        step(f, g, h, &a, b, c, d, &e, k[t + 11] &+ extend(w, 11))
        step(e, f, g, &h, a, b, c, &d, k[t + 12] &+ extend(w, 12))
        step(d, e, f, &g, h, a, b, &c, k[t + 13] &+ extend(w, 13))
        step(c, d, e, &f, g, h, a, &b, k[t + 14] &+ extend(w, 14))
        step(b, c, d, &e, f, g, h, &a, k[t + 15] &+ extend(w, 15))
        t &+= 16
      }
      words[0] &+= a
      words[1] &+= b
      words[2] &+= c
      words[3] &+= d
      words[4] &+= e
      words[5] &+= f
      words[6] &+= g
      words[7] &+= h
    }
  }
}

/// FIPS 180-4, 6.2.2, step 3, without the exchange of the variables.
@inline(__always)
private func step(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
  _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ constantAndWord: UInt32
) {
  let choice = g ^ (e & (f ^ g))
  let majority = (a & b) | (c & (a | b))
  let sigma1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
  let sigma0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
  let first = h &+ sigma1 &+ choice &+ constantAndWord
  d &+= first
  h = first &+ sigma0 &+ majority
}

/// FIPS 180-4, 6.2.2, step 1: the schedule's next word, put in the place of the one 16 before it.
@inline(__always)
private func extend(_ w: UnsafeMutablePointer<UInt32>, _ index: Int) -> UInt32 {
  let x = w[(index &+ 1) & 15]
  let y = w[(index &+ 14) & 15]
  let sigma0 = rotated(x, 7) ^ rotated(x, 18) ^ (x &>> 3)
  let sigma1 = rotated(y, 17) ^ rotated(y, 19) ^ (y &>> 10)
  let word = w[index] &+ sigma0 &+ w[(index &+ 9) & 15] &+ sigma1
  w[index] = word
  return word
}

@inline(__always)
private func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 {
  (x &>> count) | (x &<< (32 &- count))
}

/// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64
/// primes.
private let roundConstants: InlineArray<64, UInt32> = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
  0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
  0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
  0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
  0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
  0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
  0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
  0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
