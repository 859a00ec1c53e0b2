package fangkong.server.accounts;

import fangkong.judgement.regions.Region;
import fangkong.server.audit.Actor;
import fangkong.server.regions.Regions;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The names of those who act, of their devices and of where they are. */
@Component
class AccountNames implements Actor.Names {

  private final Accounts accounts;
  private final JdbcDevices devices;
  private final Regions regions;

  AccountNames(Accounts accounts, JdbcDevices devices, Regions regions) {
    this.accounts = accounts;
    this.devices = devices;
    this.regions = regions;
  }

  @Override
  public Map<UUID, String> listUsernames(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : accounts.listUsernames(ids);
  }

  @Override
  public Map<UUID, String> listDeviceNames(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : devices.listNames(ids);
  }

  @Override
  public String nameOf(String region) {
    return Region.find(region).map(regions.tree()::nameOf).orElse("");
  }
}
