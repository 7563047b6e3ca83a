package io.grapholap.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.json.Json;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {
    @Test
    void aRecordIsOneLineOfJson() throws Exception {
        var record =
                new ExtLogRecord(
                        Level.ERROR,
                        "a \"quoted\"\nmessage of %s",
                        ExtLogRecord.FormatStyle.PRINTF,
                        "x");
        record.setParameters(new Object[] {"alice"});
        record.setLoggerName("io.grapholap.Some");
        record.setThrown(new IllegalStateException("why"));
        record.setMdc(Map.of("requestId", "r-1", "traceId", "t-1"));

        var line = new JsonLogFormatter("control-plane").format(record);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        var json = Json.mapper().readTree(line);
        assertThat(json.get("message").asText()).isEqualTo("a \"quoted\"\nmessage of alice");
        assertThat(json.get("service").asText()).isEqualTo("control-plane");
        assertThat(json.get("level").asText()).isEqualTo("ERROR");
        assertThat(json.get("requestId").asText()).isEqualTo("r-1");
        assertThat(json.get("traceId").asText()).isEqualTo("t-1");
        assertThat(json.get("exception").asText()).contains("IllegalStateException: why");
    }
}
