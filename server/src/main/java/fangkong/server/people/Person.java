package fangkong.server.people;

import fangkong.judgement.regions.Region;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in the register, opened. Only for the pages that ask for it; never for a log. */
public record Person(
    UUID id,
    Region region,
    @Nullable String name,
    @Nullable String idNumber,
    @Nullable String phone) {

  @Override
  public String toString() {
    return "person " + id;
  }
}
