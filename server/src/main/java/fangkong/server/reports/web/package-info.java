/** Figures over HTTP. */
@NullMarked
package fangkong.server.reports.web;

import org.jspecify.annotations.NullMarked;
