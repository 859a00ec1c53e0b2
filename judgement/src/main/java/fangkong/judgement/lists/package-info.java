/**
 * Pushed lists: reading their rows, where each row goes, and which rows are the same lead. Not
 * here: the door that takes them (fangkong.server.evidence).
 */
@NullMarked
package fangkong.judgement.lists;

import org.jspecify.annotations.NullMarked;
