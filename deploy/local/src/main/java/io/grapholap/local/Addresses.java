package io.grapholap.local;

import io.grapholap.local.stack.StackRecord;
import io.grapholap.local.stack.StateDir;

/** Prints where a stack can be reached. */
final class Addresses {
    private Addresses() {}

    static void print(StackRecord stack, StateDir state) {
        System.out.println();
        System.out.println("  API        " + stack.url("control-plane") + "/api");
        System.out.println("  API docs   " + stack.url("control-plane") + "/api/docs");
        System.out.println("  Instances  " + stack.url("gateway") + "/wrapper/{slug}");
        System.out.println("  Importer   " + stack.url("import-scheduler") + "/graphql");
        System.out.println("             explorer at /graphql-ui, space 'demo' of alice");
        System.out.println("  PostgreSQL " + stack.url("postgres"));
        System.out.println("  Kafka      " + stack.url("kafka").getAuthority());
        System.out.println("  Users      alice, bob (analyst), carol (admin), dave (ops)");
        System.out.println("             as header X-Username");
        System.out.println("  State      " + state.root());
        System.out.println();
    }
}
