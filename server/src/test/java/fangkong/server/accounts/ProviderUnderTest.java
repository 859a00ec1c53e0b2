package fangkong.server.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A real identity provider on this machine. Whoever comes is known as they say; those whose name
 * begins with {@code mfa-} showed it two factors. Every token says that its holder is an
 * administrator of everything.
 */
final class ProviderUnderTest implements AutoCloseable {

  static final String CLIENT = "fangkong-pages";
  static final String PHONE_APP = "phone-app";
  static final String PROGRAM = "county-hospital";
  static final String STRANGER = "another-program";

  /** Who somebody is; how they would show it is nothing that matters here. */
  static final String KNOWN_AS = "Known-As";

  static final String AUDIENCE = "fangkong-interface";
  static final String APP_ADDRESS = "http://127.0.0.1/app";

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();

  ProviderUnderTest() {
    context.register(Configured.class);
    context.refresh();
  }

  String issuer() {
    return "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  static String secret(String client) {
    return "secret-of-" + client;
  }

  static String location(HttpHeaders headers) {
    return headers.firstValue("Location").orElse("");
  }

  private static final class KnownByHeader extends OncePerRequestFilter {
    private static final FactorGrantedAuthority SHOWN =
        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String name = request.getHeader(KNOWN_AS);
      if (name != null) {
        SecurityContextHolder.getContext()
            .setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(name, null, List.of(SHOWN)));
      }
      chain.doFilter(request, response);
    }
  }

  /** No @Configuration: the server under test looks for those. */
  @EnableWebSecurity
  static class Configured {

    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory(0);
    }

    @Bean
    DelegatingFilterProxyRegistrationBean security() {
      return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }

    /** Without a servlet no filter is asked. */
    @Bean
    ServletRegistrationBean<HttpServlet> nothingBehind() {
      return new ServletRegistrationBean<>(new HttpServlet() {}, "/");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .addFilterAfter(new KnownByHeader(), SecurityContextHolderFilter.class)
          .build();
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(
          withCode(CLIENT, "http://127.0.0.1/login/oauth2/code/oidc"),
          withCode(PHONE_APP, APP_ADDRESS),
          program(PROGRAM),
          program(STRANGER));
    }

    private static RegisteredClient withCode(String id, String back) {
      return RegisteredClient.withId(id)
          .clientId(id)
          .clientSecret("{noop}" + secret(id))
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri(back)
          .scope(OidcScopes.OPENID)
          .clientSettings(ClientSettings.builder().requireProofKey(true).build())
          .build();
    }

    private static RegisteredClient program(String id) {
      return RegisteredClient.withId(id)
          .clientId(id)
          .clientSecret("{noop}" + secret(id))
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .scope("read")
          .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return token -> {
        Authentication holder = Objects.requireNonNull(token.<Authentication>getPrincipal());
        String name = holder.getName();
        token.getClaims().claim("role", "ADMINISTRATOR").claim("scope", List.of("*"));
        token
            .getClaims()
            .claim("amr", name.startsWith("mfa-") ? List.of("pwd", "mfa") : List.of("pwd"));
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
          token.getClaims().claim("client_id", name);
        }
        String client = Objects.requireNonNull(token.getRegisteredClient()).getClientId();
        if (token.getTokenType().getValue().equals("access_token") && !client.equals(STRANGER)) {
          token.getClaims().audience(List.of(AUDIENCE));
        }
      };
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("1").generate()));
    }
  }
}
