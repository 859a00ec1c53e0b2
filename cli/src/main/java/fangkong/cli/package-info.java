/**
 * The root command of the batch programs. NOT here: what the commands do; each has a package of its
 * own below this one, and adding one is a line in the list of {@link fangkong.cli.Main}.
 */
@NullMarked
package fangkong.cli;

import org.jspecify.annotations.NullMarked;
