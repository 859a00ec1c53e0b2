package fangkong.server.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction by telling PostgreSQL what it may show; the setting ends with the
 * transaction. It is part of the begin itself: where it fails there is no transaction, and the
 * connection goes back.
 */
@Component("transactionManager")
class ScopedTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1;
  private static final String SET_SCOPE = "SELECT set_config('fangkong.scope', ?, true)";

  ScopedTransactions(DataSource dataSource) {
    super(dataSource);
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
}
