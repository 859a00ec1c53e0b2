package fangkong.server.regions.web;

import fangkong.server.regions.Layout;
import fangkong.server.regions.LayoutReceipt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lays out a place from CSV files. */
@RestController
@RequestMapping(path = "/api/layout", consumes = "text/csv")
class LayoutController {

  private final Layout layout;

  LayoutController(Layout layout) {
    this.layout = layout;
  }

  @PutMapping("/nodes")
  LayoutReceipt putNodes(@RequestBody String csv) {
    return layout.putNodes(csv);
  }

  @PutMapping("/roster")
  LayoutReceipt putRoster(@RequestBody String csv) {
    return layout.putRoster(csv);
  }

  @PutMapping("/absences")
  LayoutReceipt putAbsences(@RequestBody String csv) {
    return layout.putAbsences(csv);
  }

  @PutMapping("/household-links")
  LayoutReceipt putHouseholdLinks(@RequestBody String csv) {
    return layout.putHouseholdLinks(csv);
  }
}
