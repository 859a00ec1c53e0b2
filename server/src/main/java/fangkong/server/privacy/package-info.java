/**
 * How long what is known of people is kept, and what is erased when. Not here: the log of who did
 * and saw what (audit), what is sealed with which key (keys, people).
 */
@ApplicationModule(
    allowedDependencies = {
      "background",
      "problems",
      "clock",
      "accounts",
      "audit",
      "evidence",
      "people",
      "keys",
      "database"
    })
@NullMarked
package fangkong.server.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
