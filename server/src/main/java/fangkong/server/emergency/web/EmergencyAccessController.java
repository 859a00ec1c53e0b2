package fangkong.server.emergency.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.SignedIn;
import fangkong.server.emergency.Access;
import fangkong.server.emergency.EmergencyAccess;
import fangkong.server.people.Purpose;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a township elsewhere is opened in an emergency, and who looks into it afterwards. */
@RestController
@RequestMapping("/api/emergency-access")
class EmergencyAccessController {

  private static final int MOST = 200;

  /** For a region or for somebody of the register, one of the two. */
  record NewAccess(
      @Nullable Region region, @Nullable UUID person, Purpose purpose, String reason) {}

  record Found(String note) {}

  /** An access with the names of the accounts that were at it; {@code mine} for the asker's own. */
  record Row(
      UUID id,
      String username,
      String role,
      String homeName,
      Region opened,
      String openedName,
      @Nullable UUID person,
      Purpose purpose,
      String reason,
      Instant beganAt,
      Instant endsAt,
      @Nullable Instant endedAt,
      boolean lasts,
      boolean mine,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String note) {}

  /** A page, newest first; {@code next} continues before it, null at the end. */
  record Page(List<Row> accesses, @Nullable UUID next) {}

  private final EmergencyAccess accesses;
  private final Accounts accounts;
  private final Regions regions;

  EmergencyAccessController(EmergencyAccess accesses, Accounts accounts, Regions regions) {
    this.accesses = accesses;
    this.accounts = accounts;
    this.regions = regions;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Row openInEmergency(@RequestBody NewAccess wanted) {
    Region region = wanted.region();
    UUID person = wanted.person();
    SignedIn by = SignedIn.current();
    if (region != null && person == null) {
      return row(accesses.open(region, wanted.purpose(), wanted.reason(), by));
    }
    if (person != null && region == null) {
      return row(accesses.openFor(person, wanted.purpose(), wanted.reason(), by));
    }
    throw Refused.because(ProblemCode.MISSING_FIELD, "region", "");
  }

  @GetMapping
  Page listEmergencyAccesses(
      @RequestParam Optional<UUID> before, @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<Row> page = rows(accesses.page(SignedIn.current(), before.orElse(null), most));
    return new Page(page, page.size() < most ? null : page.getLast().id());
  }

  @DeleteMapping("/{id}")
  Row endEmergencyAccess(@PathVariable UUID id) {
    return row(accesses.end(id, SignedIn.current()));
  }

  @PostMapping("/{id}/acknowledgement")
  Row acknowledgeEmergencyAccess(@PathVariable UUID id, @RequestBody Found found) {
    return row(accesses.acknowledge(id, found.note(), SignedIn.current()));
  }

  private Row row(EmergencyAccess.Listed one) {
    return rows(List.of(one)).getFirst();
  }

  private List<Row> rows(List<EmergencyAccess.Listed> listed) {
    Set<UUID> involved =
        listed.stream()
            .map(EmergencyAccess.Listed::access)
            .flatMap(each ->
                Stream.concat(
                    Stream.of(each.account()),
                    Stream.ofNullable(each.acknowledgement()).map(Access.Acknowledgement::by)))
            .collect(Collectors.toSet());
    Map<UUID, String> names = accounts.listUsernames(involved);
    Tree tree = regions.tree();
    UUID me = SignedIn.current().account();
    return listed.stream().map(each -> row(each, names, tree, me)).toList();
  }

  private static Row row(
      EmergencyAccess.Listed listed, Map<UUID, String> names, Tree tree, UUID me) {
    Access access = listed.access();
    Access.Acknowledgement done = access.acknowledgement();
    return new Row(
        access.id(),
        names.getOrDefault(access.account(), access.account().toString()),
        access.role(),
        Region.find(access.home()).map(tree::nameOf).orElse(""),
        access.opened(),
        tree.nameOf(access.opened()),
        access.person(),
        access.purpose(),
        access.reason(),
        access.beganAt(),
        access.endsAt(),
        access.endedAt(),
        listed.lasts(),
        access.account().equals(me),
        done == null ? null : names.getOrDefault(done.by(), done.by().toString()),
        done == null ? null : done.at(),
        done == null ? null : done.note());
  }
}
