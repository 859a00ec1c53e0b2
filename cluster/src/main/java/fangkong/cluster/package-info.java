/**
 * The pure rooms on Apache Spark, for those who outgrow one machine, to the byte what one machine
 * answers. A job for each:
 *
 * <ul>
 *   <li>{@link fangkong.cluster.TraceJob}: {@link fangkong.spread} carried by Spark, whose tables
 *       do what comes last: they put the sources of contacts together, and everything in order
 *   <li>{@link fangkong.cluster.AssessJob}, {@link fangkong.cluster.CountJob}: evidence spread by
 *       person; a part asks the others for that of whom its people are {@link
 *       fangkong.cluster.Linked} to, and goes on as if it had the whole file
 *   <li>{@link fangkong.cluster.MatchJob}: the process that reads a list makes the keyed indexes,
 *       no identity leaves it; rows and people that hang together by them come together
 * </ul>
 *
 * <p>NOT here: what a contact, a standing or a figure is (tracing, assessment, judgement), formats
 * of files (cli, codec), sessions and workers (fangkong.spark).
 */
@NullMarked
package fangkong.cluster;

import org.jspecify.annotations.NullMarked;
