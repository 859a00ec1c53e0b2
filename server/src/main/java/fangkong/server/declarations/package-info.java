/**
 * The residents' door: announcing an arrival or a departure without an account, the card that a
 * device keeps for it, and what its holder may see. Not here: what follows from a declaration
 * (tasks), and who passes a post.
 */
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "problems",
      "clock",
      "regions",
      "accounts",
      "people",
      "evidence",
      "assessments",
      "database"
    })
@NullMarked
package fangkong.server.declarations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
