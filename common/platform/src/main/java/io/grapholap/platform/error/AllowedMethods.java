package io.grapholap.platform.error;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** What a path can be asked, to be named where something else was asked (RFC 9110, 15.5.6). */
final class AllowedMethods {
    private AllowedMethods() {}

    /** The methods of the path of a request, of whichever classes, in their order of letters. */
    static Set<String> of(ContainerRequestContext request) {
        var methods = new TreeSet<String>();
        if (request instanceof ResteasyReactiveContainerRequestContext reactive
                && reactive.getServerRequestContext()
                        instanceof ResteasyReactiveRequestContext context) {
            for (var resources : context.getDeployment().getClassMappers()) {
                methods.addAll(among(resources, context.getPathWithoutPrefix()));
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    private static List<String> among(RequestPath<InitialMatch> resources, String path) {
        var found = new RequestMapper<>(new ArrayList<>(List.of(resources))).map(path);
        return found == null
                ? List.of()
                : Arrays.stream(found.value.handlers)
                        .filter(ClassRoutingHandler.class::isInstance)
                        .map(ClassRoutingHandler.class::cast)
                        .flatMap(routes -> of(routes, found.remaining).stream())
                        .toList();
    }

    private static List<String> of(ClassRoutingHandler routes, String remaining) {
        var rest = remaining.isEmpty() ? "/" : remaining;
        var methods = new ArrayList<String>();
        routes.getMappers()
                .forEach((method, paths) -> {
                    if (method != null && paths.map(rest) != null) {
                        methods.add(method);
                    }
                });
        return methods;
    }
}
