package fangkong.server.emergency;

import fangkong.server.accounts.EmergencyScope;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What each account sees besides its scope right now, by the time of the system. */
@Component
class OpenedScopes implements EmergencyScope {

  private final JdbcEmergency jdbc;
  private final Clock clock;

  OpenedScopes(JdbcEmergency jdbc, @Qualifier("system") Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Opened> findCurrent(UUID account) {
    return jdbc.findCurrent(account, clock.instant());
  }
}
