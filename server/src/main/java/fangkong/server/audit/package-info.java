/**
 * The log of who did and saw what. Every entry carries the hash of the one before; the last of each
 * batch is signed and kept apart from the database, so that whoever owns the database can neither
 * change, remove, reorder nor cut off entries unseen. Not here: who may do what (accounts), what is
 * kept for how long.
 */
@ApplicationModule(allowedDependencies = {"background", "problems", "clock", "database", "keys"})
@NullMarked
package fangkong.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
