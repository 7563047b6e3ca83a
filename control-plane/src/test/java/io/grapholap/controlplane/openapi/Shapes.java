package io.grapholap.controlplane.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.grapholap.common.json.Json;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of the types that go over the wire, as the platform's JSON mapper reads or writes them. A
 * field is nullable where its type is {@link Nullable}; all of an answer's fields are there.
 */
final class Shapes {
    /** At the end of the name of a shape that may be null. */
    static final String OR_NULL = "OrNull";

    private static final Set<Include> ALWAYS = Set.of(Include.ALWAYS, Include.USE_DEFAULTS);

    private final ShapeNames names = new ShapeNames();
    private final Map<String, Schema> found = new TreeMap<>();
    private final @Nullable Shapes answers;

    private Shapes(@Nullable Shapes answers) {
        this.answers = answers;
    }

    /** Of what is answered. */
    static Shapes ofAnswers() {
        return new Shapes(null);
    }

    /**
     * Of what is asked for.
     *
     * @param answers complete by now; what is a record there has {@code Input} behind its name here
     */
    static Shapes ofBodies(Shapes answers) {
        return new Shapes(answers);
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    /** The named schemas so far. */
    Map<String, Schema> found() {
        return found;
    }

    /** The schema of a type: a reference if it has a name. */
    Schema of(AnnotatedType type) {
        return of(type, type.isAnnotationPresent(Nullable.class));
    }

    /** A reference to the schema of a class. */
    Schema of(Class<?> type) {
        var schema = Scalars.of(type);
        return schema == null ? ref(named(type, "")) : schema;
    }

    private Schema of(AnnotatedType type, boolean nullable) {
        if (type instanceof AnnotatedParameterizedType generic) {
            return nullable(container(generic), nullable);
        }
        if (type instanceof AnnotatedArrayType array) {
            return nullable(array(of(array.getAnnotatedGenericComponentType())), nullable);
        }
        var raw = (Class<?>) type.getType();
        if (!nullable || Scalars.of(raw) != null) {
            return nullable(of(raw), nullable);
        }
        // A reference can say nothing beside itself, so what may be null has a schema of its own.
        return raw.isEnum() ? nullable(shape(raw), true) : ref(named(raw, OR_NULL));
    }

    private Schema container(AnnotatedParameterizedType type) {
        var raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
        var arguments = type.getAnnotatedActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return object().additionalPropertiesSchema(of(arguments[1]));
        }
        throw new IllegalStateException("The OpenAPI document has no schema for " + type);
    }

    private String named(Class<?> type, String ending) {
        var bare = names.of(type);
        var name = (isAnsweredToo(type, bare) ? bare + "Input" : bare) + ending;
        if (!found.containsKey(name)) {
            found.put(name, OASFactory.createSchema());
            found.put(name, nullable(shape(type), ending.equals(OR_NULL)));
        }
        return name;
    }

    private boolean isAnsweredToo(Class<?> type, String name) {
        return answers != null
                && !type.isEnum()
                && (answers.found.containsKey(name) || answers.found.containsKey(name + OR_NULL));
    }

    private Schema shape(Class<?> type) {
        if (type.isEnum()) {
            return Scalars.enumeration(type);
        }
        var bean = describe(type);
        var delegate = delegate(bean);
        if (delegate != null) {
            return of(delegate);
        }
        var schema = object();
        for (var property : bean.findProperties()) {
            schema.addProperty(property.getName(), of(type(type, property)));
            if (isWritten() && !mayBeMissing(property)) {
                schema.addRequired(property.getName());
            }
        }
        return schema;
    }

    private boolean isWritten() {
        return answers == null;
    }

    private BeanDescription describe(Class<?> type) {
        var mapper = Json.mapper();
        var java = mapper.constructType(type);
        return isWritten()
                ? mapper.getSerializationConfig().introspect(java)
                : mapper.getDeserializationConfig().introspect(java);
    }

    /** The type that stands for this one on the wire, if it is read as a whole. */
    private @Nullable AnnotatedType delegate(BeanDescription bean) {
        return isWritten()
                ? null
                : bean.getFactoryMethodsWithMode().stream()
                        .filter(f -> f.metadata == JsonCreator.Mode.DELEGATING)
                        .map(f -> f.annotated.getAnnotated().getAnnotatedParameterTypes()[0])
                        .findFirst()
                        .orElse(null);
    }

    private AnnotatedType type(Class<?> owner, BeanPropertyDefinition property) {
        return components(owner)
                .filter(c -> c.getName().equals(property.getInternalName()))
                .map(RecordComponent::getAnnotatedType)
                .findFirst()
                .orElseGet(() -> isWritten() ? written(property) : read(property));
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
    }

    private static AnnotatedType written(BeanPropertyDefinition property) {
        return property.getGetter().getAnnotated().getAnnotatedReturnType();
    }

    private static AnnotatedType read(BeanPropertyDefinition property) {
        return property.getSetter().getAnnotated().getAnnotatedParameterTypes()[0];
    }

    private static boolean mayBeMissing(BeanPropertyDefinition property) {
        var inclusion = property.findInclusion();
        return inclusion != null && !ALWAYS.contains(inclusion.getValueInclusion());
    }

    private static Schema nullable(Schema schema, boolean nullable) {
        if (nullable && schema.getType() != null) {
            schema.addType(SchemaType.NULL);
            if (schema.getEnumeration() != null) {
                schema.addEnumeration(null);
            }
        }
        return schema;
    }

    static Schema object() {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
    }

    static Schema array(Schema items) {
        return OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(items);
    }
}
