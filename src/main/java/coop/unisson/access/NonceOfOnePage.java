package coop.unisson.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of each of Camunda's pages with its own request. Camunda 7.24 writes it into the servlet context between the
 * page's header and the page itself; whatever else is asked meanwhile replaces it there, and the browser then runs no script of
 * the page: it stays empty.
 */
class NonceOfOnePage extends OncePerRequestFilter {

    /** As {@code ContentSecurityPolicyProvider} calls it. */
    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new OwnNonce(request), response);
    }

    private static final class OwnNonce extends HttpServletRequestWrapper {

        private @Nullable Object nonce;

        OwnNonce(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletContext getServletContext() {
            ServletContext shared = super.getServletContext();
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, args) -> {
                        boolean ofNonce = args != null && args.length > 0 && NONCE.equals(args[0]);
                        if (ofNonce && method.getName().equals("setAttribute")) {
                            nonce = args[1];
                            return null;
                        }
                        if (ofNonce && method.getName().equals("getAttribute")) {
                            return nonce;
                        }
                        try {
                            return method.invoke(shared, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
