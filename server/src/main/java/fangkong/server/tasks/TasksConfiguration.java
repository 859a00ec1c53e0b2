package fangkong.server.tasks;

import fangkong.server.assessments.DerivedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TasksConfiguration {

  @Bean
  DerivedTable taskTable() {
    return new DerivedTable("tasks.task");
  }
}
