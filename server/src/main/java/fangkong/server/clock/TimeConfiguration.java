package fangkong.server.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  private static final String SYSTEM = "system";

  @Bean
  ZoneId zone(@Value("${fangkong.zone:Asia/Shanghai}") String zone) {
    return ZoneId.of(zone);
  }

  /**
   * What time it is for everything that is recorded or derived: the system's time, or in a
   * synthetic installation one that can be set.
   */
  @Bean
  @Primary
  Clock clock(
      @Qualifier(SYSTEM) Clock system, @Value("${fangkong.synthetic:false}") boolean synthetic) {
    return synthetic ? new DemonstrationClock(system) : system;
  }

  /**
   * The system's time in every installation: how long a session holds does not depend on what day a
   * rehearsal plays. It ticks as finely as the database keeps times, so that what is stored as of
   * now is not a little later than now.
   */
  @Bean
  @Qualifier(SYSTEM)
  Clock systemClock(ZoneId zone) {
    return Clock.tick(Clock.system(zone), Duration.of(1, ChronoUnit.MICROS));
  }
}
