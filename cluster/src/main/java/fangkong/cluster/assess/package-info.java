/**
 * Assessment on a cluster, to the byte what {@code fangkong assess} answers.
 *
 * <p>Evidence is spread by person over parts. A part asks the others, by name, for the evidence of
 * those whom its people are linked to, and for that of those whom these are linked to, and then
 * assesses its people as if it had the whole file.
 */
@NullMarked
package fangkong.cluster.assess;

import org.jspecify.annotations.NullMarked;
