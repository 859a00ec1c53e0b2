package fangkong.assessment;

import fangkong.assessment.protocol.Protocol;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The assessment of people under one protocol in one time zone: a pure function of evidence and
 * instant.
 *
 * <p>Source: contracts/assess.md. Safe for any number of threads.
 */
public final class Assess {
  private final Protocol protocol;
  private final ZoneId zone;

  public Assess(Protocol protocol, ZoneId zone) {
    this.protocol = protocol;
    this.zone = zone;
  }

  /**
   * The standing of {@code person} as of {@code asOf}.
   *
   * @param evidence asked for this person and for everyone linked to them by exposures
   */
  public Assessment assess(String person, EvidenceSource evidence, Instant asOf) {
    Objects.requireNonNull(evidence, protocol.id() + zone + asOf);
    return new Assessment(person, List.of(), List.of(), false, Optional.empty());
  }
}
