/**
 * The key files of an installation, and what seals and signs with them. Whoever may use this module
 * may open what is sealed, so few may. Not here: the keyed indexes by which people are found
 * (people), the passwords of the embedded PostgreSQL (database).
 */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package fangkong.server.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
