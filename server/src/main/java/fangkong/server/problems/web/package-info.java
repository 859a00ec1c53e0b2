/** What the server answers where nothing else did. */
@NullMarked
package fangkong.server.problems.web;

import org.jspecify.annotations.NullMarked;
