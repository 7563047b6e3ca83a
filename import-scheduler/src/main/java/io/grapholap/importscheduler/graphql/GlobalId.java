package io.grapholap.importscheduler.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An id as Relay knows it: the type and the id within it, opaque to clients. What follows the type
 * is never taken apart.
 *
 * @param type name of the GraphQL type; none for an id as it stands in an address
 */
record GlobalId(Optional<String> type, String id) {
    private static final Pattern TYPED =
            Pattern.compile("([A-Z][A-Za-z]{2,40}):(\\P{Cntrl}{1,400})");

    static String of(String type, String id) {
        return Base64.getEncoder()
                .encodeToString((type + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    static GlobalId parse(String text) {
        try {
            var plain = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            var typed = TYPED.matcher(plain);
            if (typed.matches()) {
                return new GlobalId(Optional.of(typed.group(1)), typed.group(2));
            }
        } catch (IllegalArgumentException _) {
            return new GlobalId(Optional.empty(), text);
        }
        return new GlobalId(Optional.empty(), text);
    }

    /**
     * The id within a type, of either form.
     *
     * @throws GraphQlFailure if the text is the global id of something else
     */
    static String within(String type, String argument, String text) {
        var parsed = parse(text);
        if (parsed.type().filter(found -> !found.equals(type)).isPresent()) {
            throw GraphQlFailure.badInput(
                    "'%s' is the id of a %s; give the id of a %s."
                            .formatted(argument, parsed.type().orElse("thing"), type));
        }
        return parsed.id();
    }
}
