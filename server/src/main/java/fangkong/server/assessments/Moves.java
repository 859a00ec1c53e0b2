package fangkong.server.assessments;

import com.github.f4b6a3.uuid.UuidCreator;
import fangkong.judgement.evidence.Channel;
import fangkong.judgement.evidence.Fact;
import fangkong.judgement.evidence.FactType;
import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.evidence.Facts;
import fangkong.server.evidence.FactsAccepted;
import fangkong.server.people.Register;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hand-over of people who move from one grid to another: both sides read of them until the new
 * one accepts. Whoever records a fact about them there has accepted them.
 */
@Service
public class Moves {

  private static final Set<FactType> MEETING =
      Set.of(
          FactType.ARRIVAL,
          FactType.RESIDENCE,
          FactType.STAY,
          FactType.SYMPTOM,
          FactType.LEAD_OUTCOME);
  private static final Set<Channel> ELSEWHERE =
      Set.of(Channel.LIST, Channel.LAB, Channel.VENUE, Channel.INVESTIGATION, Channel.CHECKPOINT);

  private final JdbcMoves jdbc;
  private final Facts facts;
  private final Regions regions;
  private final Clock clock;

  Moves(JdbcMoves jdbc, Facts facts, Regions regions, Clock clock) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.regions = regions;
    this.clock = clock;
  }

  /**
   * Opens a move for whoever left a grid. Somebody who goes on before they are accepted is still
   * handed over by the grid they came from, and whoever comes back is handed over by nobody.
   *
   * @param known the facts of each person
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void open(List<Register.Moved> moved, Map<UUID, List<Fact>> known, Instant at) {
    if (moved.isEmpty()) {
      return;
    }
    Tree tree = regions.tree();
    Map<UUID, Move> open =
        jdbc.listOpenOf(moved.stream().map(Register.Moved::person).toList()).stream()
            .collect(Collectors.toMap(Move::person, Function.identity()));
    List<Move> fresh = new ArrayList<>();
    List<Move> goingOn = new ArrayList<>();
    List<Move> back = new ArrayList<>();
    for (Register.Moved each : moved) {
      Move before = open.get(each.person());
      Region from = before == null ? each.from() : before.from();
      boolean away = isAnotherGrid(tree, from, each.to());
      UUID by = findMover(tree, each.to(), known.getOrDefault(each.person(), List.of()));
      if (before == null && away) {
        fresh.add(
            new Move(UuidCreator.getTimeOrderedEpoch(), each.person(), from, each.to(), at, by));
      } else if (before != null) {
        (away ? goingOn : back)
            .add(new Move(before.id(), each.person(), from, each.to(), before.movedAt(), by));
      }
    }
    jdbc.insert(fresh);
    jdbc.goOn(goingOn);
    jdbc.drop(back);
  }

  /** Who recorded last that they are there. */
  private static @Nullable UUID findMover(Tree tree, Region to, List<Fact> known) {
    Region grid = tree.gridOf(to);
    return known.stream()
        .filter(fact -> tree.gridOf(fact.region()).equals(grid))
        .max(Comparator.comparing(Fact::recordedAt))
        .map(Fact::recordedBy)
        .orElse(null);
  }

  /** Whoever was only put more exactly, or less, has not moved. */
  private static boolean isAnotherGrid(Tree tree, Region from, Region to) {
    return !from.contains(to) && !to.contains(from) && !tree.gridOf(from).equals(tree.gridOf(to));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void acceptWhoIsSeen(FactsAccepted accepted) {
    List<Move> open = accepted.people().isEmpty() ? List.of() : jdbc.listOpenOf(accepted.people());
    if (open.isEmpty()) {
      return;
    }
    Tree tree = regions.tree();
    List<Fact> seen = facts.list(accepted.facts());
    for (Move move : open) {
      Region grid = tree.gridOf(move.to());
      seen.stream()
          .filter(fact -> move.person().equals(fact.person()) && isMeeting(fact))
          .filter(fact -> tree.gridOf(fact.region()).equals(grid))
          .findFirst()
          .ifPresent(fact -> jdbc.accept(move.id(), fact.recordedBy(), clock.instant()));
    }
  }

  /** Somebody of the grid met or asked them: neither a list or a laboratory nor their own word. */
  private static boolean isMeeting(Fact fact) {
    return MEETING.contains(fact.type())
        && !ELSEWHERE.contains(fact.channel())
        && !fact.recordedBy().equals(SignedIn.RESIDENT);
  }

  /** Those into or out of a region whom nobody has accepted yet, the latest first. */
  @Transactional(readOnly = true)
  public List<Move> page(Region inside, @Nullable UUID after, int most) {
    return jdbc.page(inside, after, most);
  }

  /**
   * Takes somebody over; a repeat changes nothing. Only the side they moved to can, and there not
   * the one who recorded that they moved.
   */
  @Transactional
  public void accept(UUID id, SignedIn by) {
    if (jdbc.accept(id, by.account(), clock.instant()) || jdbc.isAccepted(id)) {
      return;
    }
    throw jdbc.findOpen(id)
        .map(move ->
            by.account().equals(move.movedBy())
                ? Refused.because(ProblemCode.OWN_MOVE)
                : Refused.because(ProblemCode.FOREIGN_REGION, "region", move.to().path()))
        .orElseGet(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** Those of the people whom the current scope still sees because they move. */
  @Transactional(readOnly = true)
  Set<UUID> listMoving(Set<UUID> people) {
    return people.isEmpty()
        ? Set.of()
        : jdbc.listOpenOf(people).stream().map(Move::person).collect(Collectors.toSet());
  }
}
