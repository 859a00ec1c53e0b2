/**
 * Refusals as values with stable codes, and how they leave as RFC 9457 problem details; how much of
 * one kind of work is done at once before more is refused. Not here: which rule refuses; that is
 * said where the rule is.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fangkong.server.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
