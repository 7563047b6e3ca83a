package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checked parameters of one run: every declared one has a value, no other is there. */
final class Parameters {
    private final Map<String, Number> values;

    private Parameters(Map<String, Number> values) {
        this.values = values;
    }

    static Parameters of(AlgorithmInfo info, Map<String, ? extends @Nullable Object> given) {
        var values = new LinkedHashMap<String, Number>();
        for (var parameter : info.parameters()) {
            var value = given.get(parameter.name());
            values.put(
                    parameter.name(),
                    number(parameter, value == null ? parameter.defaultValue() : value));
        }
        for (var name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw invalid(
                        name,
                        info.name() + " has no parameter " + name + "; it has " + values.keySet());
            }
        }
        return new Parameters(values);
    }

    private static Number number(AlgorithmInfo.Parameter parameter, @Nullable Object value) {
        boolean whole = parameter.type().equals("int");
        if (value instanceof Number number
                && Double.isFinite(number.doubleValue())
                && (!whole || number.doubleValue() == Math.rint(number.doubleValue()))) {
            return number;
        }
        throw invalid(
                parameter.name(),
                parameter.name() + " must be of type " + parameter.type() + ", found " + value);
    }

    /** The value, which must lie between both bounds, inclusive. */
    double real(String name, double min, double max) {
        double value = values.get(name).doubleValue();
        if (value < min || value > max) {
            throw invalid(name, name + " must be from " + min + " to " + max + ", found " + value);
        }
        return value;
    }

    /** The value, which must lie between both bounds, inclusive. */
    int whole(String name, int min, int max) {
        double value = values.get(name).doubleValue();
        if (value < min || value > max) {
            throw invalid(
                    name,
                    name + " must be from " + min + " to " + max + ", found " + values.get(name));
        }
        return (int) value;
    }

    static PlatformException invalid(String name, String message) {
        return new PlatformException.Refused(
                ErrorCode.INVALID_ALGORITHM_PARAMETERS, message, Map.of("parameter", name));
    }
}
