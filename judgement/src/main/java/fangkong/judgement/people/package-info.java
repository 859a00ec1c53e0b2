/**
 * Who somebody is said to be, and how they are found among the people known. Not here: where people
 * are kept, and what seals them (fangkong.server.people).
 */
@NullMarked
package fangkong.judgement.people;

import org.jspecify.annotations.NullMarked;
