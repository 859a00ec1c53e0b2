/**
 * Segments: how check-ins and the stays they make are packed, sealed, merged, written and opened.
 * NOT here: who met whom, which is {@link fangkong.tracing.kernel}'s; files, which callers map into
 * memory and hand over.
 *
 * <p><b>Format, version 1.</b> The bytes of a segment are the same in memory and in a file. All
 * numbers are little-endian and of two's complement; times are epoch seconds. Every part begins at
 * a multiple of 8 bytes, filled up with zeros.
 *
 * <pre>
 * header, 512 bytes, of which those not named are zero
 *     0  long  the characters FKSEGMNT
 *     8  int   version
 *    12  int   bytes of a chunk, 262144
 *    16  long  from: rows start at this time or later
 *    24  long  until: and before this
 *    32  long  base: the time of start 0
 *    40  int   bits of a start, of a place (44), of a person (48), of a length (52)
 *    56  long  assumed stay in seconds
 *    64  long  earliest start of a stay; latest end of one (72)
 *    80  int   which of the segments written together this is, from 0; how many they are (84)
 *    88  int   the same in all of them: CRC-32C of the directories of each in turn
 *    96  int   persons are below this; places are below that at 100
 *   104  long  longest stay of each of the three classes of length (104, 112, 120)
 *   136  13 × (long start, long bytes)  the sections in the order below
 *   464  long  where the rows start, where the checksums start (472), bytes in all (480)
 *   488  int   checksum of the bytes from 512 to the rows
 *   492  int   checksum of the table of checksums, to the end
 *   508  int   checksum of the header up to here
 * directories
 *     0  int…  persons that have packed check-ins, ascending; empty where key k has place k
 *     1  int…  where the check-ins of each start, and at last their number
 *     2  int…  places that have packed stays, ascending, or empty likewise
 *     3  int…  where the stays of each start, by three classes of length, and at last their number
 *     4–7      the same for wide check-ins and wide stays, without classes
 *     8  int…  persons, ascending, whose stays in older segments of the range this supersedes
 * rows
 *     9  long… stays: start, person, length, from the highest bits down; by place, class and start
 *    10  long… check-ins: start, place, length, and a bit that is set if nobody saw them leave; by
 *              person and start
 *    11  long… wide stays: start, end, person; by place and start
 *    12  long… wide check-ins: start, end or the greatest long if open, place; by person and start
 * checksums
 *        int…  one for each chunk of the rows, the last of which may be shorter
 * </pre>
 *
 * <p>Starts are seconds after the base. A row is wide if its start or length needs more bits than
 * there are. Checksums are CRC-32C. The header, the directories and the table are compared when a
 * segment is opened; a chunk of rows before its first row is read. Segments are opened with all
 * those they were written with and no others, in their order.
 */
@NullMarked
package fangkong.tracing.segment;

import org.jspecify.annotations.NullMarked;
