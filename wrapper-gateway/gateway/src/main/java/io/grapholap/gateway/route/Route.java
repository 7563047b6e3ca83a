package io.grapholap.gateway.route;

import java.net.URI;

/**
 * Where to send the requests of an instance.
 *
 * @param incarnation the start that listens there; tokens are made for it alone
 * @param address scheme, host and port of the wrapper
 */
public record Route(String slug, long incarnation, URI address) {}
