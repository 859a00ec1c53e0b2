package fangkong.server.accounts;

import fangkong.server.audit.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who acts in a request is who is signed in. */
@Component
class SignedInActor implements Actor.Source {

  @Override
  public Optional<Actor> findCurrent() {
    return SignedIn.findCurrent()
        .map(signedIn -> {
          String node = signedIn.scope().getFirst();
          return new Actor(
              signedIn.account(),
              signedIn.role().name(),
              node.equals(SignedIn.EVERYTHING) ? "" : node,
              signedIn.emergency(),
              signedIn.device());
        });
  }
}
