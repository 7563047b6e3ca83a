package io.grapholap.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import io.grapholap.local.stack.StackFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description =
                "Show every process: id, port, memory, health, age. Exit code 1 unless all is well.")
final class StatusCommand extends Help implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var stack = StackFile.live(place.state());
        if (stack.isEmpty()) {
            System.out.println(json ? "{\"up\":false}" : "No stack is up.");
            return 1;
        }
        var rows = StatusRow.of(stack.get());
        boolean well = rows.stream().allMatch(StatusRow::healthy);
        if (json) {
            printJson(rows, well);
        } else {
            printTable(rows);
        }
        return well ? 0 : 1;
    }

    private static void printJson(List<StatusRow> rows, boolean well)
            throws JsonProcessingException {
        System.out.println(
                Json.mapper()
                        .writeValueAsString(Map.of("up", true, "healthy", well, "parts", rows)));
    }

    private static void printTable(List<StatusRow> rows) {
        System.out.printf(
                "%-18s %8s %6s %9s  %-10s %9s %9s%n",
                "PART", "PID", "PORT", "RSS", "HEALTH", "UPTIME", "RESTARTS");
        for (var row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %8s %6s %6d MB  %-10s %9s %9d%n",
                    row.name(),
                    row.pid() == 0 ? "-" : row.pid(),
                    row.port() == 0 ? "-" : row.port(),
                    row.rssBytes() / 1_000_000,
                    row.health(),
                    uptime(row.uptimeSeconds()),
                    row.restarts());
        }
    }

    private static String uptime(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? seconds / 60 + "m" + seconds % 60 + "s"
                : seconds / 3600 + "h" + seconds % 3600 / 60 + "m";
    }
}
