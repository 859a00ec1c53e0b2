/** The residents' door over HTTP. */
@NullMarked
package fangkong.server.declarations.web;

import org.jspecify.annotations.NullMarked;
