package fangkong.server.accounts;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RolesConfiguration {

  /**
   * What each role may do in this installation.
   *
   * @param changes a file with the roles that differ from those shipped; empty where none does
   */
  @Bean
  RoleRights roleRights(@Value("${fangkong.roles:}") String changes) {
    RoleRights shipped = RoleRights.shipped();
    return changes.isBlank() ? shipped : shipped.changedBy(Path.of(changes.strip()));
  }
}
