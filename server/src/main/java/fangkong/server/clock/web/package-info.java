/** The demonstration clock over HTTP, for synthetic installations only. */
@NullMarked
package fangkong.server.clock.web;

import org.jspecify.annotations.NullMarked;
