/**
 * The PostgreSQL this server stands on: an embedded one inside the data folder, or the one {@code
 * FANGKONG_DB_URL} names, behind one pool whose role owns nothing.
 *
 * <p>NOT here: tables and migrations (each module brings its own), queries, transactions, backup
 * and restore. No other module needs to know which kind of PostgreSQL is running.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fangkong.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
