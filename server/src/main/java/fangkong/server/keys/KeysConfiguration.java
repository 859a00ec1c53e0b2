package fangkong.server.keys;

import fangkong.server.database.Folders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

  @Bean
  Sealing sealing(Folders folders) {
    return Sealing.open(folders.keys());
  }
}
