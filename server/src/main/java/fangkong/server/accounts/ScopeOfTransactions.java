package fangkong.server.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells PostgreSQL at the begin of every transaction what it may show; the setting ends with the
 * transaction.
 */
@Component
class ScopeOfTransactions implements TransactionExecutionListener {

  private static final String SET_SCOPE = "SELECT set_config('fangkong.scope', ?, true)";

  private final DataSource dataSource;

  ScopeOfTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
    if (beginFailure != null) {
      return;
    }
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (PreparedStatement statement = connection.prepareStatement(SET_SCOPE)) {
      statement.setString(1, Scope.setting());
      statement.execute();
    } catch (SQLException e) {
      throw new CannotCreateTransactionException("the scope of a transaction could not be set", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
