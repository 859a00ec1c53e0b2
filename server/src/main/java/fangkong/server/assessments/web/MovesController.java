package fangkong.server.assessments.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Move;
import fangkong.server.assessments.Moves;
import fangkong.server.people.Person;
import fangkong.server.people.Register;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Sight;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who moved from one grid to another and are not accepted there yet. */
@RestController
@RequestMapping("/api/moves")
class MovesController {

  private static final int MOST = 200;

  /**
   * A move that waits.
   *
   * @param incoming whether whoever asks is of the side that accepts
   */
  record MoveView(
      UUID id,
      UUID person,
      @Nullable String name,
      Region from,
      String fromName,
      Region to,
      String toName,
      Instant movedAt,
      boolean incoming) {}

  /** The latest first; {@code next} continues after it, null at the end. */
  record Page(List<MoveView> moves, @Nullable UUID next) {}

  private final Moves moves;
  private final Register register;
  private final Regions regions;
  private final Sight sight;

  MovesController(Moves moves, Register register, Regions regions, Sight sight) {
    this.moves = moves;
    this.register = register;
    this.regions = regions;
    this.sight = sight;
  }

  @GetMapping
  Page listMoves(
      @RequestParam String region,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<Move> page = moves.page(SignedIn.current().inside(region), after.orElse(null), most);
    return new Page(views(page), page.size() < most ? null : page.getLast().id());
  }

  @PostMapping("/{id}/accept")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acceptMove(@PathVariable UUID id) {
    moves.accept(id, SignedIn.current());
  }

  private List<MoveView> views(List<Move> page) {
    Map<UUID, Person> people =
        register.list(page.stream().map(Move::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    Set<Region> seen = sight.listSeen(page.stream().map(Move::to).toList());
    Tree tree = regions.tree();
    return page.stream()
        .map(move -> {
          Person person = people.get(move.person());
          return new MoveView(
              move.id(),
              move.person(),
              person == null ? null : person.name(),
              move.from(),
              tree.nameOf(move.from()),
              move.to(),
              tree.nameOf(move.to()),
              move.movedAt(),
              seen.contains(move.to()));
        })
        .toList();
  }
}
