package fangkong.server.assessments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FindingLimits.class)
class AssessmentsConfiguration {

  @Bean
  DerivedTable standings() {
    return new DerivedTable("assessments.standing");
  }
}
