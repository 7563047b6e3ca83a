package io.grapholap.controlplane.testing;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;

/** Servers and settings of all Quarkus tests of this module. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TestSettings.class)
@QuarkusTestResource(FakeWarehouse.class)
final class TestServers {}
