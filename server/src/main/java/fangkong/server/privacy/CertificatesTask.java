package fangkong.server.privacy;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code ./fangkong audit verify} looks at the certificates of closed events first, and ends with
 * status 1 where one does not say what was signed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "fangkong.task", havingValue = "audit-verify")
class CertificatesTask implements ApplicationRunner {
  private final Certificates certificates;
  private final ApplicationContext context;

  CertificatesTask(Certificates certificates, ApplicationContext context) {
    this.certificates = certificates;
    this.context = context;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<Certificate> all = certificates.list();
    for (Certificate each : all) {
      if (!certificates.isSigned(each)) {
        System.out.printf("certificate %s is not what was signed%n", each.closing());
        System.exit(SpringApplication.exit(context, () -> 1));
      }
    }
    System.out.printf("%d certificates of closed events%n", all.size());
  }
}
