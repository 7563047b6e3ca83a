package io.grapholap.engine.algorithm;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who mistyped a name. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /**
     * Up to three of {@code names}, the most alike first; those that share nothing are left out.
     */
    static List<String> to(String word, Collection<String> names) {
        var wanted = word.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name ->
                        distance(wanted, name) <= Math.max(2, name.length() / 2)
                                || (wanted.length() > 2 && name.contains(wanted)))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(SHOWN)
                .toList();
    }

    /** Levenshtein's: insertions, deletions and replacements of single letters. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
