package fangkong.server.audit;

import fangkong.server.database.Bytes;

/**
 * An act in the chain of a month.
 *
 * @param month as 202207
 * @param number from 1
 */
record Entry(int month, long number, Act act, Bytes hash) {}
