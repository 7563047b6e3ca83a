package io.grapholap.platform.identity;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds endpoints that forgot to say who may call them; every service has a test that asks. */
public final class EndpointRules {
    private EndpointRules() {}

    /**
     * The endpoints without {@link Access} among the compiled classes that {@code member} belongs
     * to.
     *
     * @param member any class of the module; its classes must lie in a directory
     * @return {@code Class.method} of each, none when all is well
     */
    public static List<String> endpointsWithoutAccess(Class<?> member) {
        return endpoints(member)
                .filter(m -> !m.isAnnotationPresent(Access.class))
                .filter(m -> !m.getDeclaringClass().isAnnotationPresent(Access.class))
                .map(m -> m.getDeclaringClass().getName() + "." + m.getName())
                .sorted()
                .toList();
    }

    /** Every endpoint of the module, to make sure that the search finds any. */
    public static Stream<Method> endpoints(Class<?> member) {
        return classesBeside(member).stream()
                .filter(c -> !c.isInterface() && c.isAnnotationPresent(Path.class))
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(EndpointRules::isEndpoint);
    }

    private static boolean isEndpoint(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static List<Class<?>> classesBeside(Class<?> member) {
        try {
            var file = member.getName().replace('.', '/') + ".class";
            var here = member.getClassLoader().getResource(file);
            var path = java.nio.file.Path.of(here.toURI());
            var root = path.getRoot().resolve(path.subpath(0, path.getNameCount() - depth(file)));
            try (var files = Files.walk(root)) {
                return files.map(f -> root.relativize(f).toString())
                        .filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
                        .<Class<?>>map(f -> load(f, member.getClassLoader()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int depth(String file) {
        return file.split("/").length;
    }

    private static Class<?> load(String file, ClassLoader loader) {
        var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
