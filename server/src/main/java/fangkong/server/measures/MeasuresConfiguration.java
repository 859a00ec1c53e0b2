package fangkong.server.measures;

import fangkong.server.assessments.DerivedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeasuresConfiguration {

  @Bean
  DerivedTable measureTable() {
    return new DerivedTable("measures.measure");
  }
}
