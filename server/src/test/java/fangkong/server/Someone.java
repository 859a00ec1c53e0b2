package fangkong.server;

import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** A made-up person nobody has heard of before, with a number of the area that no division has. */
public record Someone(String idNumber, String name, String phone) {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  public static Someone fresh() {
    int number = NUMBER.incrementAndGet();
    return new Someone(
        idNumber(
            "19%02d0%d%02d%03d"
                .formatted(
                    50 + number / 200_000,
                    1 + number / 20_000 % 9,
                    1 + number / 1000 % 20,
                    number % 1000)),
        "测试"
            + Character.toString(0x4E00 + number % 5000)
            + Character.toString(0x5E00 + number / 5000),
        "1990%07d".formatted(number));
  }

  /** Somebody new whose number ends with X. */
  public static Someone freshEndingWithX() {
    Someone someone = fresh();
    while (!someone.idNumber().endsWith("X")) {
      someone = fresh();
    }
    return someone;
  }

  private static String idNumber(String birthAndSequence) {
    String digits = "990000" + birthAndSequence;
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + CHECKS.charAt(sum % 11);
  }

  /** As a fact names them. */
  public ObjectNode json() {
    return ServerUnderTest.object().put("idNumber", idNumber).put("name", name).put("phone", phone);
  }
}
