package fangkong.server.accounts;

import fangkong.server.audit.Trail;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Begins every transaction by telling PostgreSQL what it may show, and ends what wrote by recording
 * who asked for it; the setting ends with the transaction. It is part of the begin itself: where it
 * fails there is no transaction, and the connection goes back.
 */
@Component("transactionManager")
class ScopedTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1;
  private static final String SET_SCOPE = "SELECT set_config('fangkong.scope', ?, true)";

  private final transient Trail trail;

  ScopedTransactions(DataSource dataSource, Trail trail) {
    super(dataSource);
    this.trail = trail;
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    try (PreparedStatement statement = connection.prepareStatement(SET_SCOPE)) {
      statement.setString(1, Scope.setting());
      statement.execute();
    }
  }

  /** Whatever a request writes is recorded with it: in the same transaction, or not at all. */
  @Override
  protected void prepareForCommit(DefaultTransactionStatus status) {
    super.prepareForCommit(status);
    if (status.isNewTransaction() && !status.isReadOnly()) {
      trail.wrote();
    }
  }
}
