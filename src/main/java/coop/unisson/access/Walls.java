package coop.unisson.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.ExceptionMappingAuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What stands in front of every URL. */
@Configuration(proxyBeanMethods = false)
class Walls {

    private static final String[] STAFF = {
        Role.COORDINATOR.group(), Role.PROCESS_OWNER.group(), Role.ADMINISTRATOR.group()
    };

    /** Tools of process owners and integrators: HTTP Basic at every call, no session, no cookie, no browser dialog. */
    @Bean
    @Order(1)
    SecurityFilterChain wallForTools(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(path("/engine-rest/**"), Walls::isToolAtTheApi))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(new ProtectiveHeaders())
                .httpBasic(basic -> basic.authenticationEntryPoint(Walls::refuseTool))
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain wallForPeople(
            HttpSecurity http, ElsewhereSignIn elsewhere, ObjectProvider<ClientRegistrationRepository> providers)
            throws Exception {
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/login")
                    .userInfoEndpoint(account -> account.oidcUserService(elsewhere))
                    .authorizedClientRepository(new ForgottenTokens())
                    .successHandler(elsewhere)
                    .failureHandler(elsewhere));
        }
        CsrfCookie tokens = new CsrfCookie();
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(path("/camunda/**")))
                .addFilterAfter(tokens, CsrfFilter.class)
                .headers(new ProtectiveHeaders())
                .formLogin(login -> login.loginPage("/login")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
                        .failureHandler(failed())
                        .permitAll())
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
                                PathPatternRequestMatcher.withDefaults()
                                        .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout")))
                        .deleteCookies("SESSION", "JSESSIONID")
                        .logoutSuccessUrl("/login?signed-out"))
                .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), path("/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                path("/login"),
                                path("/l/*"),
                                path("/password"),
                                path("/password/forgotten"),
                                path("/join/**"),
                                path("/css/**"),
                                path("/js/**"),
                                path("/webjars/**"),
                                path("/favicon.svg"),
                                path("/v3/api-docs"))
                        .permitAll()
                        .requestMatchers(path("/actuator/health/**"))
                        .permitAll()
                        // the page of an error is no page to ask for
                        .requestMatchers(path("/actuator/**"), path("/error"))
                        .denyAll()
                        // CVE-2026-77226: the set-up page is open while nobody is an administrator
                        .requestMatchers(path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        // there is one sign-in, and it is ours
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/api/admin/plugin/**"))
                        .hasAuthority(Role.ADMINISTRATOR.group())
                        .requestMatchers(path("/camunda/api/cockpit/**"))
                        .hasAnyAuthority(STAFF)
                        // a link opens one form and its person's page, and none of the engine's applications
                        .requestMatchers(path("/camunda/**"))
                        .access((who, what) -> decision(!(who.get() instanceof LinkAuthentication)
                                && who.get().isAuthenticated()
                                && !(who.get() instanceof AnonymousAuthenticationToken)))
                        .requestMatchers(path("/tasks/{task}"), path("/tasks/{task}/**"))
                        .access((who, what) ->
                                decision(mayOpen(who.get(), what.getVariables().get("task"))))
                        .requestMatchers(path("/forms/**"))
                        .access((who, what) ->
                                decision(mayOpen(who.get(), what.getRequest().getParameter("taskId"))))
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.disable())
                .build();
    }

    /** The check of promises answers tools too, where they bring their credentials along. */
    private static boolean isToolAtTheApi(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null
                && credentials.regionMatches(true, 0, "Basic ", 0, "Basic ".length())
                && path("/api/commitments/check").matches(request);
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webApplicationsKnowWhoIsHere() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", EngineAuthentication.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    /** Camunda's protection against forged requests. It would put itself behind all our filters, too late for the forms' door. */
    @Bean
    FilterRegistrationBean<CsrfPreventionFilter> webApplicationsAskForTheirToken(CamundaBpmProperties camunda) {
        var filter = new FilterRegistrationBean<>(new CsrfPreventionFilter());
        filter.setName("CsrfPreventionFilter");
        filter.setInitParameters(camunda.getWebapp().getCsrf().getInitParams());
        filter.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestKnowsWhoIsHere() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", EngineAuthentication.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        filter.setAsyncSupported(true);
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    /** Before Camunda's own filters, which write a nonce and read it again. */
    @Bean
    FilterRegistrationBean<NonceOfOnePage> pagesKeepTheirNonce() {
        var filter = new FilterRegistrationBean<>(new NonceOfOnePage());
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SecureCookies> cookiesStayBehindTls() {
        var filter = new FilterRegistrationBean<>(new SecureCookies());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Who guesses is told to wait, in the same words whether or not there is such an account. */
    private static AuthenticationFailureHandler failed() {
        var failed = new ExceptionMappingAuthenticationFailureHandler();
        failed.setDefaultFailureUrl("/login?error");
        failed.setExceptionMappings(Map.of(LockedException.class.getName(), "/login?wait"));
        return failed;
    }

    private static void refuseTool(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        response.setStatus(
                (why instanceof LockedException ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
    }

    private static AuthorizationDecision decision(boolean granted) {
        return new AuthorizationDecision(granted);
    }

    /** Who came by a link opens the task of that link, and what needs no task. */
    private static boolean mayOpen(Authentication who, @Nullable String task) {
        return who instanceof LinkAuthentication link
                ? task == null || task.isEmpty() || link.opens(task)
                : who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    /** By the whole path, whichever servlet answers. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
