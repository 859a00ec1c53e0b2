package fangkong.server.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts the database while the rest of the server is still being put together: making a cluster
 * takes longer than half of a first start. It is stopped last, also when nothing else came up.
 */
public final class EarlyDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** A database that is on its way. */
  record Starting(CompletableFuture<Database> database) {
    Database await() {
      try {
        return database.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    void stop() {
      database.thenAccept(Database::close).exceptionally(_ -> null).join();
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    DatabaseProperties properties =
        Binder.get(environment).bindOrCreate("fangkong.db", DatabaseProperties.class);
    Folders folders = DatabaseConfiguration.foldersOf(environment);
    Starting starting =
        new Starting(
            CompletableFuture.supplyAsync(
                () -> DatabaseConfiguration.start(properties, folders),
                work -> Thread.ofPlatform().name("database-start").start(work)));
    DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
    beans.registerSingleton("startingDatabase", starting);
    beans.registerDisposableBean("startingDatabase", starting::stop);
  }
}
