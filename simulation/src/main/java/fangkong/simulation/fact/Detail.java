package fangkong.simulation.fact;

import fangkong.simulation.place.Origin;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What a fact says, by its type. */
public sealed interface Detail {

  /** Lives in the household that the region names. */
  record Residence() implements Detail {}

  /** Announced an arrival. */
  record Declaration(LocalDateTime arrives, Origin origin) implements Detail {}

  /** Came from outside. */
  record Arrival(Origin origin) implements Detail {}

  /** Left for the division {@code to}. */
  record Departure(String to) implements Detail {}

  /** A code or card shown on a telephone. */
  record ShownCode(String issuer, String kind, String value) implements Detail {}

  /** A report on health. */
  record Symptom(boolean present) implements Detail {}

  /** A sample and its result. */
  record Test(boolean positive) implements Detail {}

  /** A door visit to the household that the region names. */
  record Visit(Door door) implements Detail {}

  /** A stay at a place; leaving may go unrecorded. */
  record CheckIn(@Nullable LocalDateTime until, String place) implements Detail {}

  /** A confirmed case. */
  record Case(LocalDateTime onset, LocalDateTime sampled) implements Detail {}

  /** What a visitor found at a door. */
  enum Door {
    MET,
    ABSENT,
    REFUSED
  }
}
