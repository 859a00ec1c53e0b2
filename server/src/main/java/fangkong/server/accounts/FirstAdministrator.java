package fangkong.server.accounts;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints the one-time link at the first start; the token stands behind the #, which no browser
 * sends and no proxy logs.
 */
@Component
class FirstAdministrator {

  private final Accounts accounts;

  FirstAdministrator(Accounts accounts) {
    this.accounts = accounts;
  }

  @EventListener
  void offer(WebServerInitializedEvent started) {
    accounts
        .offerSetup()
        .ifPresent(token ->
            System.out.println(
                "First administrator, once: http://localhost:"
                    + started.getWebServer().getPort()
                    + "/setup.html#"
                    + token));
  }
}
