/** Posts, look-ups, shifts and figures over HTTP. */
@NullMarked
package fangkong.server.checkpoints.web;

import org.jspecify.annotations.NullMarked;
