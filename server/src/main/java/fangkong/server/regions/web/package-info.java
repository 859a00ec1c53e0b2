/** Laying out the tree and the roster from files, and asking who answers. */
@NullMarked
package fangkong.server.regions.web;

import org.jspecify.annotations.NullMarked;
