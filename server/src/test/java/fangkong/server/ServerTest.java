package fangkong.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * Runs a test class against the one real server of the test process: its own database, a clock that
 * can be set, a free port. All classes share it, so each keeps to divisions and people of its own;
 * they ask for it as a {@link ServerUnderTest} in the constructor.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Server.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"fangkong.synthetic=true", "fangkong.second-factor=off"})
@ContextConfiguration(initializers = ServerUnderTest.OwnDatabase.class)
@Import({ServerUnderTest.class, Statements.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServerTest {}
