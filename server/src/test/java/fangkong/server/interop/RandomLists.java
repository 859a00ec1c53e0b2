package fangkong.server.interop;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pushed lists of made-up people from a seed, as they come: the same people by number and by name
 * and phone, with shared phones and names, mangled numbers, broken rows, unknown destinations.
 */
final class RandomLists {

  private record Said(String number, String name, String phone) {}

  private static final int PEOPLE = 70;
  private static final int ROWS = 30;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final List<String> COLUMNS = List.of("姓名", "身份证号", "手机号", "来源地", "到达时间", "目的地");
  private static final List<String> ORIGINS =
      List.of("310115", "310115", "31", "440305", "3101", "31011");
  private static final List<String> DATES =
      List.of(
          "2022-06-20",
          "2022/6/20",
          "2022-6-20 8:30",
          "2022-06-21 23:59:59",
          "2022-06-21",
          "２０２２－０６－２１",
          "2022-06-31",
          "2022-13-01",
          "2019-06-20",
          "明天");
  private static final List<String> DESTINATIONS =
      List.of(
          "411526",
          "411526431",
          "41/15/26/431/",
          "41/15/26/431/201/",
          "41/15/26/431/201/G01/",
          "41/15/26/431/201/G01/C01/",
          "41/15/26/431/201/G01/C01/H0007/",
          "41/15/26/431/201/G01/C02/",
          "411526431202",
          "41/15/26/432/202/G01/C02/",
          "41/15/26/439/201/",
          "4115",
          "12/34/",
          "某村");

  private final Random random;
  private final List<Said> people = new ArrayList<>();
  private final List<byte[]> made = new ArrayList<>();

  RandomLists(long seed) {
    random = new Random(seed);
    for (int i = 0; i < PEOPLE; i++) {
      // Every seventh has the name and the phone of the one before, every fifth the phone.
      Said before = people.isEmpty() ? null : people.getLast();
      String name = "名" + Character.toString(0x4E00 + i) + (i % 9 == 4 ? "·艾力" : "");
      String phone = "1380431%04d".formatted(i);
      people.add(
          new Said(
              number("9900001931%02d%02d%03d".formatted(1 + i % 12, 1 + i % 28, i)),
              before != null && i % 7 == 0 ? before.name() : name,
              before != null && (i % 7 == 0 || i % 5 == 0) ? before.phone() : phone));
    }
  }

  private static String number(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + CHECKS.charAt(sum % 11);
  }

  /** As a spreadsheet leaves it; one in eleven is a number nevertheless. */
  private static String mangled(String number) {
    return number.substring(0, 15) + "000";
  }

  Set<String> numbers() {
    Set<String> numbers = new TreeSet<>();
    people.forEach(each -> numbers.addAll(List.of(each.number(), mangled(each.number()))));
    return numbers;
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of("王,明", "王\"小\"明"));
    people.forEach(each -> names.add(each.name()));
    return names;
  }

  Set<String> phones() {
    Set<String> phones = new TreeSet<>();
    people.forEach(each -> phones.add(each.phone()));
    return phones;
  }

  /** The next list; every sixth is one that was there before. */
  byte[] next() {
    if (made.size() % 6 == 5) {
      made.add(made.get(random.nextInt(made.size())));
      return made.getLast();
    }
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.add("备注");
    if (random.nextBoolean()) {
      Collections.shuffle(columns, random);
    }
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "");
    text.append(String.join(",", columns)).append(end);
    for (int row = 0; row < ROWS; row++) {
      text.append(row(columns)).append(random.nextInt(15) == 0 ? end + end : end);
    }
    boolean old = text.charAt(0) != '\uFEFF' && random.nextInt(4) == 0;
    made.add(text.toString().getBytes(old ? Charset.forName("GB18030") : StandardCharsets.UTF_8));
    return made.getLast();
  }

  private String row(List<String> columns) {
    Said said = say(any(people));
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      cells.add(
          switch (column) {
            case "姓名" -> said.name();
            case "身份证号" -> said.number();
            case "手机号" -> said.phone();
            case "来源地" -> random.nextInt(4) == 0 ? any(ORIGINS) : ORIGINS.getFirst();
            case "到达时间" -> random.nextInt(4) == 0 ? any(DATES) : DATES.getFirst();
            case "目的地" -> any(random.nextInt(3) == 0 ? DESTINATIONS : DESTINATIONS.subList(0, 10));
            default -> random.nextInt(3) == 0 ? "\"a,b\"" : "";
          });
    }
    String row = String.join(",", cells);
    return switch (random.nextInt(40)) {
      case 0 -> row + ",";
      case 1 -> row + "\"";
      case 2 -> "";
      default -> row;
    };
  }

  private Said say(Said who) {
    Said other = any(people);
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> new Said("", who.name(), who.phone());
      case 3 -> new Said(who.number(), who.name(), "");
      case 4 -> new Said(who.number(), who.name(), other.phone());
      case 5 -> new Said(who.number(), other.name(), other.phone());
      case 6 ->
          new Said(
              "",
              who.name(),
              "+86 " + who.phone().substring(0, 3) + "-" + who.phone().substring(3));
      case 7 ->
          new Said(" " + who.number().toLowerCase(Locale.ROOT), " " + who.name(), who.phone());
      case 8 -> new Said(mangled(who.number()), who.name(), who.phone());
      case 9 -> new Said("9.90000E+17", who.name(), who.phone());
      case 10 ->
          switch (random.nextInt(5)) {
            case 0 -> new Said(who.number(), "", who.phone());
            case 1 -> new Said("", who.name(), "");
            case 2 -> new Said("", "\"王,明\"", who.phone());
            case 3 -> new Said(who.number(), "\"王\"\"小\"\"明\"", "");
            default -> new Said(who.number(), who.name(), "12345");
          };
      default -> who;
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
