/** Emergency access over HTTP. */
@NullMarked
package fangkong.server.emergency.web;

import org.jspecify.annotations.NullMarked;
