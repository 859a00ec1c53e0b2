package fangkong.cli.trace;

import java.util.Random;

/** Check-ins as bytes (chars of Latin-1) in which some were changed at random. */
final class MutatedCsv {
  static final String HEADER = "person,place,entered_at,left_at\n";

  private static final String[] PARTS = {
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\"\n\"",
    "\u00E5\u00BC\u00A0",
    "\u00C0\u0080",
    "\u00FF",
    "\u0000",
    " ",
    "x",
    "Z",
    "+",
    "3",
    "9",
    ",\"",
    "\",",
    "\"a\"\"b\"",
    ""
  };
  private static final String[] TIMES = {
    "2022-05-09T08:30:00+08:00",
    "2022-05-09T08:59:59+08:00",
    "2022-05-09T08:30:00Z",
    "2022-05-10T23:00+08",
    "2022-06-09T08:30:00.5+08:00",
    "2022-06-30T08:30:00-03:30",
    "2022-02-29T08:30:00+08:00",
    "2022-05-09T08:30:00",
    ""
  };

  private MutatedCsv() {}

  /** Rows behind a header, which is changed too now and then. */
  static String text(Random random) {
    String mark = random.nextInt(5) == 0 ? "\u00EF\u00BB\u00BF" : "";
    return mutated(mark + HEADER + rows(random), 0, random);
  }

  /** Rows behind a header that is as it should be. */
  static String withHeader(Random random) {
    return mutated(HEADER + rows(random), HEADER.length(), random);
  }

  private static String rows(Random random) {
    StringBuilder text = new StringBuilder();
    String lineEnd = random.nextInt(3) == 0 ? "\r\n" : "\n";
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(cell("P" + random.nextInt(5), random)).append(',');
      text.append(cell("place-" + random.nextInt(3), random)).append(',');
      text.append(cell(TIMES[random.nextInt(TIMES.length)], random)).append(',');
      text.append(cell(TIMES[random.nextInt(TIMES.length)], random)).append(lineEnd);
    }
    return text.toString();
  }

  private static String cell(String text, Random random) {
    return random.nextInt(6) == 0 ? '"' + text + '"' : text;
  }

  private static String mutated(String text, int from, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(6); i > 0 && mutated.length() > from; i--) {
      int at = random.nextInt(from, mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(3));
      mutated.replace(at, end, PARTS[random.nextInt(PARTS.length)]);
    }
    return mutated.toString();
  }
}
