package fangkong.server.declarations;

import fangkong.server.assessments.Appeal;
import fangkong.server.assessments.Appeals;
import fangkong.server.assessments.RulingProposal;
import fangkong.server.assessments.Rulings;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The appeals of the holder of a card, told without the names of those who deal with them. */
@Component
class HoldersAppeals {

  private final Appeals appeals;
  private final Rulings rulings;
  private final Clock clock;

  HoldersAppeals(Appeals appeals, Rulings rulings, Clock clock) {
    this.appeals = appeals;
    this.rulings = rulings;
    this.clock = clock;
  }

  Mine.Appealed file(Appeal.Wanted wanted) {
    return told(List.of(appeals.fileOwn(wanted)), wanted.person()).getFirst();
  }

  List<Mine.Appealed> listOf(UUID person) {
    return told(appeals.listOwn(person), person);
  }

  /** Nothing that is of anybody but this person is told. */
  private List<Mine.Appealed> told(List<Appeal> all, UUID person) {
    List<UUID> started = new ArrayList<>();
    for (Appeal appeal : all) {
      Appeal.Answer answer = appeal.answer();
      if (answer != null && answer.ruling() != null) {
        started.add(answer.ruling());
      }
    }
    Map<UUID, RulingProposal.State> states =
        rulings.list(started).stream()
            .filter(ruling -> ruling.person().equals(person))
            .collect(Collectors.toMap(RulingProposal::id, RulingProposal::state));
    Instant now = clock.instant();
    return all.stream().map(appeal -> told(appeal, states, now)).toList();
  }

  private Mine.Appealed told(Appeal appeal, Map<UUID, RulingProposal.State> states, Instant now) {
    Appeal.Answer answer = appeal.answer();
    return new Mine.Appealed(
        appeal.id(),
        appeal.clause(),
        appeal.text(),
        local(appeal.filedAt()),
        local(appeal.deadline()),
        appeal.state(),
        appeal.isOverdue(now),
        answer == null ? null : answer.outcome(),
        answer == null ? null : answer.reason(),
        answer == null ? null : answer.clause(),
        answer == null ? null : ruling(answer, states),
        answer == null ? null : local(answer.at()));
  }

  private static RulingProposal.@Nullable State ruling(
      Appeal.Answer answer, Map<UUID, RulingProposal.State> states) {
    UUID ruling = answer.ruling();
    return ruling == null ? null : states.get(ruling);
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
