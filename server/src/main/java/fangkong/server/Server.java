package fangkong.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The Fangkong server process. Accounts are the accounts module's own, so that none is ever made by
 * default.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Server {
  public static void main(String[] args) {
    SpringApplication.run(Server.class, args);
  }
}
