/** The importer's GraphQL door: it translates, and holds no logic. */
@NullMarked
package io.grapholap.importscheduler.graphql;

import org.jspecify.annotations.NullMarked;
