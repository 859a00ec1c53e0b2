package fangkong.server.assessments.web;

import fangkong.judgement.evidence.Fact;
import fangkong.judgement.standings.Adopted;
import fangkong.judgement.standings.Adoption;
import fangkong.server.assessments.Histories;
import fangkong.server.assessments.History;
import fangkong.server.evidence.Facts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How it came to somebody's standing, and what became known too late to be shown. */
@RestController
@RequestMapping("/api/people/{id}/history")
class HistoryController {

  /**
   * A fact that was recorded after the time it was known at.
   *
   * @param id null where it is of somebody out of sight, and so are {@code type} and {@code at}
   */
  record Late(
      @Nullable UUID id,
      @Nullable String type,
      @Nullable OffsetDateTime at,
      OffsetDateTime known,
      OffsetDateTime recorded) {}

  /** A protocol that was adopted after the time it took effect at. */
  record LateAdoption(String protocol, OffsetDateTime effectiveFrom, OffsetDateTime adopted) {}

  /**
   * A state from an instant on.
   *
   * @param known as it is known now; null where nothing is
   * @param shown what was shown then; null where nothing was
   * @param changed whether the two differ
   * @param late the facts that made the difference
   * @param adoption the protocol that made it, where one did
   */
  record Step(
      OffsetDateTime from,
      History.@Nullable State known,
      History.@Nullable State shown,
      boolean changed,
      List<Late> late,
      @Nullable LateAdoption adoption) {}

  /**
   * Oldest first.
   *
   * @param cut whether there was more than is told
   */
  record Told(List<Step> steps, boolean cut) {}

  private final Histories histories;
  private final Facts facts;
  private final Clock clock;

  HistoryController(Histories histories, Facts facts, Clock clock) {
    this.histories = histories;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping
  Told showHistory(@PathVariable UUID id, @RequestParam Optional<OffsetDateTime> asOf) {
    Instant at = asOf.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
    History history = histories.of(id, at);
    Set<UUID> inSight =
        facts
            .list(
                history.steps().stream()
                    .flatMap(step -> step.late().stream())
                    .map(Fact::id)
                    .collect(Collectors.toSet()))
            .stream()
            .map(Fact::id)
            .collect(Collectors.toSet());
    return new Told(
        history.steps().stream().map(step -> step(step, inSight)).toList(), history.cut());
  }

  private Step step(History.Step step, Set<UUID> inSight) {
    return new Step(
        local(step.from()),
        step.known(),
        step.shown(),
        step.changedLater(),
        step.late().stream().map(fact -> late(fact, inSight.contains(fact.id()))).toList(),
        step.adopted() == null ? null : late(step.adopted()));
  }

  private LateAdoption late(Adopted adopted) {
    Adoption adoption = adopted.adoption();
    return new LateAdoption(
        adoption.protocol(), local(adoption.effectiveFrom()), local(adopted.at()));
  }

  private Late late(Fact fact, boolean inSight) {
    return new Late(
        inSight ? fact.id() : null,
        inSight ? fact.type().word() : null,
        inSight ? local(fact.at()) : null,
        local(fact.known()),
        local(fact.recordedAt()));
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
