package fangkong.server.assessments.web;

import fangkong.server.assessments.Assessments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server answers, and how many people are still to be looked at. */
@RestController
@RequestMapping("/api/health")
class HealthController {

  record Health(String status, long pending) {}

  private final Assessments assessments;

  HealthController(Assessments assessments) {
    this.assessments = assessments;
  }

  @GetMapping
  Health checkHealth() {
    return new Health("UP", assessments.countPending());
  }
}
