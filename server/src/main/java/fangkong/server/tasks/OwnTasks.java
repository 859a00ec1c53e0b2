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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whom an account has to do with: everybody in the grids it answers for, and whoever its tasks are
 * about. Who stands on no roster answers for the scope; nobody is the work of a disabled account.
 * Of whom nothing follows yet, nobody knows where they are: they are not counted.
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
      Account found = accounts.find(account).orElse(null);
      List<String> nodes = found == null ? List.of() : nodesOf(found);
      Set<UUID> outside =
          assessments.listCurrent(people).stream()
              .filter(each -> nodes.stream().noneMatch(node -> isInside(each.region(), node)))
              .map(StoredStanding::person)
              .collect(Collectors.toCollection(HashSet::new));
      if (found != null) {
        outside.removeAll(listOfTasks(found));
      }
      return outside;
    });
  }

  private Set<UUID> listOfTasks(Account account) {
    String worker = account.worker();
    return worker == null
        ? Set.of()
        : tasks.listOpenOf(worker, Optional.empty(), MOST_TASKS).stream()
            .map(Task::person)
            .collect(Collectors.toSet());
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
