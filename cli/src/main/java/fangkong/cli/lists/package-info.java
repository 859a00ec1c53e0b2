/** Options of matching pushed lists. NOT here: what becomes of a row (judgement). */
@NullMarked
package fangkong.cli.lists;

import org.jspecify.annotations.NullMarked;
