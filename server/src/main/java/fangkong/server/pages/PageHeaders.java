package fangkong.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a browser may do with what it gets: everything comes from this server, nobody frames it, no
 * style stands in the markup. Over TLS it is told to come back by TLS alone.
 */
public final class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

  private static final String STYLES = "style-src 'self'";

  private static final String LOADS =
      "; default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
          + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /** The camera reads codes; nothing else of a device is asked for. */
  private static final String USES =
      "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), bluetooth=(), serial=()";

  @Override
  public void customize(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(loads())
        .frameOptions(frames -> frames.deny())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(permissions -> permissions.policy(USES))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(other -> other.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  private static HeaderWriter loads() {
    return (HttpServletRequest request, HttpServletResponse response) -> {
      String nonce = StyleNonce.find(request).map(" 'nonce-%s'"::formatted).orElse("");
      response.setHeader("Content-Security-Policy", STYLES + nonce + LOADS);
    };
  }
}
