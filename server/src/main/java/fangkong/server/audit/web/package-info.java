/** The log over HTTP. */
@NullMarked
package fangkong.server.audit.web;

import org.jspecify.annotations.NullMarked;
