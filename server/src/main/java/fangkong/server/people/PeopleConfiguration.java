package fangkong.server.people;

import fangkong.server.database.Folders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

  @Bean
  Keys keys(Folders folders) {
    return Keys.open(folders.keys());
  }
}
