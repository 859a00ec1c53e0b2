/** Ledgers over HTTP. */
@NullMarked
package fangkong.server.interop.web;

import org.jspecify.annotations.NullMarked;
