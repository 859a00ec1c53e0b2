package fangkong.server.tasks.web;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.tasks.AreaLoad;
import fangkong.server.tasks.Round;
import fangkong.server.tasks.TaskKey;
import fangkong.server.tasks.TaskView;
import fangkong.server.tasks.Tasks;
import fangkong.server.tasks.Worklists;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open tasks, most urgent first: a worker's own, or all of a region, of a person or of both. */
@RestController
@RequestMapping("/api/tasks")
class TasksController {

  private static final int MOST = 1_000;

  record Page(List<TaskView> tasks, @Nullable TaskKey next) {}

  private final Tasks tasks;
  private final Worklists worklists;

  TasksController(Tasks tasks, Worklists worklists) {
    this.tasks = tasks;
    this.worklists = worklists;
  }

  @GetMapping("/mine")
  Page mine(
      @RequestParam Optional<OffsetDateTime> afterDue,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "") String afterKind,
      @RequestParam(defaultValue = "") String afterSubject,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    return page(
        worklists.listOpenOf(worker(), key(afterDue, afterPerson, afterKind, afterSubject), most),
        most);
  }

  @GetMapping
  Page inside(
      @RequestParam Optional<String> region,
      @RequestParam Optional<UUID> person,
      @RequestParam Optional<OffsetDateTime> afterDue,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "") String afterKind,
      @RequestParam(defaultValue = "") String afterSubject,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    Region inside = region.map(SignedIn.current()::inside).orElse(null);
    Optional<TaskKey> after = key(afterDue, afterPerson, afterKind, afterSubject);
    if (person.isPresent()) {
      return page(worklists.listOpenOfPerson(person.get(), inside, after, most), most);
    }
    if (inside == null) {
      throw Refused.because(ProblemCode.MISSING_FIELD, "region", "");
    }
    return page(worklists.listOpen(inside, after, most), most);
  }

  @GetMapping("/loads")
  List<Tasks.Load> loads(@RequestParam String region) {
    return tasks.listLoads(SignedIn.current().inside(region));
  }

  @GetMapping("/by-region")
  List<AreaLoad> byRegion(@RequestParam String region) {
    return tasks.listByArea(SignedIn.current().inside(region));
  }

  @GetMapping("/round")
  Round round() {
    return worklists.round(worker());
  }

  private static String worker() {
    String worker = SignedIn.current().worker();
    if (worker == null) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
    return worker;
  }

  private static Optional<TaskKey> key(
      Optional<OffsetDateTime> due, Optional<UUID> person, String kind, String subject) {
    return due.flatMap(at -> person.map(id -> new TaskKey(at.toInstant(), id, kind, subject)));
  }

  private static Page page(List<TaskView> page, int most) {
    if (page.size() < most) {
      return new Page(page, null);
    }
    TaskView last = page.getLast();
    return new Page(
        page, new TaskKey(last.dueAt(), last.person(), last.kind().name(), last.subject()));
  }
}
