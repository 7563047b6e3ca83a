package io.grapholap.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object per line: timestamp, level, logger, thread, message, then what the request put
 * aside (request id, trace id, …), then the stack trace.
 */
final class JsonLogFormatter extends ExtFormatter {
    private static final JsonFactory JSON = new JsonFactory();

    private final @Nullable String service;

    JsonLogFormatter(@Nullable String service) {
        this.service = service;
    }

    @Override
    public String format(ExtLogRecord record) {
        var line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", record.getInstant().toString());
            json.writeStringField("level", String.valueOf(record.getLevel()));
            if (service != null) {
                json.writeStringField("service", service);
            }
            json.writeStringField("logger", String.valueOf(record.getLoggerName()));
            json.writeStringField("thread", String.valueOf(record.getThreadName()));
            json.writeStringField("message", String.valueOf(formatMessage(record)));
            for (Map.Entry<String, String> e : record.getMdcCopy().entrySet()) {
                json.writeStringField(e.getKey(), e.getValue());
            }
            if (record.getThrown() != null) {
                json.writeStringField("exception", stackTrace(record.getThrown()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            return record.getLevel() + " " + record.getMessage() + System.lineSeparator();
        }
        return line.append('\n').toString();
    }

    private static String stackTrace(Throwable thrown) {
        var text = new StringWriter(1024);
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
