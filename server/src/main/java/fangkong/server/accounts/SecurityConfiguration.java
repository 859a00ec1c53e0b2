package fangkong.server.accounts;

import fangkong.server.pages.PageHeaders;
import fangkong.server.problems.Problem;
import fangkong.server.problems.ProblemCode;
import fangkong.server.problems.ProblemDetails;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Which right each path asks for. What is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private final ProblemDetails details;
  private final JsonMapper json;
  private final LocaleResolver locales;

  SecurityConfiguration(ProblemDetails details, JsonMapper json, LocaleResolver locales) {
    this.details = details;
    this.json = json;
    this.locales = locales;
  }

  @Bean
  PasswordEncoder passwords() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  /**
   * Cross-site requests carry no session: the cookie is SameSite=Strict, programs use a header; and
   * whatever they carry, {@link OwnPagesAlone} refuses them.
   */
  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Sessions sessions,
      Devices devices,
      IdentityProvider provider,
      OidcSignIn oidc,
      @Value("${fangkong.synthetic:false}") boolean synthetic,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failing) {
    http.csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(
            new OwnPagesAlone(this::refuse), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new SessionFilter(sessions, devices, provider, this::refuse, failing, locales),
            UsernamePasswordAuthenticationFilter.class)
        .headers(new PageHeaders())
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(
                    (request, response, _) -> refuse(ProblemCode.NOT_SIGNED_IN, request, response))
                .accessDeniedHandler(
                    (request, response, _) -> refuse(ProblemCode.NO_RIGHT, request, response)))
        .authorizeHttpRequests(paths ->
            paths
                // The rest of an answer whose request was let in.
                .dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                    "/",
                    "/index.html",
                    "/setup.html",
                    "/setup.js",
                    "/texts.js",
                    "/page.css",
                    "/error",
                    "/favicon.ico")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/console", "/console/**", "/field", "/field/**")
                .permitAll()
                .requestMatchers(
                    "/api/health", "/api/setup", "/api/sign-in", "/api/sign-in/*", "/api/sign-out")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/clock", "/api/regions/public")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/declarations",
                    "/api/declarations/mine",
                    "/api/declarations/appeals")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/declarations/cards/*/confirm")
                .hasAnyAuthority(Right.RECORD.name(), Right.CHECK_PASSAGE.name())
                .requestMatchers("/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html")
                .access((who, _) -> new AuthorizationDecision(synthetic || isSignedIn(who.get())))
                .requestMatchers(HttpMethod.POST, "/api/me/second-factor", "/api/devices")
                .permitAll()
                .requestMatchers("/api/me", "/api/me/password", "/api/devices/**")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/api/protocols/releases")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers(HttpMethod.GET, "/api/regions/**", "/api/protocols/**")
                .authenticated()
                .requestMatchers("/api/protocols/comparisons")
                .hasAuthority(Right.READ_REPORTS.name())
                .requestMatchers("/api/protocols/comparisons/changes")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers("/api/layout/**", "/api/accounts/**", "/api/clock")
                .hasAuthority(Right.ADMINISTER.name())
                .requestMatchers("/api/protocols/proposals/**", "/api/protocols/releases")
                .hasAuthority(Right.ADOPT_PROTOCOL.name())
                .requestMatchers(HttpMethod.POST, "/api/evidence")
                .hasAuthority(Right.RECORD.name())
                .requestMatchers(HttpMethod.POST, "/api/lists")
                .hasAuthority(Right.IMPORT_LIST.name())
                .requestMatchers(HttpMethod.POST, "/api/rulings/**")
                .hasAuthority(Right.RULE.name())
                .requestMatchers(HttpMethod.POST, "/api/appeals/*/answer")
                .hasAnyAuthority(Right.RULE.name(), Right.RECORD.name())
                .requestMatchers(HttpMethod.POST, "/api/people/*/appeals", "/api/moves/*/accept")
                .hasAuthority(Right.RECORD.name())
                .requestMatchers(HttpMethod.GET, "/api/tasks/round")
                .hasAuthority(Right.RECORD.name())
                .requestMatchers(HttpMethod.GET, "/api/tasks/by-region")
                .hasAnyAuthority(Right.READ_REPORTS.name(), Right.READ_PEOPLE.name())
                .requestMatchers(HttpMethod.GET, "/api/events")
                .hasAnyAuthority(
                    Right.READ_REPORTS.name(), Right.READ_PEOPLE.name(), Right.CHECK_PASSAGE.name())
                .requestMatchers(HttpMethod.POST, "/api/people/*/reveal/**")
                .hasAuthority(Right.REVEAL.name())
                .requestMatchers(HttpMethod.POST, "/api/people/find")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers(
                    HttpMethod.GET,
                    "/api/lists/**",
                    "/api/people/**",
                    "/api/tasks/**",
                    "/api/rulings",
                    "/api/appeals",
                    "/api/moves",
                    "/api/reports/base-figures/rows",
                    "/api/reports/funnel/rows",
                    "/api/measures/**")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers(HttpMethod.POST, "/api/privacy/event/**")
                .hasAuthority(Right.ADMINISTER.name())
                .requestMatchers(HttpMethod.GET, "/api/privacy/**")
                .hasAnyAuthority(Right.READ_AUDIT.name(), Right.ADMINISTER.name())
                .requestMatchers(HttpMethod.GET, "/api/audit")
                .hasAuthority(Right.READ_AUDIT.name())
                .requestMatchers("/api/audit/alerts/**")
                .hasAnyAuthority(Right.READ_AUDIT.name(), Right.SUPERVISE.name())
                .requestMatchers(HttpMethod.POST, "/api/emergency-access/*/acknowledgement")
                .hasAnyAuthority(Right.READ_AUDIT.name(), Right.SUPERVISE.name())
                .requestMatchers(HttpMethod.GET, "/api/emergency-access")
                .hasAnyAuthority(
                    Right.READ_PEOPLE.name(), Right.SUPERVISE.name(), Right.READ_AUDIT.name())
                .requestMatchers("/api/emergency-access/**")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers(HttpMethod.GET, "/api/exports/trace")
                .hasAuthority(Right.READ_AUDIT.name())
                .requestMatchers(HttpMethod.GET, "/api/exports")
                .hasAnyAuthority(
                    Right.READ_PEOPLE.name(), Right.SUPERVISE.name(), Right.READ_AUDIT.name())
                .requestMatchers(
                    HttpMethod.POST, "/api/exports/*/approval", "/api/exports/*/refusal")
                .hasAuthority(Right.SUPERVISE.name())
                .requestMatchers(HttpMethod.POST, "/api/exports", "/api/exports/*/file")
                .hasAuthority(Right.READ_PEOPLE.name())
                .requestMatchers(HttpMethod.GET, "/api/ledgers/**")
                .hasAuthority(Right.READ_LEDGERS.name())
                .requestMatchers(HttpMethod.GET, "/api/reports/**")
                .hasAuthority(Right.READ_REPORTS.name())
                .requestMatchers(HttpMethod.PUT, "/api/checkpoints/posts")
                .hasAuthority(Right.ADMINISTER.name())
                .requestMatchers(HttpMethod.GET, "/api/checkpoints/**")
                .hasAnyAuthority(Right.CHECK_PASSAGE.name(), Right.READ_REPORTS.name())
                .requestMatchers(
                    HttpMethod.POST, "/api/checkpoints/look-up", "/api/checkpoints/shifts/**")
                .hasAuthority(Right.CHECK_PASSAGE.name())
                .requestMatchers("/api/investigations/**")
                .hasAuthority(Right.INVESTIGATE.name())
                .anyRequest()
                .denyAll());
    oidc.open(http, this::refuse);
    return http.build();
  }

  private static boolean isSignedIn(@Nullable Authentication who) {
    return who != null && who.getPrincipal() instanceof SignedIn;
  }

  private void refuse(ProblemCode code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(Problem.of(code), request, response);
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemDetail detail = details.of(List.of(problem), locales.resolveLocale(request));
    response.setStatus(problem.code().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(detail));
  }
}
