/** Standing of a person with its reasons, adoption of protocols, rebuild. */
@NullMarked
package fangkong.server.assessments.web;

import org.jspecify.annotations.NullMarked;
