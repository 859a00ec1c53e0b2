package fangkong.server.checkpoints;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cards that residents show at a post, and what they announced with them, as told by whoever
 * keeps them. Asked past the scope of the post, for whoever passes may live anywhere; it only
 * reads.
 */
public interface ShownCards {

  /** A card, whose it is, and whether somebody has compared it with the person. */
  record ShownCard(UUID card, UUID person, String state) {}

  /** A journey away that was announced, and where to. */
  record Departing(UUID fact, Instant leaves, @Nullable String to) {}

  /** The card behind the text of a code that is valid now. */
  Optional<ShownCard> findCard(String code);

  /** The latest departure that somebody announced and that is still to come. */
  Optional<Departing> findDeparting(UUID person);

  /** Where nobody keeps cards. */
  final class None implements ShownCards {
    @Override
    public Optional<ShownCard> findCard(String code) {
      return Optional.empty();
    }

    @Override
    public Optional<Departing> findDeparting(UUID person) {
      return Optional.empty();
    }
  }
}
