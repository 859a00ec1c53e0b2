package fangkong.codec;

import fangkong.assessment.protocol.Staffing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The norms of staff, {@code norms/staffing.yaml} in a folder of protocols. */
public final class StaffingFile {
  private StaffingFile() {}

  /**
   * The norms of a folder of protocols, none where it has no such file.
   *
   * @throws MalformedFile at the first mistake, with file, line, key and value
   */
  public static Staffing read(Path folder) throws IOException {
    Path path = folder.resolve("norms").resolve("staffing.yaml");
    if (!Files.exists(path)) {
      return Staffing.NONE;
    }
    YamlEntry root =
        new YamlEntry(
            path.toString(), "", ProtocolFiles.compose(path, ProtocolFiles.text(path), "norms:"));
    FileSchema.NORMS.check(root);
    YamlEntry norms = root.required(root.mapping(), "norms");
    List<Staffing.Norm> read = norms.list().stream().map(StaffingFile::norm).toList();
    return norms.building(() -> new Staffing(read));
  }

  private static Staffing.Norm norm(YamlEntry entry) {
    Map<String, YamlEntry> keys = entry.mapping();
    return entry.building(() ->
        new Staffing.Norm(
            entry.required(keys, "role").choice(Staffing.Role.class),
            entry.required(keys, "by").choice(Staffing.Basis.class),
            entry.required(keys, "per").whole(),
            entry.required(keys, "least").whole(),
            YamlEntry.wholeOf(keys, "most"),
            LayerYaml.source(entry, keys)));
  }
}
