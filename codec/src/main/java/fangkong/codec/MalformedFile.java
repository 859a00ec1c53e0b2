package fangkong.codec;

/** The refusal of a file: one line that names file, line, field and value. */
public final class MalformedFile extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 120;

  /**
   * {@code field} and {@code value} may be empty where the whole line is at fault; {@code line} 0
   * stands for the whole file.
   */
  public MalformedFile(String file, long line, String field, String value, String reason) {
    super(
        file
            + (line > 0 ? ", line " + line : "")
            + (field.isEmpty() ? "" : ", " + field)
            + (value.isEmpty() ? "" : ", value " + cut(value))
            + ": "
            + onOneLine(reason));
  }

  private static String cut(String value) {
    String line = onOneLine(value);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
