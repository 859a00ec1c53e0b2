package fangkong.server.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** The log of a server under test. */
public record LogOfServer(ApplicationContext server) {

  /** What {@code ./fangkong audit verify} says of it. */
  public record Verified(long entries, String flaw) {

    public boolean isWhole() {
      return flaw.isEmpty();
    }
  }

  public Verified verify() {
    Verification.Result result = server.getBean(Verification.class).run();
    return new Verified(
        result.entries(), result.flaw().map(Verification.Flaw::toString).orElse(""));
  }

  /** Stores an act of that time, which names an account in its path as well. */
  public void store(OffsetDateTime at, UUID account, UUID person) {
    server
        .getBean(Chaining.class)
        .store(
            new Act(
                at.toInstant(),
                new Actor(account, "GRID_LEAD", ""),
                Kind.WRITE.name(),
                "PUT /api/accounts/" + account,
                List.of(person),
                null));
  }
}
