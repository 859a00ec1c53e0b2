package fangkong.cli.demo;

/**
 * A figure that must come out.
 *
 * @param row the requirement row it serves
 * @param name key of its text
 */
record Check(String row, String name, long expected, long actual) {
  boolean held() {
    return expected == actual;
  }
}
