package io.grapholap.gateway.route;

import io.grapholap.platform.identity.Sharing;
import java.net.URI;

/**
 * Where to send the requests of an instance.
 *
 * @param incarnation the start that listens there; tokens are made for it alone
 * @param address scheme, host and port of the wrapper
 * @param sharing who may do what with the instance
 */
public record Route(String slug, long incarnation, URI address, Sharing sharing) {}
