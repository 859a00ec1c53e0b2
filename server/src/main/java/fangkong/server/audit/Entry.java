package fangkong.server.audit;

import fangkong.server.database.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * An act in the chain of a month.
 *
 * @param month as 202207
 * @param number from 1
 * @param names null in entries of the first form, whose hash goes over the names themselves
 */
record Entry(int month, long number, Act act, @Nullable Names names, Bytes hash) {

  /**
   * What stands in the chain for who acted and whom it is about.
   *
   * @param digest of the salt and of all that names somebody
   * @param salt 16 random bytes; null once the entry names nobody any more
   */
  record Names(Bytes digest, @Nullable Bytes salt) {}
}
