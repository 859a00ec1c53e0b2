package fangkong.server.audit.web;

import fangkong.server.audit.Alerts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who saw unusually many people. */
@RestController
@RequestMapping("/api/audit/alerts")
class AlertsController {

  private static final int MOST = 200;

  record Found(String note) {}

  /** A page, newest first; {@code next} continues before it, null at the end. */
  record Page(List<Alerts.Read> alerts, @Nullable UUID next) {}

  private final Alerts alerts;

  AlertsController(Alerts alerts) {
    this.alerts = alerts;
  }

  @GetMapping
  Page listAlerts(
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    List<Alerts.Read> page = alerts.page(before, most);
    return new Page(page, page.size() < most ? null : page.getLast().id());
  }

  @PostMapping("/{id}/acknowledgement")
  Alerts.Read acknowledgeAlert(@PathVariable UUID id, @RequestBody Found found) {
    return alerts.acknowledge(id, found.note());
  }
}
