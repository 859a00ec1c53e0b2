package fangkong.cli.assess;

import fangkong.assessment.CodePoints;
import fangkong.assessment.EvidenceIndex;
import fangkong.assessment.evidence.Evidence;
import fangkong.assessment.evidence.Evidence.Decision;
import fangkong.assessment.evidence.Evidence.Ruling;
import fangkong.assessment.protocol.Protocol;
import fangkong.cli.Refusal;
import fangkong.codec.EvidenceLines;
import fangkong.codec.MalformedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An evidence file, read whole, with its people in the order of the output. */
public record EvidenceFile(EvidenceIndex index, List<String> persons) {

  /** Reads a file; a ruling may only name a category of one of the protocols. */
  static EvidenceFile read(Path file, List<Protocol> protocols) {
    List<Evidence> lines = new ArrayList<>();
    try {
      EvidenceLines.read(
          file,
          (line, number) -> {
            checkCategory(file.toString(), number, line, protocols);
            lines.add(line);
          });
    } catch (MalformedFile e) {
      throw new Refusal(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal(unreadable(file.toString()), e);
    }
    EvidenceIndex index = EvidenceIndex.of(lines);
    return new EvidenceFile(index, index.persons().stream().sorted(CodePoints.ORDER).toList());
  }

  /** What is said of a file that cannot be read. */
  public static String unreadable(String file) {
    return "option --evidence, value " + file + ": it cannot be read";
  }

  /**
   * Refuses a ruling that names a category of none of the protocols.
   *
   * @throws MalformedFile with the file, the number of the line, the field and its value
   */
  public static void checkCategory(
      String file, long number, Evidence line, List<Protocol> protocols) {
    if (line instanceof Ruling ruling
        && ruling.decision() instanceof Decision.Assign(String category)
        && protocols.stream().noneMatch(protocol -> protocol.allows(category))) {
      throw new MalformedFile(
          file,
          number,
          "field category",
          '"' + category + '"',
          "is not a category of " + protocols.stream().map(Protocol::id).toList());
    }
  }
}
