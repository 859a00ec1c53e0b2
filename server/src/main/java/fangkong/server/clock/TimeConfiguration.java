package fangkong.server.clock;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  ZoneId zone(@Value("${fangkong.zone:Asia/Shanghai}") String zone) {
    return ZoneId.of(zone);
  }

  /** The system's clock; in a synthetic installation one that can be set. */
  @Bean
  Clock clock(ZoneId zone, @Value("${fangkong.synthetic:false}") boolean synthetic) {
    return synthetic ? new DemonstrationClock(Clock.system(zone)) : Clock.system(zone);
  }
}
