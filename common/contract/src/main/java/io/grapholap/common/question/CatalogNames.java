package io.grapholap.common.question;

import java.util.List;

/** The catalogs of the deployment's warehouse. */
public record CatalogNames(List<String> names) {}
