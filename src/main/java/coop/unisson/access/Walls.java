package coop.unisson.access;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
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
        return http.securityMatcher(path("/engine-rest/**"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain wallForPeople(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("UNISSON-CSRF");
        tokens.setHeaderName("X-UNISSON-CSRF");
        tokens.setCookiePath("/");
        return http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(path("/camunda/**")))
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        // secrets in addresses never leave this server
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .formLogin(login -> login.loginPage("/login")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/")
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
                                path("/error"),
                                path("/css/**"),
                                path("/js/**"),
                                path("/webjars/**"),
                                path("/favicon.ico"))
                        .permitAll()
                        .requestMatchers(path("/actuator/health"))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .denyAll()
                        // CVE-2026-77226: the set-up page is open while nobody is an administrator
                        .requestMatchers(path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        // there is one sign-in, and it is ours
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
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
