package fangkong.server.people;

import fangkong.judgement.regions.Region;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register; each protected field is opened when it is asked for, and no other. Only
 * for the pages that ask for it; never for a log.
 */
public final class Person {

  private final UUID id;
  private final Region region;
  private final Supplier<@Nullable String> name;
  private final Supplier<@Nullable String> idNumber;
  private final Supplier<@Nullable String> phone;

  Person(
      UUID id,
      Region region,
      Supplier<@Nullable String> name,
      Supplier<@Nullable String> idNumber,
      Supplier<@Nullable String> phone) {
    this.id = id;
    this.region = region;
    this.name = name;
    this.idNumber = idNumber;
    this.phone = phone;
  }

  /** Somebody whose fields lie open already. */
  public Person(
      UUID id,
      Region region,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String phone) {
    this(id, region, () -> name, () -> idNumber, () -> phone);
  }

  public UUID id() {
    return id;
  }

  public Region region() {
    return region;
  }

  public @Nullable String name() {
    return name.get();
  }

  public @Nullable String idNumber() {
    return idNumber.get();
  }

  public @Nullable String phone() {
    return phone.get();
  }

  @Override
  public String toString() {
    return "person " + id;
  }
}
