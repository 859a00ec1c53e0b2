/** Several processes that are real ones, and what comes out at the other end. */
@NullMarked
package fangkong.endtoend;

import org.jspecify.annotations.NullMarked;
