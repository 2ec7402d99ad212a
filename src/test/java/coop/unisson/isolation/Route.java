package coop.unisson.isolation;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One route this application answers, as {@code door METHOD path}. {@code own} is ours; {@code engine} stands behind both
 * doors of the engine's REST interface; {@code web} belongs to Camunda's web applications.
 */
record Route(String door, String method, String path) implements Comparable<Route> {

    static Route parse(String text) {
        String[] words = text.strip().split("\\s+");
        return new Route(words[0], words[1], words[2]);
    }

    /** Everything that is registered now, whoever registered it. */
    static SortedSet<Route> all(ApplicationContext context) {
        SortedSet<Route> all = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> info.getPatternValues().forEach(path -> {
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        all.add(new Route("own", "GET", path));
                    }
                    methods.forEach(method -> all.add(new Route("own", method.name(), path)));
                }));
        var web = List.of(
                new AdminApplication().getClasses(),
                new CockpitApplication().getClasses(),
                new TasklistApplication().getClasses(),
                new WelcomeApplication().getClasses());
        var names = List.of("admin", "cockpit", "tasklist", "welcome");
        for (int i = 0; i < names.size(); i++) {
            String base = "/camunda/api/" + names.get(i);
            each(web.get(i), (method, path) -> all.add(new Route("web", method, base + path)));
        }
        each(new EngineRestApplication().getClasses(), (method, path) -> all.add(engine(method, path)));
        each(
                context.getBean(CamundaJerseyResourceConfig.class).getClasses(),
                (method, path) -> all.add(engine(method, path)));
        return all;
    }

    /** The same engine answers with and without its name. */
    private static Route engine(String method, String path) {
        return new Route("engine", method, path.replaceFirst("^/engine/\\{name}", ""));
    }

    private static void each(Set<Class<?>> classes, BiConsumer<String, String> found) {
        for (Class<?> type : classes) {
            Path path = annotation(type, Path.class);
            if (path != null) {
                below(type, join("", path.value()), new HashSet<>(), found);
            }
        }
    }

    private static void below(Class<?> type, String prefix, Set<Class<?>> above, BiConsumer<String, String> found) {
        if (!above.add(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            Method described = described(method);
            if (described == null || method.isBridge()) {
                continue;
            }
            Path path = described.getAnnotation(Path.class);
            String here = join(prefix, path == null ? "" : path.value());
            Optional<String> verb = verb(described);
            verb.ifPresentOrElse(
                    name -> found.accept(name, here), () -> below(method.getReturnType(), here, above, found));
        }
        above.remove(type);
    }

    /** The method, or the one it implements, that says where it is reached. */
    private static Method described(Method method) {
        List<Class<?>> types = new ArrayList<>(List.of(method.getDeclaringClass()));
        for (int i = 0; i < types.size(); i++) {
            Class<?> type = types.get(i);
            try {
                Method same = type.getMethod(method.getName(), method.getParameterTypes());
                if (same.isAnnotationPresent(Path.class) || verb(same).isPresent()) {
                    return same;
                }
            } catch (NoSuchMethodException e) {
                continue;
            }
            if (type.getSuperclass() != null) {
                types.add(type.getSuperclass());
            }
            types.addAll(Arrays.asList(type.getInterfaces()));
        }
        return null;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> A annotation(Class<?> type, Class<A> wanted) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (one.isAnnotationPresent(wanted)) {
                return one.getAnnotation(wanted);
            }
        }
        return null;
    }

    private static String join(String prefix, String path) {
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}");
        String joined = prefix + (plain.startsWith("/") || plain.isEmpty() ? "" : "/") + plain;
        return joined.replaceAll("/+$", "");
    }

    @Override
    public int compareTo(Route other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return door + " " + method + " " + (path.isEmpty() ? "/" : path);
    }
}
