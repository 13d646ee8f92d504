import Testing

@testable import PingyiTool

@Suite struct CivilTimeTests {
  /// Computed with GNU `date -u -d @N +%FT%TZ`; the ends of the range by hand from its definition.
  @Test(
    "seconds since 1970 become the civil date and time in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (951_868_800, "2000-03-01T00:00:00Z"), (2_147_483_648, "2038-01-19T03:14:08Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
      (1_700_000_000, "2023-11-14T22:13:20Z"), (-2_203_891_200, "1900-03-01T00:00:00Z"),
      (-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func moments(seconds: Int64, text: String) {
    #expect(CivilTime(seconds).second == text)
    #expect(CivilTime(seconds).day == String(text.prefix(10)))
  }

  @Test("moments outside of four-digit years are held at the nearest that can be written")
  func extremes() {
    #expect(CivilTime(.min).second == "0000-01-01T00:00:00Z")
    #expect(CivilTime(.max).second == "9999-12-31T23:59:59Z")
  }
}
