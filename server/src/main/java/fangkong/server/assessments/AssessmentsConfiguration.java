package fangkong.server.assessments;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AssessmentsConfiguration {

  @Bean
  DerivedTable standings() {
    return new DerivedTable("assessments.standing");
  }
}
