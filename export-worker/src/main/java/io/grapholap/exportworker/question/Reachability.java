package io.grapholap.exportworker.question;

import io.grapholap.warehouse.host.HostGuard;
import io.grapholap.warehouse.host.HostNotAllowed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Tries whether something answers at an endpoint, at the very address that was admitted. */
final class Reachability {
    private final HostGuard hosts;
    private final SSLSocketFactory tls;

    Reachability(HostGuard hosts, SSLSocketFactory tls) {
        this.hosts = hosts;
        this.tls = tls;
    }

    /**
     * What came of it, as a sentence. Nothing is sent but a TLS greeting.
     *
     * @throws HostNotAllowed if the host may not be reached
     */
    String of(SourceEndpoint endpoint, Asked asked) {
        try {
            var address = hosts.admit(endpoint.host());
            try (var socket = new Socket();
                    var _ = asked.cancellation().onCancel(() -> close(socket))) {
                socket.connect(
                        new InetSocketAddress(address, endpoint.port()), left(asked.timeLeft()));
                return endpoint.tls()
                        ? greeting(socket, endpoint, asked)
                        : endpoint + " accepts connections.";
            }
        } catch (UnknownHostException e) {
            return "The host " + endpoint.host() + " is not known to DNS.";
        } catch (IOException e) {
            return endpoint + " accepts no connections.";
        }
    }

    private String greeting(Socket socket, SourceEndpoint endpoint, Asked asked) {
        try {
            socket.setSoTimeout(left(asked.timeLeft()));
            if (tls.createSocket(socket, endpoint.host(), endpoint.port(), true)
                    instanceof SSLSocket secure) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
            }
            return endpoint + " accepts TLS connections.";
        } catch (IOException e) {
            return endpoint + " accepts connections, but no TLS with a certificate to be trusted.";
        }
    }

    /** Milliseconds, at least 1: zero would mean for ever. */
    private static int left(Duration time) {
        return Math.toIntExact(Math.max(1, time.toMillis()));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more anyway.
        }
    }
}
