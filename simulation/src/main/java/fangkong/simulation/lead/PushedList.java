package fangkong.simulation.lead;

import fangkong.simulation.chance.Chance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One file of leads as another department sends it. */
record PushedList(String name, LocalDateTime pushedAt, List<Row> rows) {

  private static final List<String> COLUMNS =
      List.of("姓名", "身份证号", "手机号", "来源地", "到达时间", "目的地", "推送部门");
  private static final List<String> SENDERS = List.of("公安", "通信管理", "交通运输", "铁路", "疾控");

  PushedList {
    rows = List.copyOf(rows);
  }

  /** A lead, or the repeat of one in another spelling. */
  record Row(Lead lead, boolean repeat) {}

  /** Writes the file; the order of the columns, the BOM and the quotes differ from file to file. */
  void write(Path folder, Chance chance) throws IOException {
    List<String> columns = new ArrayList<>(COLUMNS);
    chance.shuffle(columns);
    String sender = chance.pick(SENDERS);
    boolean quoted = chance.happens(40);
    Spelling spelling = new Spelling(chance);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
      out.write(chance.happens(40) ? "\uFEFF" : "");
      out.write(String.join(",", columns) + "\n");
      for (Row row : rows) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
          String value = value(column, row, sender, spelling);
          values.add(quoted && column.equals("姓名") ? '"' + value + '"' : value);
        }
        out.write(String.join(",", values) + "\n");
      }
    }
  }

  private static String value(String column, Row row, String sender, Spelling spelling) {
    Lead lead = row.lead();
    boolean tidy = !row.repeat();
    return switch (column) {
      case "姓名" -> spelling.name(lead.person().name(), tidy);
      case "身份证号" ->
          lead.by() == Lead.Known.PHONE_ONLY
              ? ""
              : spelling.idNumber(lead.person().idNumber().text(), tidy);
      case "手机号" ->
          lead.by() == Lead.Known.ID_ONLY
              ? ""
              : spelling.phone(Objects.requireNonNull(lead.person().phone()), tidy);
      case "来源地" -> lead.origin().code();
      case "到达时间" -> arrival(lead, row.repeat() != lead.timed());
      case "目的地" -> lead.destination();
      default -> sender;
    };
  }

  private static String arrival(Lead lead, boolean timed) {
    String text = lead.arrives().toString();
    return timed ? text.substring(0, 16).replace('T', ' ') : text.substring(0, 10);
  }
}
