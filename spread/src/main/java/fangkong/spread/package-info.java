/**
 * A trace over more than one process: what each of many parts holds and tells the others. Who
 * carries it (a cluster, a test) only sends each {@link fangkong.spread.Sent} to the part it names.
 *
 * <p>{@link fangkong.spread.Lines} go to the people parts by name. {@link fangkong.spread.People}
 * number them, end open stays, and send stays to the place parts, where {@link
 * fangkong.spread.Places} keep indexes of the engine. A generation goes to and fro: from {@link
 * fangkong.spread.Reached} sources go to the place parts where they were, are traced there, and
 * come back as sums to the people parts of those exposed.
 *
 * <p>A crowded place is cut into slices of time, each a place of its own, and each border between
 * two slices is one too, whose sums count negatively. Stays of somebody that a linger may unite are
 * a chain, and all of a chain are in each slice that it reaches and on each border that it crosses.
 * Two chains that meet have n slices in common and the n - 1 borders between, so that each exposure
 * counts n - (n - 1) times: once. First and last are the same in all of them.
 *
 * <p>Ids of people are the number of their part, then their rank by name in it. Nothing here
 * depends on the order in which parts are told. NOT here: how contacts come about, which is {@link
 * fangkong.tracing}.
 */
@NullMarked
package fangkong.spread;

import org.jspecify.annotations.NullMarked;
