package fangkong.server.reports.web;

import fangkong.server.accounts.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells a page when to ask again. */
@RestController
class EventsController {

  private final EventStream events;

  EventsController(EventStream events) {
    this.events = events;
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@RequestParam String region, HttpServletResponse response) {
    SignedIn reader = SignedIn.current();
    reader.inside(region);
    response.setHeader("X-Accel-Buffering", "no");
    return events.open(reader.account());
  }
}
