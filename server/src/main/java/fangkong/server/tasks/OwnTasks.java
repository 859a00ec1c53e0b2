package fangkong.server.tasks;

import fangkong.judgement.regions.Region;
import fangkong.server.accounts.Account;
import fangkong.server.accounts.Accounts;
import fangkong.server.accounts.Scope;
import fangkong.server.accounts.SignedIn;
import fangkong.server.assessments.Assessments;
import fangkong.server.assessments.StoredStanding;
import fangkong.server.audit.OwnWork;
import fangkong.server.regions.Regions;
import fangkong.server.regions.Tree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whom an account has to do with: everybody in the grids it answers for, and whoever its tasks are
 * about. Who stands on no roster answers for the scope; nobody is the work of a disabled account.
 */
@Component
class OwnTasks implements OwnWork {

  private static final int MOST_TASKS = 10_000;

  private final Tasks tasks;
  private final Assessments assessments;
  private final Accounts accounts;
  private final Regions regions;

  OwnTasks(Tasks tasks, Assessments assessments, Accounts accounts, Regions regions) {
    this.tasks = tasks;
    this.assessments = assessments;
    this.accounts = accounts;
    this.regions = regions;
  }

  @Override
  public Set<UUID> listOutside(UUID account, Collection<UUID> people) {
    return Scope.callEverywhere(() -> {
      Set<UUID> outside = new HashSet<>(people);
      accounts.find(account).ifPresent(found -> outside.removeAll(own(found, people)));
      return outside;
    });
  }

  private Set<UUID> own(Account account, Collection<UUID> people) {
    List<String> nodes = nodesOf(account);
    Set<UUID> own = new HashSet<>();
    for (StoredStanding each : assessments.listCurrent(people)) {
      if (nodes.stream().anyMatch(node -> isInside(each.region(), node))) {
        own.add(each.person());
      }
    }
    Optional.ofNullable(account.worker())
        .ifPresent(worker ->
            tasks.listOpenOf(worker, Optional.empty(), MOST_TASKS).stream()
                .map(Task::person)
                .forEach(own::add));
    return own;
  }

  private List<String> nodesOf(Account account) {
    String worker = account.worker();
    if (worker == null) {
      return account.scope();
    }
    Tree tree = regions.tree();
    return regions.listNodesOf(worker).stream().map(tree::gridOf).map(Region::path).toList();
  }

  private static boolean isInside(Region region, String node) {
    return node.equals(SignedIn.EVERYTHING) || region.path().startsWith(node);
  }
}
