/**
 * Pushed lists on a cluster, row by row what the door of a server says of them.
 *
 * <p>The process that reads a list makes the keyed indexes; no identity leaves it. Rows and people
 * known that hang together by such keys come together in one place, where the lists are gone
 * through in order.
 */
@NullMarked
package fangkong.cluster.match;

import org.jspecify.annotations.NullMarked;
