package fangkong.server.assessments.web;

import fangkong.server.assessments.Assessments;
import fangkong.server.evidence.Publication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the server answers, how many people are still to be looked at, and how many facts wait to
 * be published, where they are.
 */
@RestController
@RequestMapping("/api/health")
class HealthController {

  record Health(String status, long pending, @Nullable Long unpublished) {}

  private final Assessments assessments;
  private final ObjectProvider<Publication> publication;

  HealthController(Assessments assessments, ObjectProvider<Publication> publication) {
    this.assessments = assessments;
    this.publication = publication;
  }

  @GetMapping
  Health checkHealth() {
    Publication published = publication.getIfAvailable();
    return new Health(
        "UP", assessments.countPending(), published == null ? null : published.countWaiting());
  }
}
