package fangkong.server.tasks.web;

import fangkong.server.accounts.SignedIn;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.Refused;
import fangkong.server.regions.Region;
import fangkong.server.tasks.Task;
import fangkong.server.tasks.TaskKey;
import fangkong.server.tasks.Tasks;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open tasks, most urgent first: a worker's own, or all of a region. */
@RestController
@RequestMapping("/api/tasks")
class TasksController {

  private static final int MOST = 1_000;

  record Page(List<Task> tasks, @Nullable TaskKey next) {}

  private final Tasks tasks;

  TasksController(Tasks tasks) {
    this.tasks = tasks;
  }

  @GetMapping("/mine")
  Page mine(
      @RequestParam Optional<OffsetDateTime> afterDue,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "") String afterKind,
      @RequestParam(defaultValue = "") String afterSubject,
      @RequestParam(defaultValue = "100") int limit) {
    String worker = SignedIn.current().worker();
    if (worker == null) {
      throw Refused.because(ProblemCode.NO_RIGHT);
    }
    int most = Math.clamp(limit, 1, MOST);
    return page(
        tasks.listOpenOf(worker, key(afterDue, afterPerson, afterKind, afterSubject), most), most);
  }

  @GetMapping
  Page inside(
      @RequestParam String region,
      @RequestParam Optional<OffsetDateTime> afterDue,
      @RequestParam Optional<UUID> afterPerson,
      @RequestParam(defaultValue = "") String afterKind,
      @RequestParam(defaultValue = "") String afterSubject,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    return page(
        tasks.listOpen(region(region), key(afterDue, afterPerson, afterKind, afterSubject), most),
        most);
  }

  @GetMapping("/loads")
  List<Tasks.Load> loads(@RequestParam String region) {
    return tasks.listLoads(region(region));
  }

  private static Region region(String path) {
    Region region =
        Region.find(path).orElseThrow(() -> Refused.because(ProblemCode.BAD_VALUE, "region", path));
    if (!SignedIn.current().sees(region)) {
      throw Refused.because(ProblemCode.FOREIGN_REGION, "region", path);
    }
    return region;
  }

  private static Optional<TaskKey> key(
      Optional<OffsetDateTime> due, Optional<UUID> person, String kind, String subject) {
    return due.flatMap(at -> person.map(id -> new TaskKey(at.toInstant(), id, kind, subject)));
  }

  private static Page page(List<Task> page, int most) {
    if (page.size() < most) {
      return new Page(page, null);
    }
    Task last = page.getLast();
    return new Page(
        page, new TaskKey(last.dueAt(), last.person(), last.kind().name(), last.subject()));
  }
}
