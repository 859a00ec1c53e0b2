package fangkong.server.accounts.web;

import fangkong.server.accounts.Device;
import fangkong.server.accounts.Devices;
import fangkong.server.accounts.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Devices that submit facts: enrolled with a code that is good once, listed, revoked. */
@RestController
@RequestMapping("/api/devices")
class DevicesController {

  /**
   * @param account whose device it will be; their own where left out
   */
  record Wanted(@Nullable UUID account) {}

  /**
   * @param code good once
   */
  record Offered(String code, OffsetDateTime expiresAt) {}

  record Enrolment(String code, String name) {}

  /**
   * @param token sent as {@code Authorization: Bearer}; told once
   */
  record Enrolled(UUID id, String token) {}

  /**
   * @param enrolledBy the account that gave the code
   */
  record DeviceView(
      UUID id,
      String name,
      OffsetDateTime enrolledAt,
      UUID enrolledBy,
      @Nullable OffsetDateTime revokedAt) {}

  private final Devices devices;
  private final ZoneId zone;

  DevicesController(Devices devices, ZoneId zone) {
    this.devices = devices;
    this.zone = zone;
  }

  @PostMapping("/enrolments")
  @ResponseStatus(HttpStatus.CREATED)
  Offered offerEnrolment(@RequestBody Wanted wanted) {
    Devices.Offer offer = devices.offer(SignedIn.current(), wanted.account());
    return new Offered(offer.code(), local(offer.expires()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Enrolled enrolDevice(@RequestBody Enrolment enrolment, HttpServletRequest request) {
    Devices.Enrolled enrolled =
        devices.enrol(enrolment.code(), enrolment.name(), request.getRemoteAddr());
    return new Enrolled(enrolled.id(), enrolled.token());
  }

  @GetMapping
  List<DeviceView> listDevices(@RequestParam Optional<UUID> account) {
    return devices.list(SignedIn.current(), account.orElse(null)).stream().map(this::view).toList();
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeDevice(@PathVariable UUID id) {
    devices.revoke(SignedIn.current(), id);
  }

  private DeviceView view(Device device) {
    Instant revoked = device.revokedAt();
    return new DeviceView(
        device.id(),
        device.name(),
        local(device.enrolledAt()),
        device.enrolledBy(),
        revoked == null ? null : local(revoked));
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
