package fangkong.server.people;

import org.jspecify.annotations.Nullable;

/** Protected fields of somebody as they are; null where none is registered. It prints nothing. */
public record Revealed(@Nullable String idNumber, @Nullable String phone) {

  @Override
  public String toString() {
    return "protected fields";
  }
}
