package fangkong.server;

import fangkong.server.database.EarlyDatabase;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The Fangkong server process. Accounts are the accounts module's own, so that none is ever made by
 * default.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Fangkong 防控网",
            version = "0.1.0",
            description = "Facts in through one door; standing, tasks and figures out."),
    servers = @io.swagger.v3.oas.annotations.servers.Server(url = "/"))
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Server {
  public static void main(String[] args) {
    SpringApplication server = new SpringApplication(Server.class);
    server.addInitializers(new EarlyDatabase());
    server.run(args);
  }
}
